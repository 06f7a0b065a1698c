import type { Article, Instant } from '../core/article.ts';
import type { Channel } from '../core/channel.ts';
import { sha256 } from '../core/digest.ts';
import type { Problem } from '../core/problem.ts';
import type { Store } from './ports.ts';

/*
 * The state bucket: what has been published, and from what. All of it can be made again from the
 * content, but for the times at which things were first seen or last changed.
 */

/** Under what an article is published: from it follow all keys of one source. */
export interface Holding {
  readonly slug: string;
  /** Names the entry in keys: SHA-256 of its id. */
  readonly entry: string;
  readonly published: Instant;
  readonly channels: readonly Channel[];
}

/** What is published from one source file, at `records/<source key>`. */
export interface SourceRecord {
  readonly source: string;
  /** ETag of the published version of the source; empty while it is being published. */
  readonly etag: string;
  /** Digest of the settings it was published with. */
  readonly settings: string;
  /** SHA-256 of the article as its source told it: tells an edit from a mere touch. */
  readonly digest: string;
  readonly firstSeen: Instant;
  readonly updated: Instant;
  /** Whether it was due when it was published; else it waits under embargo. */
  readonly live: boolean;
  /**
   * The newest first. More than one only while it is being published: whatever may exist of earlier
   * versions is never lost sight of, wherever a run stops.
   */
  readonly holdings: readonly [Holding, ...Holding[]];
}

/** What is published of one channel, at `channels/<path>`. */
export interface ChannelRecord {
  readonly channel: Channel;
  readonly updated: Instant;
  /** SHA-256 of all that the documents are made from, but for their date. */
  readonly digest: string;
  /** SHA-256 of each document, by its key in the site. */
  readonly documents: Readonly<Record<string, string>>;
}

/** Why a source is not published, at `rejections/<source key>`. */
export interface Rejection {
  readonly problems: readonly Problem[];
  /** Whether an earlier version of it is still published. */
  readonly stale: boolean;
}

/** The settings that everything was last published with. */
export interface SettingsRecord {
  readonly digest: string;
}

/** The source that holds a slug or an entry id, at `claims/…`. */
export interface Claim {
  readonly source: string;
}

const lastMillisecond = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Sorts the oldest first. Dates before 1970 count as 1970: they only ever lie in the past. */
const sortable = (instant: Instant): string =>
  String(Math.max(0, Date.parse(instant))).padStart(15, '0');

/** Sorts the newest first. */
const reversed = (instant: Instant): string =>
  String(lastMillisecond - Date.parse(instant)).padStart(15, '0');

const folderOf = ({ path }: Channel): string => (path === '' ? 'front/' : path);

export const stateKeys = {
  settings: 'settings.json',
  /** The last publication.yaml that had no error. */
  publication: 'publication.yaml',
  records: 'records/',
  channels: 'channels/',
  due: 'due/',
  record: (source: string) => `records/${source}`,
  rejection: (source: string) => `rejections/${source}`,
  entry: (entry: string) => `entries/${entry}`,
  slugClaim: (slug: string) => `claims/slugs/${slug}`,
  entryClaim: (entry: string) => `claims/entries/${entry}`,
  channel: (channel: Channel) => `channels/${folderOf(channel)}channel.json`,
  /** One key an article and channel, holding the entry's digest; a listing gives the newest first. */
  index: (channel: Channel) => `index/${folderOf(channel)}`,
  indexEntry: (channel: Channel, { published, entry }: Pick<Holding, 'published' | 'entry'>) =>
    `index/${folderOf(channel)}${reversed(published)}~${entry}`,
  /** Behind this key a channel's listing holds what is due at the time, newest first. */
  indexFrom: (channel: Channel, now: Instant) => `index/${folderOf(channel)}${reversed(now)}`,
  /** One key an article under embargo; a listing gives the next due first. */
  dueSource: (published: Instant, source: string) => `due/${sortable(published)}~${sha256(source)}`,
  /** The keys of all that is due at the time sort before this one. */
  dueUntil: (now: Instant) => `due/${sortable(now)}~~`,
};

/** The state keys that a holding has for its entry. */
export const entryKeysOf = (holding: Holding): readonly string[] => [
  stateKeys.entry(holding.entry),
  ...holding.channels.map((channel) => stateKeys.indexEntry(channel, holding)),
];

export const entryNameOf = (article: Pick<Article, 'id'>): string => sha256(article.id);

/** @returns what the index key stands for */
export const entryOfIndexKey = (key: string): string => key.slice(key.lastIndexOf('~') + 1);

/** @throws StorageError, or SyntaxError when another hand than ours has written the object */
export const readJson = async <T>(store: Store, key: string): Promise<T | undefined> => {
  const object = await store.get(key);
  return object && (JSON.parse(new TextDecoder().decode(object.body)) as T);
};

export const writeJson = (store: Store, key: string, value: unknown): Promise<void> =>
  store.put(key, JSON.stringify(value));
