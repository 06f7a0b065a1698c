import fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import { resolveReference } from '../../../../../lambda/core/addresses.ts';
import { safeHtml } from '../../../../../lambda/core/convert/sanitise/safe-html.ts';
import { unsafeMarkup } from '../../../../support/unsafe-markup.ts';

const resolve = (reference: string) =>
  resolveReference(reference, 'https://n.example', 'https://n.example/articles/a');
const safe = (html: string) => safeHtml(html, resolve);

describe('safeHtml', () => {
  it.each([
    ['a script', '<script>alert(1)</script>x', 'x'],
    [
      'a script within a script',
      '<scr<script>ipt>alert(1)</scr</script>ipt>x',
      'ipt&gt;alert(1)ipt&gt;x',
    ],
    ['a style sheet', '<style>p{position:fixed}</style>x', 'x'],
    ['a frame', '<iframe src="https://v.example/"></iframe>x', 'x'],
    ['a form', '<form action="/x"><input name="a"><button>Go</button></form>b', 'b'],
    ['a choice', '<select><option>Go</option><option>Stay</option></select>b', 'b'],
    ['a drawing', '<svg onload="alert(1)"><text>hi</text></svg>b', 'b'],
    ['an object', '<object data="x"><p>fallback</p></object>', '<p>fallback</p>'],
    ['a base address', '<base href="https://e.example/"><p>a</p>', '<p>a</p>'],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=x">a', 'a'],
    ['a comment', 'a<!-- <script> -->b', 'ab'],
    ['a declaration', '<?xml version="1.0"?><!DOCTYPE html>a', 'a'],
    ['an event handler', '<p onclick="x()" ONMOUSEOVER=y()>a</p>', '<p>a</p>'],
    ['a style attribute', '<p style="position:fixed" class="a" id="b">a</p>', '<p>a</p>'],
    ['a target', '<a href="/b" target="_blank">a</a>', '<a href="https://n.example/b">a</a>'],
    [
      'a picture that runs a script',
      '<img src=x.png onerror=alert(1)>',
      '<img src="https://n.example/articles/x.png" />',
    ],
    ['a picture without an address', 'a<img alt="b">c', 'ac'],
    ['a picture from data', 'a<img src="data:image/png;base64,AA==">', 'a'],
    ['an empty paragraph', '<p>a</p><p> </p><p>&#3;</p>', '<p>a</p>'],
  ])('takes out %s', (_, html, expected) => {
    expect(safe(html)).toBe(expected);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#9;script:alert(1)',
    '&#106;avascript:alert(1)',
    '&#x1;javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'ftp://a.example/',
    'https://%zz/',
    '',
  ])('makes plain text of a link to %j', (href) => {
    expect(safe(`<a href="${href}">text</a>`)).toBe('text');
  });

  it.each([
    ['/b?c=d&e', 'https://n.example/b?c=d&amp;e'],
    ['other', 'https://n.example/articles/other'],
    ['#part', 'https://n.example/articles/a#part'],
    ['../media/a b.png', 'https://n.example/media/a%20b.png'],
    ['//cdn.example/a', 'https://cdn.example/a'],
    ['https://u:p@a.example/', 'https://a.example/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ])('makes the link %s absolute', (href, address) => {
    expect(safe(`<a href="${href}">a</a>`)).toBe(`<a href="${address}">a</a>`);
  });

  it('makes the sources of quotations absolute', () => {
    expect(safe('<blockquote cite="/a"><q cite="javascript:x">b</q></blockquote>')).toBe(
      '<blockquote cite="https://n.example/a"><q>b</q></blockquote>',
    );
  });

  it.each([
    ['lines before preformatted text', '<pre>\n\na</pre>', '<pre>\n\na</pre>'],
    [
      'lines before preformatted text beside an embed',
      '<pre>\na</pre><pre>\n\nb</pre><svg></svg>',
      '<pre>a</pre><pre>\n\nb</pre>',
    ],
    ['unclosed elements', '<div><p>a', '<p>a</p>'],
    ['stray ends', 'a</td></div>', 'a'],
    ['crossed ends', '<b><i>a</b></i>', '<b><i>a</i></b>'],
    ['paragraphs without an end', '<p>a<p>b', '<p>a</p><p>b</p>'],
    ['a block within a paragraph', '<p>a<div>b</div></p>', '<p>a</p><p>b</p>'],
    [
      'divisions of paragraphs',
      '<div><div><p>a</p></div><ul><li>b</li></ul></div>',
      '<p>a</p><ul><li>b</li></ul>',
    ],
    [
      'divisions of text',
      '<div>a <b>b</b></div><li><div>c</div></li>',
      '<p>a <b>b</b></p><li><p>c</p></li>',
    ],
    ['a division of both', '<div>a<p>b</p></div>', '<div>a<p>b</p></div>'],
    [
      'a division in another direction',
      '<div dir="rtl"><p>a</p></div>',
      '<div dir="rtl"><p>a</p></div>',
    ],
    ['what opens on demand', '<details><summary>a</summary><p>b</p></details>', '<p>a</p><p>b</p>'],
    ['a button that never ends', `<button>${'word '.repeat(30)}`, 'word '.repeat(30).trim()],
    [
      'a link within a link',
      '<a href="/b">a <a href="/c">d</a></a>',
      '<a href="https://n.example/b">a </a><a href="https://n.example/c">d</a>',
    ],
    [
      'a link within the table of a link',
      '<a href="/b"><table><tr><td>a <a href="/c">d</a></td></tr></table></a>',
      '<a href="https://n.example/b"><table><tbody><tr><td>a d</td></tr></tbody></table></a>',
    ],
    ['a heading within a heading', '<h2>a<h3>b</h3></h2>', '<h2>a</h2><h3>b</h3>'],
    [
      'a paragraph within the emphasis of another',
      '<p>a<b><p>b</p></b></p>',
      '<p>a</p><p><b>b</b></p>',
    ],
    [
      'what stands between the rows of a table',
      '<table><em>x</em><tr><td>y</td></tr></table>',
      '<em>x</em><table><tbody><tr><td>y</td></tr></tbody></table>',
    ],
    [
      'parts of a table without one',
      '<p>a</p><caption>x</caption><tr><td>y</td></tr>',
      '<p>a</p>xy',
    ],
    [
      'a link for a player among text',
      '<p>a <video src="/b"></video></p>',
      '<p>a <a href="https://n.example/b">Video</a></p>',
    ],
    [
      'links one after the other',
      '<a href="/b">a</a> <a href="/c">d</a>',
      '<a href="https://n.example/b">a</a> <a href="https://n.example/c">d</a>',
    ],
    ['the headline of a page', '<h1>a</h1>', '<h2>a</h2>'],
    ['loose markup characters', 'a < b && c > d ]]>', 'a &lt; b &amp;&amp; c &gt; d ]]&gt;'],
    [
      'control and non-characters',
      '<p title="a&#3;b">c&#xFDD0;&#xD800;d</p>',
      '<p title="ab">cd</p>',
    ],
  ])('fixes %s', (_, html, expected) => {
    expect(safe(html)).toBe(expected);
  });

  const image = '<img src="https://n.example/a.jpg" />';

  it.each([
    ['a late source', '<img src="data:image/gif;base64,AA" data-src="/a.jpg">', image],
    ['a late source of another name', '<img data-lazy-src="/a.jpg">', image],
    ['a twin', '<img data-src="/a.jpg"><noscript><img src="/a.jpg"></noscript>', image],
    [
      'a counter',
      '<img src="/c.gif" width="1" height="1"><img src="https://pixel.wp.com/g.gif">',
      '',
    ],
    [
      'a spacer',
      '<img src="/i/spacer.gif"><img src="/google-pixel.jpg">',
      '<img src="https://n.example/google-pixel.jpg" />',
    ],
    [
      'candidates',
      '<img src="/a.jpg" srcset="/b.jpg 2x, data:x 3x, javascript:y 4x">',
      '<img src="https://n.example/a.jpg" srcset="https://n.example/b.jpg 2x" />',
    ],
    [
      'the candidates of a picture element',
      '<picture><source srcset="/b.jpg 400w"><img src="/a.jpg"></picture>',
      '<img src="https://n.example/a.jpg" srcset="https://n.example/b.jpg 400w" />',
    ],
  ])('fixes a picture with %s', (_, html, expected) => {
    expect(safe(html)).toBe(expected);
  });

  it.each([
    ['//www.youtube.com/embed/Ab3dEf6hIjk?rel=0', 'https://www.youtube.com/watch?v=Ab3dEf6hIjk'],
    ['https://player.vimeo.com/video/12345?h=1', 'https://vimeo.com/12345'],
    ['https://platform.twitter.com/embed/Tweet.html?id=99', 'https://x.com/i/status/99'],
    ['https://open.spotify.com/embed/episode/7x', 'https://open.spotify.com/episode/7x'],
  ])('makes a link of the frame %s', (src, address) => {
    expect(safe(`<iframe src="${src}" title="A film"></iframe>`)).toBe(
      `<p><a href="${address}">A film</a></p>`,
    );
  });

  it.each([
    ['video', '<video><source src="/a.mp4">No video</video>', 'a.mp4', 'Video'],
    ['audio', '<audio src="/a.mp3" controls></audio>', 'a.mp3', 'Audio'],
  ])('makes a link of %s', (_, html, file, text) => {
    expect(safe(html)).toBe(`<p><a href="https://n.example/${file}">${text}</a></p>`);
  });

  it.each([
    ['<h3>a</h3><h3>b</h3><h5>c</h5>', '<h2>a</h2><h2>b</h2><h3>c</h3>'],
    ['<h1>a</h1><h4>b</h4><h2>c</h2>', '<h2>a</h2><h3>b</h3><h3>c</h3>'],
  ])('leaves out no level of %s', (html, expected) => {
    expect(safe(html)).toBe(expected);
  });

  it('keeps the anchors of footnotes and no others', () => {
    expect(safe('<li id="fn1"><a id="fnref1">a</a><a id="x">b</a></li>')).toBe(
      '<li id="fn1"><a id="fnref1">a</a>b</li>',
    );
  });

  it('keeps what articles are made of', () => {
    const html = [
      '<h2 lang="ar" dir="rtl">a</h2>',
      '<p>b<sub>2</sub> <time datetime="2026-09-30">c</time><br /></p>',
      '<ol start="3" reversed><li value="2">d</li></ol>',
      '<table><thead><tr><th colspan="2" scope="col">e</th></tr></thead></table>',
      '<figure><img alt="f" src="https://a.example/f.png" /><figcaption>g</figcaption></figure>',
      '<pre><code>h  i\n</code></pre>',
      '<ruby>漢<rt>kan</rt></ruby>',
    ].join('\n');
    expect(safe(html)).toBe(html);
  });

  it('takes off emphasis that would be repeated without end, and keeps the text', () => {
    const emphasis = Array.from({ length: 90 }, (_, index) => `<b title="${index}">`).join('');
    expect(safe(`<p>${emphasis}${'<p>x</p>'.repeat(1000)}`)).toBe('<p>x</p>'.repeat(1000));
  });

  it.each([
    ['<div>', 5000],
    ['<b>', 5000],
    ['<a href="/b">', 5000],
    ['<blockquote><p>', 5000],
    ['<ul><li>', 5000],
  ])('flattens %s, %i deep', (tag, times) => {
    const flat = safe(`${tag.repeat(times)}text`);

    expect(flat).toContain('text');
    expect(flat.match(/<\w/g)?.length ?? 0).toBeLessThanOrEqual(100);
  });
});

const fragments = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(
      ...'<a href=" <a href=x> </a> <p> </p> <div> <figure> <video> <audio> <source> <picture> <object> <h3> <h6> <noscript> srcset=" data-src=" <script> </script> <style> </style> <svg> <math> <title> <noscript> <xmp> <plaintext>'.split(
        ' ',
      ),
      ...'<textarea> <img><img src="x" onerror=alert(1) > /> javascript: java&#9;script: &lt;script&gt; &amp; & < > " = x <!-- --> <![CDATA[ ]]>'.split(
        ' ',
      ),
      ...'<table> <tbody> <tr> <td> </table> <ul> <li> <b> </b> <br> <option> <select> <iframe> <template> <form> <h1> <q cite="'.split(
        ' ',
      ),
      ...[
        '\u0000',
        '\u0003',
        '\uFDD0',
        '&#3;',
        '&nbsp;',
        ' ',
        '\n',
        "'",
        'title="',
        '<ol type="',
        '<blockquote cite="',
        '</',
      ],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
);
const pieces = [
  ...'a i em h2 p div span table tr td th tbody caption ul ol li dl dd dt q pre figure rt ruby'
    .split(' ')
    .flatMap((name) => [`<${name}>`, `</${name}>`]),
  ...[
    '<a href="/x">',
    '<span lang="de">',
    '<object>',
    '<audio src="/a">',
    '<svg>',
    '<button>',
    'x',
  ],
];
const html = fc
  .oneof(
    fc.array(fragments, { maxLength: 14 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 25 }),
  )
  .map((parts) => parts.join(''));
const tagsOf = (markup: string) => markup.match(/<\/?[a-z][a-z\d]*/g);

describe('safeHtml of anything', () => {
  it('is idempotent', () => {
    fc.assert(
      fc.property(html, (given) => {
        expect(safe(safe(given))).toBe(safe(given));
      }),
      { numRuns: 1500 },
    );
  });

  it('is to a browser what it says', () => {
    fc.assert(
      fc.property(html, (given) => {
        const markup = `<div>${safe(given)}</div>`;
        expect(tagsOf(serialize(parseFragment(markup)))).toEqual(tagsOf(markup));
      }),
      { numRuns: 1500 },
    );
  });

  it('lets no script, event handler or script address through', () => {
    fc.assert(
      fc.property(html, (given) => {
        expect(unsafeMarkup(safe(given))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('leaves no empty paragraph, and no level of heading out', () => {
    fc.assert(
      fc.property(html, (given) => {
        const markup = safe(given);
        expect(markup).not.toMatch(/<p[^>]*>\s*<\/p>/);
        const levels = [...markup.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
        for (const [index, level] of levels.entries()) {
          expect(level).toBeGreaterThanOrEqual(2);
          expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 1) + 1);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps every word of what articles are made of, in order', () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/);
    const tags = ['p', 'b', 'em', 'div', 'li', 'blockquote', 'h3', 'td', 'figcaption', 'span'];
    const part = fc.tuple(fc.constantFrom(...tags), word);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const markup = parts.map(([tag, text]) => `<${tag}>${text}</${tag}>`).join('\n');
        const words = safe(markup)
          .replace(/<[^>]*>/g, ' ')
          .trim()
          .split(/\s+/);
        expect(words).toEqual(parts.map(([, text]) => text));
      }),
    );
  });
});
