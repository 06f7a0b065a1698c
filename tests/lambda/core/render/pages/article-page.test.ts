import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { renderArticlePage } from '../../../../../lambda/core/render/pages/article-page.ts';
import { makeArticle, makePublication } from '../../../../support/core-samples.ts';
import { baseUrl } from '../../../../support/newsroom.ts';

const pageOf = (overrides: Parameters<typeof makeArticle>[0] = {}, yaml = 'id: x\ntitle: P') =>
  renderArticlePage(makeArticle(overrides), { publication: makePublication(yaml), baseUrl });

describe('renderArticlePage', () => {
  it('shows headline, byline, day and text', () => {
    const page = pageOf({ authors: [{ name: 'A & B' }, { name: '<C>' }], title: '<T>' });
    expect(page).toContain('<h1>&lt;T&gt;</h1>');
    expect(page).toContain(
      `<p class="meta"><a href="${baseUrl}/authors/a-b/">A &amp; B</a>, <a href="${baseUrl}/authors/c/">&lt;C&gt;</a> · <time datetime="2026-09-30T12:00:00.000Z">September 30, 2026</time></p>`,
    );
    expect(page).toContain('<p>A text.</p>');
    expect(page).toContain('<title>&lt;T&gt; – P</title>');
  });

  it('has no byline where it has no author, and is by the organisation for search engines', () => {
    const page = pageOf({ authors: [] });
    expect(page).toContain('<p class="meta"><time datetime="2026-09-30T12:00:00.000Z">');
    expect(page).toContain(
      '"author":[{"@type":"Organization","name":"P","url":"https://news.example.org/"}]',
    );
    expect(page).not.toContain('/authors/');
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

  it('says when it was updated, if that was on another day', () => {
    expect(pageOf()).not.toContain('Updated');
    expect(pageOf({ updated: '2026-10-02T12:00:00.000Z', language: 'de' })).toContain(
      ' · Aktualisiert <time datetime="2026-10-02T12:00:00.000Z">2. Oktober 2026</time>',
    );
  });

  it('says how long it takes to read', () => {
    expect(pageOf({ minutes: 4, words: 800 })).toContain('</time> · 4 min</p>');
    expect(pageOf({ minutes: 4, words: 800, language: 'de' })).toContain(' · 4 Min.</p>');
    expect(pageOf({ minutes: 4, words: 800 })).toContain('"wordCount":800,"timeRequired":"PT4M"');
  });

  it('leads to the pages of its section and its tags', () => {
    const page = pageOf({ section: 'Local', tags: ['C++', 'مدينة'] });

    expect(page).toContain(`<p class="kicker"><a href="${baseUrl}/sections/local/">Local</a></p>`);
    expect(page).toContain(`<li><a href="${baseUrl}/tags/c-plus-plus/">C++</a></li>`);
    expect(page).toContain(
      `<li><a href="${baseUrl}/tags/${encodeURIComponent('مدينة')}/">مدينة</a></li>`,
    );
  });

  it('tells search engines what it is, as JSON-LD that nothing can break out of', () => {
    const page = pageOf({ title: '</script><b>', section: 'Local', tags: ['a'] });
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? [];

    expect(JSON.parse(json)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: '</script><b>',
      description: 'A text.',
      inLanguage: 'en',
      datePublished: '2026-09-30T12:00:00.000Z',
      dateModified: '2026-09-30T13:00:00.000Z',
      author: [{ '@type': 'Person', name: 'An Author' }],
      publisher: { '@type': 'Organization', name: 'P', url: `${baseUrl}/` },
      articleSection: 'Local',
      keywords: ['a'],
      mainEntityOfPage: `${baseUrl}/articles/a`,
      isAccessibleForFree: true,
    });
  });

  it('tells social networks what to show of a link to it', () => {
    const image = { url: 'https://a.example/a.png', width: 30, height: 20, alt: '"A"' };
    const page = pageOf({ image, title: 'A & B' });

    for (const [property, content] of [
      ['og:type', 'article'],
      ['og:title', 'A &amp; B'],
      ['og:site_name', 'P'],
      ['og:url', `${baseUrl}/articles/a`],
      ['og:image', 'https://a.example/a.png'],
      ['og:image:width', '30'],
      ['og:image:alt', '&quot;A&quot;'],
      ['article:published_time', '2026-09-30T12:00:00.000Z'],
    ]) {
      expect(page).toContain(`<meta property="${property}" content="${content}">`);
    }
    expect(page).toContain('<meta name="twitter:card" content="summary_large_image">');
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
    expect(page.match(/<script/g)).toHaveLength(1);
  });
});
