import pMap from 'p-map';
import { discoveryKeys } from '../../contract.ts';
import { addressOf, articleAddress } from '../../core/addresses.ts';
import { latest } from '../../core/instant.ts';
import { renderSitemap, renderSitemapIndex } from '../../core/render/sitemap-xml.ts';
import { atOnce } from '../access/concurrency.ts';
import { readJson, writeJson } from '../access/json.ts';
import { mergeChanges, type SiteChanges, settleDocument } from '../access/site-document.ts';
import type { Store } from '../ports.ts';
import type { RunContext } from '../run-context.ts';
import { logPageOfKey, stateKeys } from '../state/keys.ts';
import { settleRobots } from './robots-document.ts';
import { type PlacedLine, readLines, readLinesOfPart } from './sitemap-lines.ts';
import {
  pagesAPart,
  partOfPlace,
  type SitemapIndex,
  type SitemapPart,
  sitemapKey,
} from './sitemap-records.ts';

const contentType = 'application/xml; charset=utf-8';

/** Updates the lines of the given entries. */
export const updateSitemap = async (
  run: RunContext,
  entries: readonly string[],
): Promise<SiteChanges> => {
  const lines = await readLines(run.ports.state, entries);
  const parts = [...new Set(lines.map(({ place }) => partOfPlace(place)))];
  return writeParts(run, parts, async (part, before) =>
    withLines(
      before,
      lines.filter(({ place }) => partOfPlace(place) === part),
    ),
  );
};

/** Makes the parts again that begin with one of the given pages of the archive log. */
export const rebuildSitemap = (
  run: RunContext,
  logKeys: readonly string[],
): Promise<SiteChanges> => {
  const parts = logKeys
    .map(logPageOfKey)
    .filter((page) => page % pagesAPart === 0)
    .map((page) => page / pagesAPart + 1);
  return writeParts(run, parts, async (part) =>
    withLines({}, await readLinesOfPart(run.ports.state, part)),
  );
};

/**
 * Writes sitemap.xml. A site without an article has none, since an index has to name a part
 * (sitemaps.org/protocol.html#index).
 * @param index of the parts, as the state has it
 */
export const renderIndex = (run: RunContext, index: SitemapIndex): Promise<SiteChanges> => {
  const parts = Object.entries(index).map(([part, updated]) => ({
    address: addressOf(run.settings.context.baseUrl, sitemapKey(part)),
    updated,
  }));
  const body = parts.length > 0 ? renderSitemapIndex(parts) : undefined;
  return settleDocument(run, discoveryKeys.sitemap, contentType, body);
};

/** Keys of an object that are numbers stand in ascending order. */
const withLines = (part: SitemapPart, changed: readonly PlacedLine[]): SitemapPart => {
  const lines = { ...part };
  for (const { place, line } of changed) {
    if (line) lines[place] = line;
    else delete lines[place];
  }
  return lines;
};

/** Writes documents before the state, so that a run that stops leaves no claim to what is missing. */
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
  const changes = await pMap(parts, write, atOnce.sitemapParts);
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
