import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { renderArticlePage } from '../../../../lambda/core/render/article-page.ts';
import { makeArticle, makePublication } from '../../../support/core-samples.ts';
import { baseUrl } from '../../../support/newsroom.ts';

const pageOf = (overrides: Parameters<typeof makeArticle>[0] = {}, yaml = 'id: x\ntitle: P') =>
  renderArticlePage(makeArticle(overrides), { publication: makePublication(yaml), baseUrl });

describe('renderArticlePage', () => {
  it('shows headline, byline, day and text', () => {
    const page = pageOf({ authors: [{ name: 'A & B' }, { name: '<C>' }], title: '<T>' });
    expect(page).toContain('<h1>&lt;T&gt;</h1>');
    expect(page).toContain(
      '<p>A &amp; B, &lt;C&gt;, <time datetime="2026-09-30T12:00:00.000Z">September 30, 2026</time></p>',
    );
    expect(page).toContain('<p>A text.</p>');
    expect(page).toContain('<title>&lt;T&gt; – P</title>');
  });

  it('names the original as the canonical address, else its own', () => {
    expect(pageOf({ canonical: 'https://o.example/?a=1&b=2' })).toContain(
      '<link rel="canonical" href="https://o.example/?a=1&amp;b=2">',
    );
    expect(pageOf({ slug: 'ü' })).toContain(
      '<link rel="canonical" href="https://news.example.org/articles/%C3%BC">',
    );
  });

  it('shows the picture with its words', () => {
    const image = { url: 'https://a.example/?b&c', alt: '"d"', caption: '<e>', credit: 'f' };
    const page = pageOf({ image });
    expect(page).toContain('<img src="https://a.example/?b&amp;c" alt="&quot;d&quot;">');
    expect(page).toContain('<figcaption>&lt;e&gt; f</figcaption>');
    expect(pageOf()).not.toContain('<figure>');
  });

  it('runs from the right in Arabic', () => {
    expect(pageOf({ language: 'ar' })).toContain('<html lang="ar" dir="rtl">');
  });

  it.each([
    [
      'an attack in every field',
      {
        title: '"><script>',
        summary: '"><script>',
        slug: 'a',
        authors: [{ name: '</p><script>' }],
      },
    ],
    ['an Arabic text', { language: 'ar', title: 'رفًّا' }],
    ['a picture without words', { image: { url: 'https://a.example/a.png' } }],
  ])('is valid HTML with %s', async (_, overrides) => {
    const validator = new HtmlValidate({
      root: true,
      extends: ['html-validate:recommended'],
    });
    const page = pageOf(overrides, 'id: x\ntitle: "\\"><script>"');
    const report = await validator.validateString(page);
    expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
    expect(page).not.toContain('<script');
  });
});
