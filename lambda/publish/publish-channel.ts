import pMap from 'p-map';
import { cacheControl, type FeedFormat, feedFormats, frontPageKey } from '../contract.ts';
import type { Article, Instant } from '../core/article.ts';
import { type Channel, type ChannelContent, channelsOf } from '../core/channel.ts';
import { sha256 } from '../core/digest.ts';
import { latest } from '../core/instant.ts';
import { renderAtom } from '../core/render/atom.ts';
import { renderFrontPage } from '../core/render/front-page.ts';
import { renderJsonFeed } from '../core/render/json-feed.ts';
import { renderRss } from '../core/render/rss.ts';
import type { ListedObject, Store } from './ports.ts';
import type { RunContext } from './run-context.ts';
import { type ChannelRecord, entryOfIndexKey, readJson, stateKeys, writeJson } from './state.ts';

const concurrency = 16;

/** Reads an entry of which the index tells the version. */
export type ReadEntry = (entry: string, version: string) => Promise<Article | undefined>;

/** Reads each version of an entry once, however many channels show it. */
export const createEntryReader = (state: Store): ReadEntry => {
  const entries = new Map<string, Promise<Article | undefined>>();
  return (entry, version) => {
    const key = `${entry} ${version}`;
    const known = entries.get(key) ?? readJson<Article>(state, stateKeys.entry(entry));
    entries.set(key, known);
    return known;
  };
};

/**
 * Writes the documents of a channel whose bytes are new. A channel that has never been published and
 * has nothing to show gets none, but for the front page; one that has lost its last article stays,
 * empty.
 * @param changedAt the time of the change that brought us here
 * @returns the site's keys that were written
 */
export const publishChannel = async (
  { ports: { state, site }, settings, now, force }: RunContext,
  channel: Channel,
  changedAt: Instant,
  readEntry: ReadEntry,
): Promise<string[]> => {
  const { publication } = settings.context;
  const [record, listed] = await Promise.all([
    readJson<ChannelRecord>(state, stateKeys.channel(channel)),
    listNewest(state, channel, now, publication.limits.entries),
  ]);
  if (listed.length === 0 && record === undefined && channel.kind !== 'front') return [];
  const digest = sha256(
    JSON.stringify([settings.digest, listed.map(({ key, etag }) => [key, etag])]),
  );
  if (record?.digest === digest && !force) return [];

  const found = await pMap(listed, ({ key, etag }) => readEntry(entryOfIndexKey(key), etag), {
    concurrency,
  });
  const articles = found.filter((article) => article !== undefined);
  const content: ChannelContent = {
    ...settings.context,
    channel: named(channel, articles) ?? record?.channel ?? channel,
    articles,
    updated:
      record?.digest === digest
        ? record.updated
        : updatedAt(articles, settings.first ? undefined : record, changedAt),
  };
  const documents = renderDocuments(content);
  const hashes = Object.fromEntries(documents.map(({ key, body }) => [key, sha256(body)]));
  const changed = documents.filter(({ key }) => force || record?.documents[key] !== hashes[key]);
  await Promise.all(
    changed.map(({ key, body, contentType }) =>
      site.put(key, body, { contentType, cacheControl: cacheControl.live }),
    ),
  );
  await writeJson(state, stateKeys.channel(channel), {
    channel: content.channel,
    updated: content.updated,
    digest,
    documents: hashes,
  } satisfies ChannelRecord);
  return changed.map(({ key }) => key);
};

const listNewest = async (
  state: Store,
  channel: Channel,
  now: Instant,
  limit: number,
): Promise<ListedObject[]> => {
  const startAfter = stateKeys.indexFrom(channel, now);
  const listed: ListedObject[] = [];
  for await (const object of state.list({ prefix: stateKeys.index(channel), startAfter, limit })) {
    listed.push(object);
  }
  return listed;
};

/** The channel under the name that its newest article spells. */
const named = ({ path }: Channel, articles: readonly Article[]): Channel | undefined =>
  articles.flatMap(channelsOf).find((channel) => channel.path === path);

/**
 * The time of the newest change: of the newest article, or, where that tells of none (an article was
 * removed, or added with an old date), the time at which the change happened.
 */
const updatedAt = (
  articles: readonly Article[],
  record: ChannelRecord | undefined,
  changedAt: Instant,
): Instant => {
  const newest = latest(...articles.map(({ updated }) => updated));
  if (record === undefined) return newest ?? changedAt;
  return newest && newest > record.updated
    ? newest
    : (latest(record.updated, changedAt) ?? changedAt);
};

const renderDocuments = (content: ChannelContent) => {
  const { path, kind } = content.channel;
  const feed = (format: FeedFormat, body: string) => ({
    key: path + feedFormats[format].file,
    body,
    contentType: `${feedFormats[format].mediaType}; charset=utf-8`,
  });
  const page = { key: frontPageKey, contentType: 'text/html; charset=utf-8' };
  return [
    feed('rss', renderRss(content)),
    feed('atom', renderAtom(content)),
    feed('json', renderJsonFeed(content)),
    ...(kind === 'front' ? [{ ...page, body: renderFrontPage(content) }] : []),
  ];
};
