import pMap from 'p-map';
import type { Settlement } from './settle-claims.ts';
import { isRetry, type Plan } from './plan.ts';
import type { Store } from '../ports.ts';
import { type Claim, readJson, stateKeys, writeJson } from '../state/keys.ts';

/** Of a page, in entries. */
export const pageSize = 100;

/** A page of the log: the names of the entries in their places. */
export interface LogPage {
  readonly number: number;
  readonly entries: readonly string[];
}

/** What is to be written so that every entry that comes out for the first time has its place. */
export interface LogWrites {
  readonly pages: readonly { readonly key: string; readonly page: LogPage }[];
  /** Place by the key of the entry's claim. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Gives entries their places in the archive's log: one after the other in the order in which they
 * first came out, a hundred a page, once and for ever. Costs the same however long the log is.
 * @param newestPages their keys, if the sources let expect that they will be needed
 */
export const assignPlaces = async (
  state: Store,
  plans: readonly Plan[],
  { before }: Settlement,
  newestPages: Promise<readonly string[]> | undefined,
): Promise<LogWrites> => {
  const wanted = plans.flatMap(({ bringsIn, releases, final }) => {
    const holding = final?.live ? (bringsIn?.holding ?? releases) : undefined;
    return holding ? [holding] : [];
  });
  const entries = [...wanted]
    .sort((a, b) => (`${a.published}${a.entry}` < `${b.published}${b.entry}` ? -1 : 1))
    .map(({ entry }) => entry)
    .filter((entry) => before.get(stateKeys.entryClaim(entry))?.place === undefined);
  if (entries.length === 0) return { pages: [], places: new Map() };

  const keys = await (newestPages ?? listNewestPages(state));
  const [newest, ...previous] = await Promise.all(
    keys
      .slice(0, plans.some(isRetry) ? keys.length : 1)
      .map((key) => readJson<LogPage>(state, key)),
  );
  return append(entries, newest ?? { number: 0, entries: [] }, previous);
};

/** The keys of the pages that one run may have written, newest first. */
export const listNewestPages = async (state: Store): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of state.list({ prefix: stateKeys.log, limit: 3 })) keys.push(key);
  return keys;
};

/** A run that was stopped may have written an entry's place already: then it is found there. */
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
      places.set(stateKeys.entryClaim(name), known.number * pageSize + known.entries.indexOf(name));
      continue;
    }
    if (page.entries.length === pageSize) page = { number: page.number + 1, entries: [] };
    page = { number: page.number, entries: [...page.entries, name] };
    changed.set(page.number, page);
    places.set(stateKeys.entryClaim(name), page.number * pageSize + page.entries.length - 1);
  }
  const pages = [...changed.values()].map((each) => ({
    key: stateKeys.logPage(each.number),
    page: each,
  }));
  return { pages, places };
};

/** In their order, so that where a run stops leaves no gap between them. */
export const writeLogPages = async (state: Store, { pages }: LogWrites): Promise<void> => {
  for (const { key, page } of pages) await writeJson(state, key, page);
};

export interface ClaimWrite {
  readonly key: string;
  /** None: the claim is deleted. */
  readonly claim: Claim | undefined;
}

/**
 * The claims as they are to be written. Of slugs that others stand in line for before anything else: who
 * leaves one must know that another may have begun to use its page. The others are for later than the pages
 * of the log: a claim that knew a place that no page knows would keep it for ever, and another entry would
 * get it too. Those that somebody leaves are for later than the feeds: as long as he stands in the line,
 * whoever tries again after a stop takes him along.
 */
export const claimsToWrite = (
  { before, after }: Settlement,
  { places }: LogWrites,
): Readonly<Record<'contested' | 'joined' | 'left', readonly ClaimWrite[]>> => {
  const writes = [...after].flatMap(([key, claim]): ClaimWrite[] => {
    const place = places.get(key) ?? claim.place;
    const next: Claim = { claimants: claim.claimants, ...(place === undefined ? {} : { place }) };
    if (JSON.stringify(next) === JSON.stringify(before.get(key))) return [];
    return [{ key, claim: next.claimants.length > 0 || place !== undefined ? next : undefined }];
  });
  const isLeft = ({ key, claim }: ClaimWrite) =>
    before
      .get(key)
      ?.claimants.some(({ source }) => !claim?.claimants.some((each) => each.source === source)) ===
    true;
  const isContested = (write: ClaimWrite) =>
    !isLeft(write) &&
    write.key.startsWith(stateKeys.slugClaim('')) &&
    (before.get(write.key)?.claimants ?? []).length > 0;
  return {
    contested: writes.filter(isContested),
    joined: writes.filter((write) => !isLeft(write) && !isContested(write)),
    left: writes.filter(isLeft),
  };
};

export const writeClaims = (state: Store, claims: readonly ClaimWrite[]): Promise<unknown> =>
  pMap(claims, ({ key, claim }) => (claim ? writeJson(state, key, claim) : state.delete(key)), {
    concurrency: 100,
  });
