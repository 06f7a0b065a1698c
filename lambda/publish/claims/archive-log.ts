import pMap from 'p-map';
import { atOnce } from '../access/concurrency.ts';
import { readJson, writeJson } from '../access/json.ts';
import { memoise } from '../access/memoise.ts';
import type { Store } from '../ports.ts';
import { claimKeys, stateKeys } from '../state/keys.ts';
import { isRetry, type Plan } from './plan.ts';
import type { Settlement } from './settlement.ts';

/** Of a page, in entries. */
export const pageSize = 100;

/** A page of the archive log: the names of the entries in their places. */
export interface LogPage {
  readonly number: number;
  readonly entries: readonly string[];
}

/** What to write so that every entry that comes out for the first time has its place. */
export interface LogWrites {
  readonly pages: readonly { readonly key: string; readonly page: LogPage }[];
  /** Place by the key of the entry's claim. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Gives entries their places in the archive log, once and for ever: in the order in which they first
 * come out, a hundred a page. Costs the same however long the log is.
 * @param doubts whether an entry gets a new place where the page of its own has been lost
 * @param newestPages their keys, if a caller has asked for them before
 */
export const assignPlaces = async (
  state: Store,
  plans: readonly Plan[],
  { before }: Settlement,
  doubts: boolean,
  newestPages: Promise<readonly string[]> | undefined,
): Promise<LogWrites> => {
  const shown = plans.flatMap(({ bringsIn, releases, final }) => {
    const version = final?.live ? (bringsIn?.version ?? releases) : undefined;
    return version ? [version] : [];
  });
  const placeOf = (entry: string) => before.get(claimKeys.entry(entry))?.place;
  const lost = doubts
    ? await lostEntries(
        state,
        shown.map(({ entry }) => entry),
        placeOf,
      )
    : noEntries;
  const entries = [...shown]
    .sort((a, b) => (`${a.published}${a.entry}` < `${b.published}${b.entry}` ? -1 : 1))
    .map(({ entry }) => entry)
    .filter((entry) => placeOf(entry) === undefined || lost.has(entry));
  if (entries.length === 0) return { pages: [], places: new Map() };

  const keys = await (newestPages ?? listNewestPages(state));
  const [newest, ...previous] = await Promise.all(
    keys
      .slice(0, plans.some(isRetry) ? keys.length : 1)
      .map((key) => readJson<LogPage>(state, key)),
  );
  return append(entries, newest ?? { number: 0, entries: [] }, previous);
};

const noEntries: ReadonlySet<string> = new Set();

/** The entries that the log does not have in their places. */
const lostEntries = async (
  state: Store,
  entries: readonly string[],
  placeOf: (entry: string) => number | undefined,
): Promise<ReadonlySet<string>> => {
  const readPage = memoise((number: number) => readJson<LogPage>(state, stateKeys.logPage(number)));
  const isLost = async (entry: string): Promise<boolean> => {
    const place = placeOf(entry);
    if (place === undefined) return false;
    const page = await readPage(Math.floor(place / pageSize));
    return page?.entries[place % pageSize] !== entry;
  };
  const areLost = await pMap(entries, isLost, atOnce.objects);
  return new Set(entries.filter((_, index) => areLost[index]));
};

/** The keys of the pages that one run may have written, newest first. */
export const listNewestPages = async (state: Store): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of state.list({ prefix: stateKeys.log, limit: 3 })) keys.push(key);
  return keys;
};

/** A run that stopped may have written an entry's place already. Then it is found there. */
const append = (
  names: readonly string[],
  newest: LogPage,
  previous: readonly (LogPage | undefined)[],
): LogWrites => {
  const places = new Map<string, number>();
  const changed = new Map<number, LogPage>();
  let page = newest;
  for (const name of names) {
    const known = [newest, ...previous].find((each) => each?.entries.includes(name));
    if (known) {
      places.set(claimKeys.entry(name), known.number * pageSize + known.entries.indexOf(name));
      continue;
    }
    if (page.entries.length === pageSize) page = { number: page.number + 1, entries: [] };
    page = { number: page.number, entries: [...page.entries, name] };
    changed.set(page.number, page);
    places.set(claimKeys.entry(name), page.number * pageSize + page.entries.length - 1);
  }
  const pages = [...changed.values()].map((each) => ({
    key: stateKeys.logPage(each.number),
    page: each,
  }));
  return { pages, places };
};

/** Writes one page after the other, so that a run that stops leaves no gap between them. */
export const writeLogPages = async (state: Store, { pages }: LogWrites): Promise<void> => {
  for (const { key, page } of pages) await writeJson(state, key, page);
};
