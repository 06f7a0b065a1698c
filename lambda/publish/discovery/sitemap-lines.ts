import pMap from 'p-map';
import { atOnce } from '../access/concurrency.ts';
import { readJson } from '../access/json.ts';
import { type LogPage, pageSize } from '../claims/archive-log.ts';
import type { Store } from '../ports.ts';
import type { Claim } from '../state/claim.ts';
import { claimKeys, stateKeys } from '../state/keys.ts';
import type { PublishedVersion } from '../state/published-version.ts';
import { readSourceRecord } from '../state/source-record.ts';
import { pagesAPart, type SitemapLine } from './sitemap-records.ts';

/** The line of an entry at its place. It has none while it is not live. */
export interface PlacedLine {
  readonly place: number;
  readonly line: SitemapLine | undefined;
}

/** @returns the lines of the given entries that have a place */
export const readLines = async (
  state: Store,
  entries: readonly string[],
): Promise<PlacedLine[]> => {
  const found = await pMap(entries, (entry) => readLine(state, entry), atOnce.objects);
  return found.filter((each) => each !== undefined);
};

/** All lines of a part. An entry has one place, though a damaged log may name it twice. */
export const readLinesOfPart = async (state: Store, part: number): Promise<PlacedLine[]> => {
  const first = (part - 1) * pagesAPart;
  const numbers = Array.from({ length: pagesAPart }, (_, index) => first + index);
  const pages = await Promise.all(
    numbers.map((number) => readJson<LogPage>(state, stateKeys.logPage(number))),
  );
  const places = pages.flatMap((page) =>
    (page?.entries ?? []).map((entry, index) => ({
      entry,
      place: (page?.number ?? 0) * pageSize + index,
    })),
  );
  const read = async ({ entry, place }: (typeof places)[number]) => {
    const found = await readLine(state, entry);
    return found?.place === place ? [found] : [];
  };
  return (await pMap(places, read, atOnce.objects)).flat();
};

const readLine = async (state: Store, entry: string): Promise<PlacedLine | undefined> => {
  const claim = await readJson<Claim>(state, claimKeys.entry(entry));
  if (claim?.place === undefined) return undefined;
  const records = await Promise.all(
    claim.claimants.map(({ source }) => readSourceRecord(state, source)),
  );
  const owner = records.find((record) => record?.live && record.current?.entry === entry);
  const { current, updated } = owner ?? {};
  return { place: claim.place, line: current && lineOf(current, updated) };
};

const lineOf = ({ slug, link, published }: PublishedVersion, updated = published): SitemapLine => ({
  slug,
  ...(link === undefined ? {} : { link }),
  updated,
});
