import { articleKey } from '../../core/addresses.ts';
import { stateKeys } from './keys.ts';
import { hasPage, type PublishedVersion } from './published-version.ts';

/** What stands in an object: the article in JSON, its page, the source's key, or nothing. */
export type ObjectContent = 'article' | 'page' | 'source' | 'nothing';

/** When a run writes or removes an object: before it writes the feeds, together with them, or after. */
export type Moment = 'beforeFeeds' | 'withFeeds' | 'afterFeeds';

interface ObjectKind {
  readonly store: 'state' | 'site';
  readonly content: ObjectContent;
  readonly written: Moment;
  readonly removed: Moment;
  /** Left out of an object that exists whether the version is live or under embargo. */
  readonly onlyWhile?: 'live' | 'waiting';
}

/** One object of a published version. */
export interface OwnedObject extends ObjectKind {
  readonly key: string;
}

interface Row {
  readonly kind: ObjectKind;
  keysOf(source: string, version: PublishedVersion): readonly string[];
}

/** The index keys of a version, one a channel. */
export const indexKeysOf = (version: PublishedVersion): readonly string[] =>
  version.channels.map((channel) => stateKeys.indexEntry(channel, version));

/**
 * All kinds of objects that a published version owns, one row a kind. Feeds and the index lead to entries
 * and pages, so these come before them and go after: any run may render a feed from the index, wherever
 * another run has stopped. So do the keys of an embargo and of an expiry, which bring a run to the source once it
 * is due.
 */
const rows: readonly Row[] = [
  {
    kind: { store: 'state', content: 'article', written: 'beforeFeeds', removed: 'afterFeeds' },
    keysOf: (_, version) => [stateKeys.entry(version)],
  },
  {
    kind: { store: 'state', content: 'nothing', written: 'withFeeds', removed: 'withFeeds' },
    keysOf: (_, version) => indexKeysOf(version),
  },
  {
    kind: { store: 'state', content: 'nothing', written: 'beforeFeeds', removed: 'beforeFeeds' },
    keysOf: (source, { media = {} }) =>
      Object.keys(media).map((file) => stateKeys.use(file, source)),
  },
  {
    kind: {
      store: 'state',
      content: 'source',
      written: 'beforeFeeds',
      removed: 'afterFeeds',
      onlyWhile: 'waiting',
    },
    keysOf: (source, { published }) => [stateKeys.dueSource(published, source)],
  },
  {
    kind: { store: 'state', content: 'source', written: 'beforeFeeds', removed: 'afterFeeds' },
    keysOf: (source, { expires }) =>
      expires === undefined ? [] : [stateKeys.expiry(expires, source)],
  },
  {
    kind: {
      store: 'site',
      content: 'page',
      written: 'beforeFeeds',
      removed: 'afterFeeds',
      onlyWhile: 'live',
    },
    keysOf: (_, version) => (hasPage(version) ? [articleKey(version.slug)] : []),
  },
];

/**
 * All objects that may exist because of one published version of a source, live or under embargo.
 * @param source the key of the source
 */
export const footprintOf = (source: string, version: PublishedVersion): readonly OwnedObject[] =>
  rows.flatMap(({ kind, keysOf }) =>
    keysOf(source, version).map((key): OwnedObject => ({ ...kind, key })),
  );

/** The objects that exist while the version is live, or while it waits under embargo. */
export const footprintWhile = (
  source: string,
  version: PublishedVersion,
  live: boolean,
): readonly OwnedObject[] =>
  footprintOf(source, version).filter(
    ({ onlyWhile }) => onlyWhile === undefined || onlyWhile === (live ? 'live' : 'waiting'),
  );
