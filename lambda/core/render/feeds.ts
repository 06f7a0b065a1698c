import { type FeedFormat, feedFormats } from '../../contract.ts';
import type { ChannelContent } from '../channel.ts';
import { renderAtom } from './atom.ts';
import { renderJsonFeed } from './json-feed.ts';
import { renderRss } from './rss.ts';
import { assertWellFormed } from './well-formed.ts';
import { xmlText } from './xml-document.ts';

export type FeedDocuments = Readonly<Record<FeedFormat, string>>;

const formats = Object.keys(feedFormats) as FeedFormat[];

/**
 * The three documents of a channel, with the same entries: the newest, as many as leave the largest of
 * the documents within the publication's limit of bytes.
 * @throws MalformedFeedError rather than return what no reader can parse
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

/** In the parts that they are parsed and published in. */
const renderAll = (content: ChannelContent) => {
  const [rss, atom, json] = [renderRss(content), renderAtom(content), renderJsonFeed(content)];
  return {
    parts: { rss, atom, json },
    documents: { rss: xmlText(rss), atom: xmlText(atom), json },
  };
};

/** Whether they are so small that they need not be measured: a UTF-16 code unit is three bytes at most. */
const areWithin = (bytes: number, documents: FeedDocuments): boolean =>
  formats.every((format) => documents[format].length * 3 <= bytes);

/** In bytes, of the largest. */
const sizeOf = (documents: FeedDocuments): number =>
  Math.max(...formats.map((format) => Buffer.byteLength(documents[format])));

/**
 * However long its articles are, a feed keeps so many: those who poll it seldom miss nothing, and
 * bridges to other systems ask for ten.
 */
const fewestEntries = 10;

/**
 * How many entries, the oldest left out, keep a feed within a size.
 * @param sizeOf the feed's size with that many entries; it grows with them
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
