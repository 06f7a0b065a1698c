import type { Article, Instant } from '../../core/article.ts';
import type { Channel } from '../../core/channel.ts';
import { sha256 } from '../../core/digest.ts';
import type { MediaByKey } from '../../core/media.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { Problem } from '../../core/problem.ts';
import type { Store } from '../ports.ts';
import type { Walk } from '../reconcile/steps.ts';

/*
 * The state bucket: what has been published, and from what. All of it can be made again from the
 * content, but for the times at which things were first seen or last changed, and the places in the
 * archive's log.
 */

/** Under what one version of an article is published: from it follow its keys. */
export interface Holding {
  readonly slug: string;
  /** Names the entry in keys: SHA-256 of its id. */
  readonly entry: string;
  /** Of the article with its dates: the first 16 digits of its SHA-256. */
  readonly version: string;
  readonly published: Instant;
  /** Where its entries lead, if not to a page of ours, which it then has not. */
  readonly link?: string;
  readonly channels: readonly Channel[];
  /** The publication's own media that it shows or links to, as they were; left out without any. */
  readonly media?: MediaByKey;
}

/** What is known of one source file, at `records/<source key>`. */
export interface SourceRecord {
  readonly source: string;
  /** ETag of the version of the source that was last dealt with to its end; else empty. */
  readonly etag: string;
  /** Digest of the settings it was dealt with. */
  readonly settings: string;
  /** When its first readable version was stored. */
  readonly firstSeen?: Instant;
  /** SHA-256 of the article as its source told it: tells an edit from a mere touch. */
  readonly digest?: string;
  readonly updated?: Instant;
  /** What is published of it. */
  readonly current?: Holding;
  /** Whether `current` was due when it was published; else it waits under embargo. */
  readonly live: boolean;
  /** Begun and perhaps not ended: whatever may exist is never lost sight of, wherever a run stops. */
  readonly tried: readonly Holding[];
  /** What it asks for and another source has; of earlier versions too while it is being dealt with. */
  readonly wants: readonly Names[];
}

/** What only one source can have at a time. */
export type Names = Pick<Holding, 'slug' | 'entry'>;

/** A source that asks for a slug or an entry. The one first seen has it, then the first by key. */
export interface Claimant {
  readonly source: string;
  readonly firstSeen: Instant;
}

/** At `claims/slugs/<slug>` and `claims/entries/<entry>`. */
export interface Claim {
  /** The first has it. */
  readonly claimants: readonly Claimant[];
  /** Of an entry: its place in the archive's log, for ever. Counts from 0. */
  readonly place?: number;
}

/** What is published of one channel, at `channels/<path>`. */
export interface ChannelRecord {
  readonly channel: Channel;
  readonly updated: Instant;
  /** SHA-256 of all that the documents are made from, but for their date. */
  readonly digest: string;
  /** SHA-256 of the settings among it. */
  readonly settings: string;
  /** SHA-256 of each document, by its key in the site. */
  readonly documents: Readonly<Record<string, string>>;
}

/** Of a channel that is to be rendered before a walk ends, at `dirty/<path>`. */
export interface ChannelMark {
  readonly channel: Channel;
  readonly changedAt: Instant;
}

/** An article's line in the sitemap. */
export interface SitemapLine {
  readonly slug: string;
  readonly link?: string;
  readonly updated: Instant;
}

/** A part of the sitemap, at `sitemap/<part>.json`: lines by the entries' places in the log. */
export type SitemapPart = Readonly<Record<string, SitemapLine>>;

/** At `sitemap/index.json`: the time of the newest change of each part, by its number. */
export type SitemapIndex = Readonly<Record<string, Instant>>;

/** Why a source is not published as it is now, at `rejections/<source key>`. */
export interface Rejection {
  /** When the rejected version was stored. */
  readonly at: Instant;
  readonly problems: readonly Problem[];
  /** Whether an earlier version of it is still published. */
  readonly stale: boolean;
}

/** The settings that everything was last published with. */
export interface SettingsRecord {
  /** Empty until everything has been published once. */
  readonly digest: string;
  /** The part of it that a deployment settles; a tick that finds another looks at everything. */
  readonly deployment?: string;
  /** A walk through everything that has not reached its end. */
  readonly walk?: Walk;
}

const lastMillisecond = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Sorts the oldest first. Dates before 1970 count as 1970: they only ever lie in the past. */
const sortable = (instant: Instant): string =>
  String(Math.max(0, Date.parse(instant))).padStart(15, '0');

/**
 * Sorts the newest first. The slash parts an archive into some 28 hours each: on a laptop that is a
 * folder, and of 100,000 articles only the newest few are looked through.
 */
const reversed = (instant: Instant): string => {
  const digits = String(lastMillisecond - Date.parse(instant)).padStart(15, '0');
  return `${digits.slice(0, 7)}/${digits.slice(7)}`;
};

const folderOf = (path: string): string => (path === '' ? 'front/' : path);

export const stateKeys = {
  settings: 'settings.json',
  /** The last publication.yaml that had no error. */
  publication: 'publication.yaml',
  records: 'records/',
  rejections: 'rejections/',
  channels: 'channels/',
  claims: 'claims/',
  entries: 'entries/',
  dirtyChannels: 'dirty/',
  due: 'due/',
  /**
   * Marks say that something may have changed that lists and maps of the site show; the next tick
   * brings these up to date. They have the time 0, so the listing of what is due begins with them.
   */
  marks: 'due/000000000000000~',
  channelMarks: 'due/000000000000000~channel~',
  entryMarks: 'due/000000000000000~entry~',
  newsMarks: 'due/000000000000000~news~',
  /** All marks sort before this key, and all sources that are due behind it. */
  marksEnd: 'due/000000000000000~~',
  log: 'log/',
  /** All channels that have documents, as a list of `Channel`. */
  channelList: 'channels.json',
  sitemapIndex: 'sitemap/index.json',
  /** What stands for one version of one source. */
  ownedBySources: ['claims/', 'due/', 'entries/', 'index/', 'uses/'],
  uses: 'uses/',
  /** One key a source that uses a file of the media. Shortened, so that both have room in a key. */
  usersOf: (media: string) => `uses/${sha256(media).slice(0, 16)}/`,
  use: (media: string, source: string) => stateKeys.usersOf(media) + source,
  record: (source: string) => `records/${source}`,
  rejection: (source: string) => `rejections/${source}`,
  entry: ({ entry, version }: Pick<Holding, 'entry' | 'version'>) => `entries/${entry}~${version}`,
  slugClaim: (slug: string) => `claims/slugs/${slug}`,
  entryClaim: (entry: string) => `claims/entries/${entry}`,
  channel: ({ path }: Channel) => stateKeys.channelAt(path),
  channelAt: (path: string) => `channels/${folderOf(path)}channel.json`,
  /** Marks a channel that is to be rendered before a walk ends. */
  dirty: (channel: Channel) => `dirty/${folderOf(channel.path)}channel.json`,
  /** One key an article and channel; a listing gives the newest first. */
  index: (channel: Channel) => `index/${folderOf(channel.path)}`,
  indexEntry: (channel: Channel, { published, entry, version }: Holding) =>
    `index/${folderOf(channel.path)}${reversed(published)}~${entry}~${version}`,
  /** Behind this key a channel's listing holds what is due at the time, newest first. */
  indexFrom: (channel: Channel, now: Instant) => `index/${folderOf(channel.path)}${reversed(now)}`,
  /** Behind this key a channel's listing holds what is older. */
  indexUntil: (channel: Channel, since: Instant) =>
    `index/${folderOf(channel.path)}${reversed(since)}~~`,
  /** One key an article under embargo; a listing gives the next due first. */
  dueSource: (published: Instant, source: string) => `due/${sortable(published)}~${sha256(source)}`,
  timeOfDue: (key: string): Instant =>
    new Date(Number(key.slice('due/'.length, key.indexOf('~')))).toISOString(),
  /** The keys of all that is due at the time sort before this one. */
  dueUntil: (now: Instant) => `due/${sortable(now)}~~`,
  entryMark: (entry: string) => `${stateKeys.entryMarks}${entry}`,
  channelMark: ({ path }: Channel) => `${stateKeys.channelMarks}${folderOf(path)}`,
  /** At this time an article is news no more. A listing gives the earliest first. */
  newsMark: (until: Instant) => `${stateKeys.newsMarks}${sortable(until)}`,
  sitemapPart: (part: number) => `sitemap/${part}.json`,
  /** A page of the log; a listing gives the newest first. */
  logPage: (page: number) => `log/${String(999_999_999 - page).padStart(9, '0')}.json`,
} as const;

/** @returns the number of a page of the log */
export const logPageOfKey = (key: string): number =>
  999_999_999 - Number(key.slice(stateKeys.log.length, -'.json'.length));

/** @returns the key of the record of the channel that is marked */
export const channelOfMark = (mark: string): string =>
  `channels/${mark.slice(stateKeys.channelMarks.length)}channel.json`;

/** Whether a holding is an article's page too, once it is live. */
export const hasPage = ({ link }: Holding): boolean => link === undefined;

/** The index keys of a holding, one a channel. */
export const indexKeysOf = (holding: Holding): readonly string[] =>
  holding.channels.map((channel) => stateKeys.indexEntry(channel, holding));

/** The keys that lead from the media of a holding to its source. */
export const useKeysOf = (source: string, { media = {} }: Holding): readonly string[] =>
  Object.keys(media).map((key) => stateKeys.use(key, source));

/** @returns the source that uses a file of the media */
export const sourceOfUse = (key: string): string =>
  key.slice(key.indexOf('/', stateKeys.uses.length) + 1);

export const claimKeysOf = ({ slug, entry }: Names): readonly string[] => [
  stateKeys.slugClaim(slug),
  stateKeys.entryClaim(entry),
];

export const entryNameOf = ({ id }: Pick<Article, 'id'>): string => sha256(id);

/** @param text the article in JSON */
export const versionOf = (text: string): string => sha256(text).slice(0, 16);

/** @returns entry and version that an index key stands for */
export const entryOfIndexKey = (key: string): Pick<Holding, 'entry' | 'version'> => {
  const [, entry = '', version = ''] = key.slice(key.lastIndexOf('/') + 1).split('~');
  return { entry, version };
};

/** @returns the name of the entry that an index key or an entry's own key stands for */
export const entryNameOfKey = (key: string): string =>
  key.startsWith(stateKeys.entries)
    ? key.slice(stateKeys.entries.length, key.lastIndexOf('~'))
    : entryOfIndexKey(key).entry;

/**
 * What another hand has made unreadable counts as missing: then it is made again.
 * @throws StorageError
 */
export const readJson = async <T>(store: Store, key: string): Promise<T | undefined> => {
  const object = await store.get(key);
  return object && (parseJson(new TextDecoder().decode(object.body)) as T | undefined);
};

export const writeJson = (store: Store, key: string, value: unknown): Promise<void> =>
  store.put(key, JSON.stringify(value));
