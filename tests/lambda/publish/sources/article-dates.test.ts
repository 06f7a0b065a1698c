import { describe, expect, it } from 'vitest';
import { convertArticle } from '../../../../lambda/core/convert/convert-article.ts';
import { parsePublication } from '../../../../lambda/core/publication.ts';
import { stamp } from '../../../../lambda/publish/sources/article-dates.ts';

const seen = '2026-10-01T12:00:00.000Z';

/** A page that names its author and a date beside the headline. */
const page = (date: string) => `A bell in the night

By Jane Doe
${date}

The bell of the old lighthouse has rung at ten to four for nine nights, and nobody was near it.

Leave a Reply

This site uses Akismet to reduce spam.`;

const stamped = async (key: string, text: string) => {
  const { publication } = parsePublication(undefined, 'publication.yaml');
  if (publication === undefined) throw new Error('no publication');
  const context = { publication, baseUrl: 'https://news.example.org' };
  const { article } = await convertArticle(key, new TextEncoder().encode(text), context, seen);
  if (article === undefined) throw new Error('no article');
  return stamp(article, seen, undefined, seen).article;
};

describe('stamp', () => {
  it('publishes an article on the day that its text names', async () => {
    const { published, authors } = await stamped('articles/bell.txt', page('30 September 2026'));

    expect(published).toBe('2026-09-30T00:00:00.000Z');
    expect(authors).toEqual([{ name: 'Jane Doe' }]);
  });

  it('never holds an article back for a day that its text names', async () => {
    const { published } = await stamped('articles/bell.txt', page('30 September 2027'));
    expect(published).toBe(seen);
  });

  it.each([
    ['the file name', 'articles/2026-08-01-bell.txt', page('30 September 2026')],
    ['front matter', 'articles/bell.txt', `---\ndate: 2026-08-01\n---\n${page('30 May 2026')}`],
  ])('prefers the date of %s', async (_, key, text) => {
    expect((await stamped(key, text)).published).toBe('2026-08-01T00:00:00.000Z');
  });

  it.each([
    ['2026-09-20T10:00:00Z', '2026-09-20T10:00:00.000Z'],
    ['2026-08-01', '2026-09-01T00:00:00.000Z'],
    ['2027-01-01', '2026-09-01T00:00:00.000Z'],
  ])(
    'of an update named as %s makes %s, which is neither to come nor before it',
    async (named, updated) => {
      const text = `---\ndate: 2026-09-01\nupdated: ${named}\n---\n${page('')}`;
      expect((await stamped('articles/bell.txt', text)).updated).toBe(updated);
    },
  );

  it('prefers the authors of front matter', async () => {
    const text = `---\nauthor: Ada Quill\n---\n${page('30 May 2026')}`;
    expect((await stamped('articles/bell.txt', text)).authors).toEqual([{ name: 'Ada Quill' }]);
  });
});
