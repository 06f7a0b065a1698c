import pMap from 'p-map';
import { discoveryKeys } from '../contract.ts';
import { addressOf, articleAddress } from '../core/addresses.ts';
import { latest } from '../core/instant.ts';
import { renderSitemap, renderSitemapIndex } from '../core/render/sitemap-xml.ts';
import { type LogPage, pageSize } from './ledger.ts';
import type { Store } from './ports.ts';
import { settleRobots } from './robots.ts';
import type { RunContext } from './run-context.ts';
import { mergeChanges, type SiteChanges, settleDocument } from './site-document.ts';
import {
  type Claim,
  type Holding,
  logPageOfKey,
  readJson,
  type SitemapIndex,
  type SitemapLine,
  type SitemapPart,
  type SourceRecord,
  stateKeys,
  writeJson,
} from './state.ts';

/** Ten pages of the log make a part, which an edit writes as a whole: about 150 KB. */
export const pagesAPart = 10;
const partSize = pagesAPart * pageSize;
const contentType = 'application/xml; charset=utf-8';
const concurrency = 100;

/** The line that an entry is to have in its place; none, unless it is live. */
interface Placed {
  readonly place: number;
  readonly line: SitemapLine | undefined;
}

const partOf = ({ place }: Placed): number => Math.floor(place / partSize) + 1;

/** Brings the lines of the given entries up to date. */
export const updateSitemap = async (
  run: RunContext,
  entries: readonly string[],
): Promise<SiteChanges> => {
  const { state } = run.ports;
  const found = await pMap(entries, (entry) => readLine(state, entry), { concurrency });
  const placed = found.filter((each) => each !== undefined);
  const parts = [...new Set(placed.map(partOf))];
  return writeParts(run, parts, async (part, before) =>
    withLines(
      before,
      placed.filter((each) => partOf(each) === part),
    ),
  );
};

/** Makes the parts anew that begin with one of the given pages of the log. */
export const rebuildSitemap = (
  run: RunContext,
  logKeys: readonly string[],
): Promise<SiteChanges> => {
  const parts = logKeys
    .map(logPageOfKey)
    .filter((page) => page % pagesAPart === 0)
    .map((page) => page / pagesAPart + 1);
  return writeParts(run, parts, async (part) =>
    withLines({}, await readLines(run.ports.state, part)),
  );
};

/**
 * An index must name a part, so a site without an article has none.
 * @param index of the parts, as it is in the state
 */
export const renderIndex = (run: RunContext, index: SitemapIndex): Promise<SiteChanges> => {
  const parts = Object.entries(index).map(([part, updated]) => ({
    address: addressOf(run.settings.context.baseUrl, sitemapKey(part)),
    updated,
  }));
  const body = parts.length > 0 ? renderSitemapIndex(parts) : undefined;
  return settleDocument(run, discoveryKeys.sitemap, contentType, body);
};

export const sitemapKey = (part: number | string): string =>
  `${discoveryKeys.sitemapParts}${part}.xml`;

const readLine = async (state: Store, entry: string): Promise<Placed | undefined> => {
  const claim = await readJson<Claim>(state, stateKeys.entryClaim(entry));
  if (claim?.place === undefined) return undefined;
  const records = await Promise.all(
    claim.claimants.map(({ source }) => readJson<SourceRecord>(state, stateKeys.record(source))),
  );
  const owner = records.find((record) => record?.live && record.current?.entry === entry);
  const { current, updated } = owner ?? {};
  const line = current && lineOf(current, updated);
  return { place: claim.place, line };
};

const lineOf = ({ slug, link, published }: Holding, updated = published): SitemapLine => ({
  slug,
  ...(link === undefined ? {} : { link }),
  updated,
});

/** An entry has one place only, though a log that was damaged may name it twice. */
const readLines = async (state: Store, part: number): Promise<Placed[]> => {
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
  const placed = await pMap(
    places,
    async ({ entry, place }) => {
      const found = await readLine(state, entry);
      return found?.place === place ? [found] : [];
    },
    { concurrency },
  );
  return placed.flat();
};

/** Keys of an object that are numbers stand in ascending order. */
const withLines = (part: SitemapPart, changed: readonly Placed[]): SitemapPart => {
  const lines = { ...part };
  for (const { place, line } of changed) {
    if (line) lines[place] = line;
    else delete lines[place];
  }
  return lines;
};

/** Documents first: where a run stops, the state does not claim more than there is. */
const writeParts = async (
  run: RunContext,
  parts: readonly number[],
  change: (part: number, before: SitemapPart) => Promise<SitemapPart>,
): Promise<SiteChanges> => {
  const { state } = run.ports;
  const before = (await readJson<SitemapIndex>(state, stateKeys.sitemapIndex)) ?? {};
  const index: Record<string, string> = { ...before };
  const write = async (number: number): Promise<SiteChanges> => {
    const old = await readJson<SitemapPart>(state, stateKeys.sitemapPart(number));
    const part = await change(number, old ?? {});
    const changes = await settlePart(run, number, part);
    await writeUnlessEmpty(state, stateKeys.sitemapPart(number), old, part);
    const updated = latest(...Object.values(part).map((line) => line.updated));
    if (updated) index[number] = updated;
    else delete index[number];
    return changes;
  };
  const changes = await pMap(parts, write, { concurrency: 4 });
  if (JSON.stringify(index) !== JSON.stringify(before)) changes.push(await renderIndex(run, index));
  if (isEmpty(index) !== isEmpty(before)) changes.push(await settleRobots(run, index));
  await writeUnlessEmpty(state, stateKeys.sitemapIndex, before, index);
  return mergeChanges(changes);
};

const isEmpty = (index: SitemapIndex): boolean => Object.keys(index).length === 0;

const settlePart = (run: RunContext, number: number, part: SitemapPart): Promise<SiteChanges> => {
  const { baseUrl } = run.settings.context;
  const entries = Object.values(part).map((line) => ({
    address: articleAddress(line, baseUrl),
    updated: line.updated,
  }));
  const body = entries.length > 0 ? renderSitemap(entries) : undefined;
  return settleDocument(run, sitemapKey(number), contentType, body);
};

const writeUnlessEmpty = async (
  state: Store,
  key: string,
  before: object | undefined,
  after: object,
): Promise<void> => {
  if (JSON.stringify(before ?? {}) === JSON.stringify(after)) return;
  if (Object.keys(after).length > 0) await writeJson(state, key, after);
  else await state.delete(key);
};
