import { describe, expect, it } from 'vitest';
import {
  newsAt,
  newsLanguage,
  renderNewsSitemap,
} from '../../../../lambda/core/render/news-sitemap.ts';
import { makeArticle, makePublication } from '../../../support/core-samples.ts';
import { baseUrl } from '../../../support/newsroom.ts';
import { elementsOf, parseStrictXml, textsOf } from '../../../support/strict-xml.ts';

const now = '2026-09-30T12:00:00.000Z';
const publication = makePublication('id: x\ntitle: P & <Q>');

const publishedAt = (published: string, slug = 'a') => makeArticle({ published, slug });

describe('newsAt', () => {
  it('has what was published in the last two days, and no future articles', () => {
    const times = [
      '2026-09-30T12:00:00.001Z',
      '2026-09-30T12:00:00.000Z',
      '2026-09-28T12:00:00.000Z',
      '2026-09-28T11:59:59.999Z',
    ];
    const news = newsAt(
      times.map((time) => publishedAt(time)),
      now,
    );
    expect(news.map(({ published }) => published)).toEqual(times.slice(1, 3));
  });

  it('is at most 1,000 articles, the newest', () => {
    const articles = Array.from({ length: 1100 }, (_, index) =>
      publishedAt(new Date(Date.parse(now) - 60_000 * (1100 - index)).toISOString()),
    );
    const news = newsAt(articles, now);
    expect(news).toHaveLength(1000);
    expect(news[0]).toBe(articles.at(-1));
    expect(news.at(-1)).toBe(articles.at(100));
  });
});

describe('renderNewsSitemap', () => {
  it('has every field that Google requires of an article', () => {
    const article = makeArticle({
      slug: 'ü',
      title: 'A & <b> ]]>',
      language: 'en-GB',
      published: now,
    });
    const root = parseStrictXml(renderNewsSitemap([article], now, { publication, baseUrl }));
    const [news] = elementsOf(root, 'news:news');

    expect(root.uri).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
    expect(textsOf(root, 'loc')).toEqual(['https://news.example.org/articles/%C3%BC']);
    expect(news?.uri).toBe('http://www.google.com/schemas/sitemap-news/0.9');
    expect(textsOf(root, 'news:name')).toEqual(['P & <Q>']);
    expect(textsOf(root, 'news:language')).toEqual(['en']);
    expect(textsOf(root, 'news:publication_date')).toEqual([now]);
    expect(textsOf(root, 'news:title')).toEqual(['A & <b> ]]>']);
  });

  it('is valid when there is no news', () => {
    const root = parseStrictXml(renderNewsSitemap([], now, { publication, baseUrl }));
    expect(root).toMatchObject({ name: 'urlset', children: [] });
  });
});

describe('newsLanguage', () => {
  it.each([
    ['en-GB', 'en'],
    ['zh', 'zh-cn'],
    ['zh-Hant', 'zh-tw'],
    ['zh-TW', 'zh-tw'],
    ['zh-HK', 'zh-tw'],
    ['zh-SG', 'zh-cn'],
    ['ar-EG', 'ar'],
    ['ckb', 'ckb'],
  ])('of %s is %s', (language, code) => {
    expect(newsLanguage(language)).toBe(code);
  });
});
