import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeHtml } from '../../../lambda/core/convert/safe-html.ts';
import { wellNested } from '../../../lambda/core/well-nested.ts';
import { unsafeMarkup } from '../../support/unsafe-markup.ts';

describe('wellNested', () => {
  it.each([
    ['<h2>a<h3>b</h3></h2>', '<h2>a</h2><h3>b</h3>'],
    ['<p>a<b><p>b</p></b></p>', '<p>a<b></b></p><p><b>b</b></p><p></p>'],
    [
      '<table><em>x</em><tr><td>y</td></tr></table>',
      '<em>x</em><table><tbody><tr><td>y</td></tr></tbody></table>',
    ],
    ['<p>a</p><caption>x</caption><tr><td>y</td></tr>', '<p>a</p>xy'],
  ])('makes of %s what a browser does', (html, nested) => {
    expect(wellNested(html)).toBe(nested);
  });

  it.each([
    '<p>a &amp; &lt;b&gt; &quot;c&quot;<br /><img alt="d" src="https://a.example/?b&amp;c" /></p>',
    '<table><tbody><tr><td>a</td></tr></tbody></table>\n<ol>\n<li>b</li>\n</ol>',
    'text\u00A0alone',
    'text',
  ])('leaves %s to the letter', (html) => {
    expect(wellNested(html)).toBe(html);
  });

  it('leaves what would grow without end, at once', () => {
    const bold = Array.from({ length: 90 }, (_, index) => `<b title="${index}">`).join('');
    const html = safeHtml(`<p>${bold}${'<p>x</p>'.repeat(1000)}`, () => undefined);
    expect(wellNested(html)).toBe(html);
  });

  it('leaves what it has made', () => {
    const pieces = 'a h2 h3 p div b em table tr td caption ul li dl dd q pre figure rt'
      .split(' ')
      .flatMap((name) => [`<${name}>`, `</${name}>`, '&lt;script&gt;']);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), (parts) => {
        const nested = wellNested(safeHtml(parts.join(''), () => undefined));
        expect(wellNested(nested)).toBe(nested);
        expect(unsafeMarkup(nested)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
