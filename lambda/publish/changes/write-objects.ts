import pMap from 'p-map';
import { cacheControl } from '../../contract.ts';
import { articleKey } from '../../core/addresses.ts';
import { renderArticlePage } from '../../core/render/pages/article-page.ts';
import type { ReadEntry } from '../state/entry-cache.ts';
import type { Kept } from '../claims/remaining.ts';
import { type LogWrites, writeLogPages } from '../claims/archive-log.ts';
import { entriesChanged, isNew, type Plan } from '../claims/plan.ts';
import type { RunContext } from '../run-context.ts';
import { hasPage, indexKeysOf, type Rejection, stateKeys, useKeysOf, writeJson } from '../state/keys.ts';

const concurrency = 100;

/**
 * Everything but feeds and claims: the claims wait for the log. Whoever reads a feed finds what it
 * links to.
 */
export const writeArticles = async (
  run: RunContext,
  plans: readonly Plan[],
  kept: readonly Kept[],
  log: LogWrites,
  readEntry: ReadEntry,
): Promise<string[]> => {
  const { state } = run.ports;
  const keptIndex = new Set(kept.flatMap(({ holding }) => indexKeysOf(holding)));
  const [pages] = await Promise.all([
    Promise.all(plans.map((plan) => writePage(run, plan, readEntry))),
    ...plans.map((plan) => writeEntry(run, plan)),
    pMap(
      plans.flatMap(({ obsolete }) => obsolete.flatMap(indexKeysOf)),
      (key) => (keptIndex.has(key) ? undefined : state.delete(key)),
      { concurrency },
    ),
    pMap(plans.flatMap(usesLeft), (key) => state.delete(key), { concurrency }),
    writeLogPages(state, log),
    ...plans.map((plan) => recordRejection(run, plan)),
    pMap(
      entriesChanged(run.marksNew ? plans : plans.filter((plan) => !isNew(plan))),
      (entry) => state.put(stateKeys.entryMark(entry), ''),
      { concurrency },
    ),
  ]);
  return pages.filter((page) => page !== undefined);
};

/** The keys of the media that a source used and uses no more. */
const usesLeft = ({ source, obsolete, final }: Plan): readonly string[] => {
  const kept = final?.current ? useKeysOf(source, final.current) : [];
  const keys = obsolete.flatMap((holding) => useKeysOf(source, holding));
  return [...new Set(keys)].filter((key) => !kept.includes(key));
};

const writeEntry = async (
  { ports: { state }, entries }: RunContext,
  { source, bringsIn, final }: Plan,
): Promise<void> => {
  if (bringsIn === undefined) return;
  const { article, text, holding } = bringsIn;
  entries.set(holding, article);
  await Promise.all([
    state.put(stateKeys.entry(holding), text),
    ...[...indexKeysOf(holding), ...useKeysOf(source, holding)].map((key) => state.put(key, '')),
    final?.live ? undefined : state.put(stateKeys.dueSource(holding.published, source), source),
  ]);
};

const writePage = async (
  { ports: { site }, settings }: RunContext,
  { bringsIn, releases, final }: Plan,
  readEntry: ReadEntry,
): Promise<string | undefined> => {
  const holding = bringsIn?.holding ?? releases;
  if (holding === undefined || !hasPage(holding) || !final?.live) return undefined;
  const article = bringsIn?.article ?? (await readEntry(holding));
  if (article === undefined) return undefined;
  const key = articleKey(holding.slug);
  await site.put(key, renderArticlePage(article, settings.context), {
    contentType: 'text/html; charset=utf-8',
    cacheControl: cacheControl.live,
  });
  return key;
};

/** A source that is rejected has a record; only a walk knows of rejections without one. */
const recordRejection = async (
  { ports: { state }, now, rejected: found }: RunContext,
  { source, outcome, problems, rejected, changedAt, last }: Plan,
): Promise<void> => {
  const key = stateKeys.rejection(source);
  const at = changedAt < now ? changedAt : now;
  const stale = outcome.kind === 'rejected' && outcome.stale;
  if (rejected) await writeJson(state, key, { at, problems, stale } satisfies Rejection);
  else if (last || found.has(source)) await state.delete(key);
};
