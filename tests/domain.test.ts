import { beforeAll, describe, expect, it } from 'vitest';
import { runPublisher } from '../lambda/publish/run.ts';
import { createNewsroom } from './support/newsroom.ts';

const files = ['rss.xml', 'atom.xml', 'feed.json'] as const;
const addresses = ['https://d111111abcdef8.cloudfront.net', 'https://news.example.org'] as const;

const articles = {
  'articles/bridge.md': '---\ntitle: Bridge\nauthor: Ann\ntags: [Sea]\n---\nOpens.',
  'articles/2026-09-30-ferry.txt': 'Ferry\n\nReturns.',
  'articles/named.md': '---\ntitle: Named\nid: my own name\n---\nText.',
  'articles/imported.md': '---\ntitle: Imported\nid: https://old.example/?p=1\n---\nText.',
};

/** Of a document, what a reader tells entries and feeds apart by: guids, ids. */
const idsIn = (document: string): string[] =>
  [...document.matchAll(/<guid[^>]*>([^<]+)<\/guid>|<id>([^<]+)<\/id>|"id": ?"([^"]+)"/g)].flatMap(
    (match) => match.slice(1).filter((id) => id !== undefined),
  );

/** The ids of each feed, published at one address after the other. */
const publishAt = async (publicationId: string) => {
  const newsroom = createNewsroom();
  await newsroom.save('publication.yaml', `${publicationId}title: The News`);
  for (const [key, text] of Object.entries(articles)) await newsroom.save(key, text);
  const published = [];
  for (const baseUrl of addresses) {
    const now = '2026-10-01T12:00:00.000Z';
    await runPublisher(newsroom.ports, { baseUrl, now }, { scope: 'changes', changes: [] });
    const documents = await Promise.all(
      files.flatMap((file) => ['', 'tags/sea/'].map((path) => newsroom.read(path + file))),
    );
    const ids = documents.map((document = '') => idsIn(document));
    // Of the three formats, Atom alone has an id of the feed, ahead of the entries'.
    const isAtom = (index: number) => files[Math.floor(index / 2)] === 'atom.xml';
    published.push({
      documents,
      entryIds: ids.map((each, index) => (isAtom(index) ? each.slice(1) : each)),
      feedIds: ids.flatMap((each, index) => (isAtom(index) ? each.slice(0, 1) : [])),
    });
  }
  return published;
};

describe.each([
  ['with an id', 'id: tag:example.org,2026:news\n'],
  ['without an id', ''],
])('a publication %s that moves to a domain', (_, publicationId) => {
  let published: Awaited<ReturnType<typeof publishAt>>;
  beforeAll(async () => {
    published = await publishAt(publicationId);
  });

  it('is published at the new address throughout', () => {
    for (const [index, address] of addresses.entries()) {
      for (const document of published[index]?.documents ?? []) {
        expect(document).toContain(address);
        expect(document).not.toContain(addresses[1 - index]);
      }
    }
  });

  it('keeps the id of every entry in every feed', () => {
    const [before, after] = published.map(({ entryIds }) => entryIds);

    expect(before?.map(({ length }) => length)).toEqual([4, 1, 4, 1, 4, 1]);
    expect(after).toEqual(before);
    for (const address of addresses) expect(before?.join()).not.toContain(address);
  });
});

it('a publication with an id keeps the ids of its feeds at another domain', async () => {
  const [before, after] = await publishAt('id: tag:example.org,2026:news\n');

  expect(before?.feedIds).toEqual([
    expect.stringMatching(/^urn:uuid:/),
    expect.stringMatching(/^urn:uuid:/),
  ]);
  expect(after?.feedIds).toEqual(before?.feedIds);
});
