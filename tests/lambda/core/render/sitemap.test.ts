import { describe, expect, it } from 'vitest';
import {
  renderSitemapIndex,
  renderSitemaps,
  type SitemapEntry,
} from '../../../../lambda/core/render/sitemap.ts';
import { elementsOf, parseStrictXml, textsOf } from '../../../support/strict-xml.ts';

const entriesOf = (count: number): SitemapEntry[] =>
  Array.from({ length: count }, (_, index) => ({
    address: `https://news.example.org/articles/a${index}`,
    updated: `2026-09-${String((index % 28) + 1).padStart(2, '0')}T12:00:00.000Z`,
  }));

const locationsIn = (body: string) => textsOf(parseStrictXml(body), 'loc');

describe('renderSitemaps', () => {
  it('names every page once, in order, with the time of its last change', () => {
    const [part, ...others] = renderSitemaps([
      { address: 'https://a.example/?a=1&b=[2]', updated: '2026-09-02T00:00:00.000Z' },
      { address: 'https://a.example/ü', updated: '2026-09-01T00:00:00.000Z' },
    ]);
    const root = parseStrictXml(part?.body ?? '');

    expect(others).toEqual([]);
    expect(part?.updated).toBe('2026-09-02T00:00:00.000Z');
    expect(root.uri).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
    expect(elementsOf(root, 'url').map(({ children }) => children.map(({ text }) => text))).toEqual(
      [
        ['https://a.example/?a=1&b=%5B2%5D', '2026-09-02T00:00:00.000Z'],
        ['https://a.example/%C3%BC', '2026-09-01T00:00:00.000Z'],
      ],
    );
  });

  it('begins another part after 50,000 pages', () => {
    const entries = entriesOf(100_001);
    const parts = renderSitemaps(entries);

    expect(parts.map(({ body }) => body.split('<url>').length - 1)).toEqual([50_000, 50_000, 1]);
    expect(parts.flatMap(({ body }) => body.match(/(?<=<loc>)[^<]*/g))).toEqual(
      entries.map(({ address }) => address),
    );
  });

  it('begins another part before one grows too large', () => {
    const entries = entriesOf(100);
    const parts = renderSitemaps(entries, { entries: 50_000, bytes: 2000 });
    const sizes = parts.map(({ body }) => Buffer.byteLength(body));

    expect(Math.max(...sizes)).toBeLessThanOrEqual(2000);
    expect(Math.max(...sizes)).toBeGreaterThan(1800);
    expect(parts.flatMap(({ body }) => locationsIn(body))).toEqual(
      entries.map(({ address }) => address),
    );
  });

  it('changes the last part only when a page is added', () => {
    const limits = { entries: 10, bytes: 50_000 };
    const before = renderSitemaps(entriesOf(25), limits);
    const after = renderSitemaps(entriesOf(26), limits);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).not.toEqual(before[2]);
  });

  it('has no part where there is no page', () => {
    expect(renderSitemaps([])).toEqual([]);
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
