import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../../../lambda/core/article.ts';
import { mostEntriesWithin, renderFeeds } from '../../../../../lambda/core/render/feeds/feeds.ts';
import { makeArticle, makeContent } from '../../../../support/core-samples.ts';
import { elementsOf, parseStrictXml } from '../../../../support/strict-xml.ts';

const articlesOf = (count: number, more: Partial<Article> = {}): Article[] =>
  Array.from({ length: count }, (_, index) =>
    makeArticle({ id: `tag:a.example,2026:${index}`, slug: `a${index}`, ...more }),
  );

const idsOf = ({ rss, atom, json }: ReturnType<typeof renderFeeds>): string[][] => [
  elementsOf(parseStrictXml(rss), 'guid').map(({ text }) => text),
  elementsOf(parseStrictXml(atom), 'entry').flatMap((entry) =>
    entry.children.filter(({ name }) => name === 'id').map(({ text }) => text),
  ),
  JSON.parse(json).items.map(({ id }: { id: string }) => id),
];

const limitedTo = (bytes: number) => `id: x\ntitle: P\nlimits: {bytes: ${bytes}}`;

describe('renderFeeds', () => {
  it('leaves out the oldest entries until the largest document is within the limit', () => {
    const articles = articlesOf(50, { body: `<p>${'ü'.repeat(1500)}</p>` });
    const documents = renderFeeds(makeContent({ articles }, limitedTo(100_000)));
    const sizes = Object.values(documents).map((document) => Buffer.byteLength(document));
    const kept = idsOf(documents)[0] ?? [];

    expect(Math.max(...sizes)).toBeLessThanOrEqual(100_000);
    expect(Math.max(...sizes)).toBeGreaterThan(90_000);
    expect(kept).toEqual(articles.slice(0, kept.length).map(({ id }) => id));
    expect(idsOf(documents)).toEqual([kept, kept, kept]);
  });

  it('keeps ten entries, however long they are', () => {
    const articles = articlesOf(12, { body: `<p>${'a'.repeat(20_000)}</p>` });
    const documents = renderFeeds(makeContent({ articles }, limitedTo(50_000)));
    expect(idsOf(documents)[0]).toHaveLength(10);
  });

  it('keeps everything that fits', () => {
    expect(idsOf(renderFeeds(makeContent({ articles: articlesOf(50) })))[0]).toHaveLength(50);
  });
});

describe('mostEntriesWithin', () => {
  it('is the most that fit, but never fewer than ten', () => {
    const size = fc.integer({ min: 100, max: 1000 });
    const sizesOfEntries = fc.array(size, { maxLength: 60, size: 'max' });
    fc.assert(
      fc.property(sizesOfEntries, fc.nat(20_000), (sizes, bytes) => {
        const sizeOf = (count: number) =>
          sizes.slice(0, count).reduce((sum, each) => sum + each, 100);
        const counts = sizes.map((_, index) => index + 1).filter((count) => sizeOf(count) <= bytes);

        expect(mostEntriesWithin(bytes, sizes.length, sizeOf)).toBe(
          Math.max(Math.min(10, sizes.length), ...counts),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an edit of one article', () => {
  const before = articlesOf(20, { body: '<p>one</p>\n<p>two</p>' });
  const edited = before.map((article, index) =>
    index === 7
      ? {
          ...article,
          title: 'Another',
          body: '<p>one</p>\n<p>three</p>',
          updated: '2026-10-01T00:00:00.000Z',
        }
      : article,
  );

  it.each(['rss', 'atom', 'json'] as const)(
    'changes only its own lines and the date of the feed in %s',
    (format) => {
      const old = renderFeeds(makeContent({ articles: before }))[format].split('\n');
      const updated = '2026-10-01T00:00:00.000Z';
      const now = renderFeeds(makeContent({ articles: edited, updated }))[format].split('\n');
      const entryStart = { rss: '<item>', atom: '<entry>', json: '"id": ' }[format];
      const entryOf = (line: number) =>
        now.slice(0, line + 1).filter((each) => each.includes(entryStart)).length - 1;

      const changed = now.flatMap((line, index) => (line === old[index] ? [] : [index]));

      expect(now).toHaveLength(old.length);
      expect(changed.filter((line) => entryOf(line) >= 0).map(entryOf)).toEqual(
        { rss: [7, 7], atom: [7, 7, 7], json: [7, 7, 7, 7] }[format],
      );
      const own = changed.filter((line) => entryOf(line) < 0).map((line) => now[line]?.trim());
      expect(own).toEqual(
        {
          rss: ['<lastBuildDate>Thu, 01 Oct 2026 00:00:00 GMT</lastBuildDate>'],
          atom: ['<updated>2026-10-01T00:00:00.000Z</updated>'],
          json: [],
        }[format],
      );
    },
  );
});

describe('an entry', () => {
  it('is the same in every channel of one language', () => {
    const articles = articlesOf(3);
    const section = { kind: 'section', name: 'S', path: 'sections/s/' } as const;
    const [front, other] = [
      renderFeeds(makeContent({ articles })),
      renderFeeds(makeContent({ articles: articles.slice(1), channel: section })),
    ];
    for (const [format, end] of [
      ['rss', '<item>'],
      ['atom', '<entry>'],
    ] as const) {
      expect(other[format].split(end).slice(1)).toEqual(front[format].split(end).slice(2));
    }
  });

  it('follows the language of the feed, and the address of the site', () => {
    const articles = articlesOf(1, { language: 'ar' });
    const english = renderFeeds(makeContent({ articles }));
    const arabic = renderFeeds(makeContent({ articles }, 'id: x\nlanguage: ar'));
    const moved = renderFeeds(makeContent({ articles, baseUrl: 'https://moved.example' }));

    expect(english.rss).toContain('dir="rtl"');
    expect(arabic.rss).not.toContain('dir="rtl"');
    expect(english.json).toContain('"https://news.example.org/articles/a0"');
    expect(moved.json).toContain('"https://moved.example/articles/a0"');
    expect(moved.atom).not.toContain('news.example.org/articles');
  });
});
