import pMap from 'p-map';
import { feedFormats } from '../../contract.ts';
import { channelKinds } from '../../core/channel-kinds.ts';
import { readJson } from '../../publish/access/json.ts';
import type { Store } from '../../publish/ports.ts';

/** What becomes of an entry in one feed. */
export interface EntryChange {
  /** `pushed out`: it stays published, but newer ones take its place in the feed. */
  readonly change: 'new' | 'changed' | 'gone' | 'pushed out';
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** Names of the fields that change, as JSON Feed has them. */
  readonly fields: readonly string[];
}

export interface FeedChange {
  readonly change: 'new' | 'changed' | 'gone';
  /** Of the folder of its three documents: empty or ending in a slash. */
  readonly path: string;
  readonly title: string;
  /** Names of the feed's own fields that change. */
  readonly fields: readonly string[];
  /** In the order in which they come in the feed, those that leave it last. */
  readonly entries: readonly EntryChange[];
}

interface Item extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly date_published: string;
}

interface Feed extends Readonly<Record<string, unknown>> {
  readonly title: string;
  readonly items: readonly Item[];
}

export interface Sites {
  readonly live: Store;
  readonly next: Store;
}

const { file } = feedFormats.json;

/** Where feeds are; the front page's stand for themselves. */
const prefixes = Object.values(channelKinds).map(({ folder }) => folder || file);

const concurrency = 16;

/**
 * The feeds that differ, told by their JSON documents, which hold what the others hold. Ascending by path.
 * @param ignored fields of entries that do not count
 * @throws StorageError
 */
export const compareFeeds = async (
  { live, next }: Sites,
  ignored: ReadonlySet<string>,
): Promise<FeedChange[]> => {
  const [before, after] = await Promise.all([listFeeds(live), listFeeds(next)]);
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const differing = keys.filter((key) => before.get(key) !== after.get(key));
  const changes = await pMap(
    differing,
    async (key) => {
      const [old, now] = await Promise.all([readJson<Feed>(live, key), readJson<Feed>(next, key)]);
      return compareFeed(key.slice(0, -file.length), old, now, ignored);
    },
    { concurrency },
  );
  return changes.flatMap((change) => change ?? []).sort((a, b) => (a.path < b.path ? -1 : 1));
};

/** ETags by keys: equal bytes, equal ETag. */
const listFeeds = async (site: Store): Promise<Map<string, string>> => {
  const feeds = new Map<string, string>();
  for (const prefix of prefixes) {
    for await (const object of site.list({ prefix })) {
      const { key } = object;
      if (key === file || key.endsWith(`/${file}`)) feeds.set(key, await object.etag());
    }
  }
  return feeds;
};

const compareFeed = (
  path: string,
  old: Feed | undefined,
  now: Feed | undefined,
  ignored: ReadonlySet<string>,
): FeedChange | undefined => {
  const entries = compareEntries(old?.items ?? [], now?.items ?? [], ignored);
  const title = (now ?? old)?.title ?? '';
  if (old === undefined) return { change: 'new', path, title, fields: [], entries };
  if (now === undefined) return { change: 'gone', path, title, fields: [], entries };
  const fields = fieldsThatDiffer(old, now, new Set(['items']));
  if (fields.length + entries.length === 0) return undefined;
  return { change: 'changed', path, title, fields, entries };
};

const compareEntries = (
  old: readonly Item[],
  now: readonly Item[],
  ignored: ReadonlySet<string>,
): EntryChange[] => {
  const before = new Map(old.map((item) => [item.id, item]));
  const after = new Set(now.map(({ id }) => id));
  const oldest = now.at(-1)?.date_published ?? '';
  const isPushedOut = ({ date_published }: Item) =>
    now.length >= old.length && date_published <= oldest;
  const told = ({ id, title, url }: Item) => ({ id, title, url });
  return [
    ...now.flatMap((item): EntryChange[] => {
      const known = before.get(item.id);
      if (known === undefined) return [{ change: 'new', ...told(item), fields: [] }];
      const fields = fieldsThatDiffer(known, item, ignored);
      return fields.length === 0 ? [] : [{ change: 'changed', ...told(item), fields }];
    }),
    ...old
      .filter(({ id }) => !after.has(id))
      .map((item): EntryChange => {
        const change = isPushedOut(item) ? 'pushed out' : 'gone';
        return { change, ...told(item), fields: [] };
      }),
  ];
};

/** Made from another field. */
const derived = new Set(['content_text', 'banner_image']);

const fieldsThatDiffer = (
  old: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
  ignored: ReadonlySet<string>,
): string[] =>
  [...new Set([...Object.keys(now), ...Object.keys(old)])].filter(
    (name) =>
      !derived.has(name) &&
      !ignored.has(name) &&
      JSON.stringify(old[name]) !== JSON.stringify(now[name]),
  );
