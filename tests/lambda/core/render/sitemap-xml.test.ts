import { describe, expect, it } from 'vitest';
import { renderSitemap, renderSitemapIndex } from '../../../../lambda/core/render/sitemap-xml.ts';
import { elementsOf, parseStrictXml, textsOf } from '../../../support/strict-xml.ts';

describe('renderSitemap', () => {
  it('names every page once, in order, with the time of its last change', () => {
    const root = parseStrictXml(
      renderSitemap([
        { address: 'https://a.example/?a=1&b=%5B2%5D', updated: '2026-09-02T00:00:00.000Z' },
        { address: 'https://a.example/%C3%BC', updated: '2026-09-01T00:00:00.000Z' },
      ]),
    );

    expect(root).toMatchObject({
      name: 'urlset',
      uri: 'http://www.sitemaps.org/schemas/sitemap/0.9',
    });
    expect(elementsOf(root, 'url').map(({ children }) => children.map(({ text }) => text))).toEqual(
      [
        ['https://a.example/?a=1&b=%5B2%5D', '2026-09-02T00:00:00.000Z'],
        ['https://a.example/%C3%BC', '2026-09-01T00:00:00.000Z'],
      ],
    );
  });
});

describe('renderSitemapIndex', () => {
  it('names every part', () => {
    const root = parseStrictXml(
      renderSitemapIndex([
        {
          address: 'https://news.example.org/sitemaps/1.xml',
          updated: '2026-09-01T00:00:00.000Z',
        },
        {
          address: 'https://news.example.org/sitemaps/2.xml',
          updated: '2026-09-02T00:00:00.000Z',
        },
      ]),
    );
    expect(root).toMatchObject({
      name: 'sitemapindex',
      uri: 'http://www.sitemaps.org/schemas/sitemap/0.9',
    });
    expect(elementsOf(root, 'sitemap')).toHaveLength(2);
    expect(textsOf(root, 'loc')).toEqual([
      'https://news.example.org/sitemaps/1.xml',
      'https://news.example.org/sitemaps/2.xml',
    ]);
    expect(textsOf(root, 'lastmod')).toEqual([
      '2026-09-01T00:00:00.000Z',
      '2026-09-02T00:00:00.000Z',
    ]);
  });
});
