import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, it } from 'vitest';
import type { FeedFormat } from '../lambda/contract.ts';
import { type FeedDocuments, renderFeeds } from '../lambda/core/render/feeds/feeds.ts';
import { cleanPublication, contentOf } from './support/arbitraries.ts';
import { feedReaders, type ReadEntry } from './support/feed-readers.ts';
import { baseUrl } from './support/newsroom.ts';

const readWith = async (documents: FeedDocuments, format: FeedFormat) => {
  const reader = feedReaders.find((each) => each.name === 'feedsmith' && each.format === format);
  if (reader === undefined) throw new Error(`feedsmith reads no ${format}`);
  return reader.read(documents[format]);
};

/** RSS items have one date, in whole seconds, and no language. */
const asInRss = ({ updated: _, language: __, ...entry }: ReadEntry): ReadEntry => ({
  ...entry,
  published: entry.published?.replace(/\.\d+Z$/, '.000Z'),
});

/** The files of each entry. */
const filesIn = ({ rss, atom, json }: FeedDocuments) => {
  const rssItems = parseRssFeed(rss).items ?? [];
  const atomEntries = parseAtomFeed(atom).entries ?? [];
  const jsonItems = parseJsonFeed(json).items ?? [];
  return {
    enclosure: rssItems.map(({ enclosures }) => enclosures?.map(({ url }) => url)),
    rss: rssItems.map(({ media }) => media),
    atom: atomEntries.map(({ media }) => media),
    enclosures: atomEntries.map(({ links = [] }) =>
      links
        .filter(({ rel }) => rel === 'enclosure')
        .map(({ href, type, length }) => ({ url: href, type, bytes: length })),
    ),
    attachments: jsonItems.map(({ attachments = [] }) =>
      attachments.map(({ url, mime_type: type, size_in_bytes: bytes }) => ({ url, type, bytes })),
    ),
    thumbnails: rssItems.map(({ media }) => media?.thumbnails?.[0]?.url),
    pictures: jsonItems.map(({ image }) => image),
  };
};

it('tells a reader the same in every format, entry by entry', async () => {
  await fc.assert(
    fc.asyncProperty(cleanPublication, async (publication) => {
      for (const channel of publication.channels) {
        const documents = renderFeeds(contentOf(publication, channel, baseUrl));
        const [rss, atom, json] = await Promise.all([
          readWith(documents, 'rss'),
          readWith(documents, 'atom'),
          readWith(documents, 'json'),
        ]);
        const { title, description, link, language } = json;
        const files = filesIn(documents);

        expect(atom).toMatchObject({ title, description, link, language });
        expect(rss).toMatchObject({ title, description, link, language });
        expect(atom.entries).toEqual(json.entries);
        expect(rss.entries).toEqual(json.entries.map(asInRss));
        expect(files.atom).toEqual(files.rss);
        expect(files.enclosures).toEqual(files.attachments);
        expect(files.enclosure).toEqual(
          files.attachments.map(([first]) => (first ? [first.url] : undefined)),
        );
        expect(files.thumbnails).toEqual(files.pictures);
      }
    }),
    { numRuns: 60, seed: 1 },
  );
});
