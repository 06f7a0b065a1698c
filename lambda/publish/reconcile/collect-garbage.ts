import pMap from 'p-map';
import { contentKeys, discoveryKeys, siteKeys } from '../../contract.ts';
import { articleKey } from '../../core/addresses.ts';
import type { Instant } from '../../core/article.ts';
import { frontPage } from '../../core/channel.ts';
import { once } from '../access/memoise.ts';
import type { ListedObject, Ports, Store } from '../ports.ts';
import { sitemapKey } from '../discovery/sitemap-parts.ts';
import {
  type ChannelRecord,
  type Claim,
  claimKeysOf,
  entryNameOfKey,
  type Holding,
  hasPage,
  indexKeysOf,
  readJson,
  type SitemapIndex,
  type SourceRecord,
  sourceOfUse,
  stateKeys,
  useKeysOf,
  writeJson,
} from '../state/keys.ts';
import type { Walk } from './steps.ts';

const concurrency = 100;

const { sitemapParts: _, ...documents } = discoveryKeys;
const discoveryDocuments: ReadonlySet<string> = new Set([
  ...Object.values(documents),
  ...Object.values(siteKeys),
]);

/*
 * What a publisher writes it also clears away, wherever it is stopped. A sweep is for what no publisher
 * can know of: a state that was lost or damaged, and whatever else has come into the buckets. It asks of
 * each key which source's record accounts for it.
 */

/**
 * Deletes the given objects of the state, as far as no source's record accounts for them.
 * @param walk the publisher has written all that was stored later than `since`; in lines of claimants from
 * before there may be some of old all the same
 */
export const sweepState = async (
  state: Store,
  objects: readonly ListedObject[],
  { since, hadClaims }: Pick<Walk, 'since' | 'hadClaims'>,
): Promise<void> => {
  const book = openBook(state);
  const isDoubtful = ({ key, lastModified }: ListedObject) =>
    (hadClaims && key.startsWith(stateKeys.claims)) || lastModified.toISOString() <= since;
  const sweep = ({ key }: ListedObject) => sweepKey(state, book, key);
  await pMap(objects.filter(isDoubtful), sweep, { concurrency });
};

/**
 * Deletes the given objects of the site, but for media, as far as nothing published accounts for them.
 * @param since a publisher has written all that was stored later, unless others write there too
 * @returns the keys that were deleted
 */
export const sweepSite = async (
  { state, site, isOurs }: Pick<Ports, 'state' | 'site' | 'isOurs'>,
  objects: readonly ListedObject[],
  since: Instant,
): Promise<string[]> => {
  const book = openBook(state);
  const isDoubtful = ({ lastModified }: ListedObject) =>
    isOurs !== undefined || lastModified.toISOString() <= since;
  const sweep = async ({ key }: ListedObject): Promise<string[]> => {
    if (await isPublished(book, key)) return [];
    if ((await isOurs?.(key)) === false) return [];
    await site.delete(key);
    return [key];
  };
  return (await pMap(objects.filter(isDoubtful), sweep, { concurrency })).flat();
};

/** Claims, records of sources and of channels, and the index of the sitemap, each read once. */
interface Book {
  claim(key: string): Promise<Claim>;
  record(source: string): Promise<SourceRecord | undefined>;
  channel(key: string): Promise<ChannelRecord | undefined>;
  sitemapIndex(): Promise<SitemapIndex>;
}

const openBook = (state: Store): Book => {
  const pages = new Map<string, Promise<unknown>>();
  const read = <T>(key: string) =>
    once(pages, key, () => readJson<T>(state, key)) as Promise<T | undefined>;
  return {
    claim: async (key) => (await read<Claim>(key)) ?? { claimants: [] },
    record: (source) => read(stateKeys.record(source)),
    channel: read,
    sitemapIndex: async () => (await read<SitemapIndex>(stateKeys.sitemapIndex)) ?? {},
  };
};

const sweepKey = async (state: Store, book: Book, key: string): Promise<void> => {
  if (key.startsWith(stateKeys.claims)) return sweepClaim(state, book, key);
  if (key.startsWith(stateKeys.marks)) return;
  if (!(await isHeld(state, book, key))) await state.delete(key);
};

/** Takes those out of the line who do not know that they stand in it. An entry's place stays. */
const sweepClaim = async (state: Store, book: Book, key: string): Promise<void> => {
  const claim = await book.claim(key);
  const records = await Promise.all(claim.claimants.map(({ source }) => book.record(source)));
  const claimants = claim.claimants.filter((_, index) =>
    namesIn(records[index]).some((names) => claimKeysOf(names).includes(key)),
  );
  if (claimants.length === claim.claimants.length && claimants.length > 0) return;
  if (claimants.length === 0 && claim.place === undefined) await state.delete(key);
  else await writeJson(state, key, { ...claim, claimants } satisfies Claim);
};

const namesIn = (record: SourceRecord | undefined) => [
  ...holdingsIn(record),
  ...(record?.wants ?? []),
];

const holdingsIn = (record: SourceRecord | undefined): readonly Holding[] =>
  record ? [...(record.current ? [record.current] : []), ...record.tried] : [];

/** Whether a source's record accounts for an entry, a key of an index, of an embargo or of a use. */
const isHeld = async (state: Store, book: Book, key: string): Promise<boolean> => {
  if (key.startsWith(stateKeys.due)) return isAwaited(state, book, key);
  if (key.startsWith(stateKeys.uses)) return isUse(book, key);
  const claim = await book.claim(stateKeys.entryClaim(entryNameOfKey(key)));
  const holdings = await holdingsOf(book, claim);
  return holdings.some(
    ({ holding }) => stateKeys.entry(holding) === key || indexKeysOf(holding).includes(key),
  );
};

const isAwaited = async (state: Store, book: Book, key: string): Promise<boolean> => {
  const object = await state.get(key);
  const source = new TextDecoder().decode(object?.body);
  const record = await book.record(source);
  return holdingsIn(record).some(({ published }) => stateKeys.dueSource(published, source) === key);
};

const isUse = async (book: Book, key: string): Promise<boolean> => {
  const source = sourceOfUse(key);
  const holdings = holdingsIn(await book.record(source));
  return holdings.some((holding) => useKeysOf(source, holding).includes(key));
};

/** What is published of those who stand in line for something. */
const holdingsOf = async (book: Book, { claimants }: Claim) => {
  const records = await Promise.all(claimants.map(({ source }) => book.record(source)));
  return records.flatMap((record) =>
    holdingsIn(record).map((holding) => ({ holding, live: record?.live === true })),
  );
};

const isPublished = async (book: Book, key: string): Promise<boolean> => {
  if (key.startsWith(contentKeys.media)) return true;
  if (discoveryDocuments.has(key)) {
    return (await book.channel(stateKeys.channel(frontPage))) !== undefined;
  }
  if (key.startsWith(discoveryKeys.sitemapParts)) {
    return Object.keys(await book.sitemapIndex()).some((part) => sitemapKey(part) === key);
  }
  if (key.startsWith(articleKey(''))) {
    const slug = key.slice(articleKey('').length);
    const holdings = await holdingsOf(book, await book.claim(stateKeys.slugClaim(slug)));
    return holdings.some(
      ({ holding, live }) => live && hasPage(holding) && articleKey(holding.slug) === key,
    );
  }
  const channel = await book.channel(stateKeys.channelAt(key.slice(0, key.lastIndexOf('/') + 1)));
  return channel !== undefined && Object.hasOwn(channel.documents, key);
};
