import fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { safeHtml } from '../../../../lambda/core/convert/sanitise/safe-html.ts';
import { htmlText, looksLikeHtml } from '../../../../lambda/core/render/html-text.ts';
import { hostileText } from '../../../support/arbitraries.ts';

describe('htmlText', () => {
  it.each([
    ['<p>a &amp; <b>b</b>\n c</p>\n<p>d</p>', 'a & b c\n\nd'],
    ['<ul>\n<li>a</li>\n<li>b</li>\n</ul>', 'a\n\nb'],
    ['a<br />b', 'a\nb'],
    ['<pre>  a\n    b</pre><p>c</p>', 'a\n    b\n\nc'],
    ['<table><tr><th>a</th><td>b</td></tr></table>', 'a\tb'],
    ['<div lang="ar" dir="rtl"><p>ا</p></div>', 'ا'],
    ['<p><img alt="a" src="https://a.example/" /></p>', ''],
    ['<p><a title="1 &gt; 0" href="https://a.example/">a</a>&nbsp;b</p>', 'a b'],
    ['&lt;script&gt;', '<script>'],
    ['', ''],
  ])('reads %j as %j', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  it('gives the same text of safe HTML as an HTML parser', () => {
    const readByParser = (html: string) => DomUtils.textContent(parseDocument(html));
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = safeHtml(`<p title="a > b">${text}</p><ul><li>c</li></ul>`, () => undefined);
        expect(htmlText(html).replace(/\s+/g, '')).toBe(readByParser(html).replace(/\s+/g, ''));
      }),
    );
  });

  it('has one blank wherever a paragraph has white space', () => {
    const letters = fc.constantFrom('a', 'é', ' ', '\n', '\t', '\u00A0', '\u2028', '\uFEFF');
    fc.assert(
      fc.property(fc.string({ unit: letters }), (text) => {
        expect(htmlText(`<p>${text}</p>`)).toBe(text.trim().replace(/\s+/g, ' '));
      }),
    );
  });
});

describe('looksLikeHtml', () => {
  it.each(['<b>', 'a</b', '<!--', '<?x', '&amp;', '&copy b', '&pi', '&#38;', '&#x', '&4', '&a_b'])(
    'is so of %s',
    (text) => {
      expect(looksLikeHtml(text)).toBe(true);
    },
  );

  it.each(['AT&T', 'R&D;', 'a & b', 'a < b', '1 <2', '<3', 'a > b', '&', '&&', 'Rock&roll', '"'])(
    'is not so of %s',
    (text) => {
      expect(looksLikeHtml(text)).toBe(false);
    },
  );
});
