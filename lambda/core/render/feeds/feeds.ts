import { type FeedFormat, feedFormats } from '../../../contract.ts';
import type { ChannelContent } from '../../channel.ts';
import { renderAtom } from './atom.ts';
import { renderJsonFeed } from './json-feed.ts';
import { renderRss } from './rss.ts';
import { assertWellFormed } from './well-formed.ts';
import { xmlText } from './xml-document.ts';

export type FeedDocuments = Readonly<Record<FeedFormat, string>>;

const formats = Object.keys(feedFormats) as FeedFormat[];

/**
 * The three feeds of a channel with the same entries. If the largest document exceeds the publication's
 * limit of bytes, the oldest entries are left out.
 * @throws MalformedFeedError if a document does not parse
 */
export const renderFeeds = (content: ChannelContent): FeedDocuments => {
  const { articles, channel, publication } = content;
  const render = (entries: number) =>
    renderAll({ ...content, articles: articles.slice(0, entries) });
  const whole = render(articles.length);
  const { bytes } = publication.limits;
  const entries = areWithin(bytes, whole.documents)
    ? articles.length
    : mostEntriesWithin(bytes, articles.length, (count) =>
        sizeOf((count === articles.length ? whole : render(count)).documents),
      );
  const { parts, documents } = entries === articles.length ? whole : render(entries);
  for (const format of formats) assertWellFormed(channel.path, format, parts[format]);
  return documents;
};

/** The feeds in the parts in which they are parsed, and as the texts that are published. */
const renderAll = (content: ChannelContent) => {
  const [rss, atom, json] = [renderRss(content), renderAtom(content), renderJsonFeed(content)];
  return {
    parts: { rss, atom, json },
    documents: { rss: xmlText(rss), atom: xmlText(atom), json },
  };
};

/** A quick test for small documents: a UTF-16 code unit has at most three bytes in UTF-8. */
const areWithin = (bytes: number, documents: FeedDocuments): boolean =>
  formats.every((format) => documents[format].length * 3 <= bytes);

/** The size of the largest document, in bytes. */
const sizeOf = (documents: FeedDocuments): number =>
  Math.max(...formats.map((format) => Buffer.byteLength(documents[format])));

/**
 * A feed keeps this many entries, even if they exceed the limit of bytes. Readers that poll seldom then miss
 * nothing, and bridges to other systems ask for ten.
 */
const fewestEntries = 10;

/**
 * The largest number of entries that keeps a feed within a size.
 * @param sizeOf the feed's size for a number of entries; it grows with the number
 */
export const mostEntriesWithin = (
  bytes: number,
  entries: number,
  sizeOf: (entries: number) => number,
): number => {
  if (entries <= fewestEntries || sizeOf(entries) <= bytes) return entries;
  let [fits, tooMany] = [fewestEntries, entries];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (sizeOf(middle) <= bytes) fits = middle;
    else tooMany = middle;
  }
  return fits;
};
