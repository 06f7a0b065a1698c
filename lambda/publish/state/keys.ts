import type { Instant } from '../../core/article.ts';
import type { Channel } from '../../core/channel.ts';
import { sha256 } from '../../core/digest.ts';
import type { PublishedVersion, VersionName } from './published-version.ts';

/*
 * The keys of the state bucket: what has been published, and from what. Content alone gives all of it
 * again, but for three things: when a source was first seen, when it last changed, and the places in the
 * archive log.
 */

const lastMillisecond = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Sorts the oldest first. Dates before 1970 count as 1970. */
const ascending = (instant: Instant): string =>
  String(Math.max(0, Date.parse(instant))).padStart(15, '0');

/**
 * Sorts the newest first. The slash parts an archive into some 28 hours each: in a folder store a
 * listing of the newest articles then reads few directories of an archive of 100,000.
 */
const descending = (instant: Instant): string => {
  const digits = String(lastMillisecond - Date.parse(instant)).padStart(15, '0');
  return `${digits.slice(0, 7)}/${digits.slice(7)}`;
};

const folderOf = (path: string): string => (path === '' ? 'front/' : path);

const prefixes = {
  records: 'records/',
  rejections: 'rejections/',
  channels: 'channels/',
  claims: 'claims/',
  entries: 'entries/',
  index: 'index/',
  uses: 'uses/',
  due: 'due/',
  log: 'log/',
  sitemap: 'sitemap/',
  dirtyChannels: 'dirty/',
  /**
   * Dirty flags of lists and sitemaps. The next tick makes these again. They have the time 0, so the
   * listing of what is due begins with them and costs no request of its own.
   */
  dirtyFlags: 'due/000000000000000~',
  channelFlags: 'due/000000000000000~channel~',
  entryFlags: 'due/000000000000000~entry~',
  newsFlags: 'due/000000000000000~news~',
} as const;

export const claimKeys = {
  slug: (slug: string) => `${prefixes.claims}slugs/${slug}`,
  entry: (entry: string) => `${prefixes.claims}entries/${entry}`,
} as const;

export const stateKeys = {
  ...prefixes,
  settings: 'settings.json',
  /** The last publication.yaml without an error. */
  publication: 'publication.yaml',
  /** All channels that have documents, as a list of `Channel`. */
  channelList: 'channels.json',
  sitemapIndex: 'sitemap/index.json',
  /** All dirty flags sort before this key, and all sources that are due behind it. */
  dirtyFlagsEnd: 'due/000000000000000~~',
  /** The prefixes of what belongs to versions of sources. */
  ownedBySources: [
    prefixes.claims,
    prefixes.due,
    prefixes.entries,
    prefixes.index,
    prefixes.uses,
  ] as readonly string[],
  record: (source: string) => prefixes.records + source,
  rejection: (source: string) => prefixes.rejections + source,
  entry: ({ entry, version }: VersionName) => `${prefixes.entries}${entry}~${version}`,
  channel: ({ path }: Channel) => stateKeys.channelAt(path),
  channelAt: (path: string) => `${prefixes.channels}${folderOf(path)}channel.json`,
  dirtyChannel: ({ path }: Channel) => `${prefixes.dirtyChannels}${folderOf(path)}channel.json`,
  sitemapPart: (part: number) => `${prefixes.sitemap}${part}.json`,
  /** A page of the archive log. A listing gives the newest first. */
  logPage: (page: number) => `${prefixes.log}${String(999_999_999 - page).padStart(9, '0')}.json`,

  /** The uses of a file of the media. It is shortened, so that it and a source fit into one key. */
  usesOf: (media: string) => `${prefixes.uses}${sha256(media).slice(0, 16)}/`,
  use: (media: string, source: string) => stateKeys.usesOf(media) + source,

  /** One key for an article in a channel. A listing gives the newest first. */
  index: (channel: Channel) => prefixes.index + folderOf(channel.path),
  indexEntry: (channel: Channel, { published, entry, version }: PublishedVersion) =>
    `${stateKeys.index(channel)}${descending(published)}~${entry}~${version}`,
  /** Behind this key a channel's listing holds what is due at the time, newest first. */
  indexFrom: (channel: Channel, now: Instant) => stateKeys.index(channel) + descending(now),
  /** Behind this key a channel's listing holds what is older. */
  indexUntil: (channel: Channel, since: Instant) =>
    `${stateKeys.index(channel)}${descending(since)}~~`,

  /** One key for an article under embargo. A listing gives the next due first. */
  dueSource: (published: Instant, source: string) =>
    `${prefixes.due}${ascending(published)}~${sha256(source)}`,
  /** One key for an article that expires. */
  expiry: (expires: Instant, source: string) =>
    `${stateKeys.dueSource(expires, source)}${expirySuffix}`,
  /** One key for an object of the content that could not be read; the same for all tries of an interval. */
  retry: (now: Instant, key: string) => {
    const next = (Math.floor(Date.parse(now) / retryInterval) + 1) * retryInterval;
    return `${stateKeys.dueSource(new Date(next).toISOString(), key)}${retrySuffix}`;
  },
  /** The keys of all that is due at the time sort before this one. */
  dueUntil: (now: Instant) => `${prefixes.due}${ascending(now)}~~`,

  entryFlag: (entry: string) => prefixes.entryFlags + entry,
  channelFlag: ({ path }: Channel) => prefixes.channelFlags + folderOf(path),
  /** At this time an article is no longer news. A listing gives the earliest first. */
  newsFlag: (until: Instant) => prefixes.newsFlags + ascending(until),
} as const;

const expirySuffix = '~expires';
const retrySuffix = '~retry';

/** In ms. Articles that cannot be read for a while are tried again at these times of the clock. */
const retryInterval = 15 * 60_000;

/** Whether a key under `due/` is that of an embargo. */
export const isEmbargo = (key: string): boolean =>
  !key.endsWith(expirySuffix) && !key.endsWith(retrySuffix);

/** @returns the time at which a source under `due/` is due */
export const timeOfDue = (key: string): Instant =>
  new Date(Number(key.slice(prefixes.due.length, key.indexOf('~')))).toISOString();

/** @returns the number of a page of the archive log */
export const logPageOfKey = (key: string): number =>
  999_999_999 - Number(key.slice(prefixes.log.length, -'.json'.length));

/** @returns the key of the record of the channel that a dirty flag names */
export const channelOfFlag = (flag: string): string =>
  `${prefixes.channels}${flag.slice(prefixes.channelFlags.length)}channel.json`;

/** @returns the source that uses a file of the media */
export const sourceOfUse = (key: string): string =>
  key.slice(key.indexOf('/', prefixes.uses.length) + 1);

/** @returns the version that an index key names */
export const versionOfIndexKey = (key: string): VersionName => {
  const [, entry = '', version = ''] = key.slice(key.lastIndexOf('/') + 1).split('~');
  return { entry, version };
};

/** @returns the name of the entry that an index key or an entry's own key names */
export const entryOfKey = (key: string): string =>
  key.startsWith(prefixes.entries)
    ? key.slice(prefixes.entries.length, key.lastIndexOf('~'))
    : versionOfIndexKey(key).entry;
