import pMap from 'p-map';
import { cacheControl, contentKeys } from '../contract.ts';
import { articleKey } from '../core/addresses.ts';
import type { Instant } from '../core/article.ts';
import { type Channel, channelsOf } from '../core/channel.ts';
import { latest } from '../core/instant.ts';
import { renderArticlePage } from '../core/render/article-page.ts';
import { namesWanted, type Settlement, settleClaims } from './claims.ts';
import { createEntryReader, type ReadEntry } from './entries.ts';
import { assignPlaces, claimsToWrite, type LogWrites, listNewestPages } from './ledger.ts';
import { channelsTouched, isRetry, makePlans, type Plan } from './plan.ts';
import type { Store } from './ports.ts';
import { type ChannelChange, publishChannel } from './publish-channel.ts';
import { publishMedia } from './publish-media.ts';
import { emptyReport, type PublishReport, type SourceReport } from './report.ts';
import type { RunContext } from './run-context.ts';
import { readSources, type SourceState } from './source-states.ts';
import {
  type Holding,
  indexKeysOf,
  type Rejection,
  readJson,
  stateKeys,
  writeJson,
} from './state.ts';
import { afterChanges, createWindows, type Windows } from './windows.ts';

const concurrency = 32;

/** A key of the content that may have changed. */
export interface Change {
  readonly key: string;
  /** When it is said to have changed; tells the time of a deletion, which leaves no other trace. */
  readonly time: Instant;
}

/**
 * Makes the site agree with the content, as it is now, under the given keys. Safe to repeat, and to
 * stop anywhere: the next run with the same keys mends it. Only one run may be under way at a time.
 *
 * Its steps, each of which does all that it does at once: read the sources; read claims and channels;
 * write ahead what may exist from then on; write entries, index and pages; write the feeds; clear away
 * what is no longer shown; close the records.
 * @throws StorageError
 */
export const publishChanges = async (
  run: RunContext,
  changes: readonly Change[],
): Promise<PublishReport> => {
  const times = new Map(changes.map(({ key, time }) => [key, time]));
  const keys = [...times.keys()].sort();
  const mediaKeys = keys.filter((key) => key.startsWith(contentKeys.media));
  const [media, articles] = await Promise.all([
    publishMedia(run.ports, mediaKeys),
    publishArticles(run, keys.filter(isArticleKey), (source) => times.get(source) ?? run.now),
  ]);
  return {
    ...articles,
    written: [...media.written, ...articles.written],
    deleted: [...media.deleted, ...articles.deleted],
  };
};

/** Whether a key of the content is an article's source. Hidden and backup files are nobody's. */
export const isArticleKey = (key: string): boolean =>
  key.startsWith(contentKeys.articles) &&
  !key.endsWith('/') &&
  !key.split('/').some((name) => name.startsWith('.') || /(?:~|\.(?:bak|tmp|swp))$/i.test(name));

const publishArticles = async (
  run: RunContext,
  keys: readonly string[],
  timeOf: (source: string) => Instant,
): Promise<PublishReport> => {
  const { state } = run.ports;
  const asked = await readSources(run, keys);
  const windows = createWindows(
    state,
    run.now,
    run.settings.context.publication.limits.entries + keys.length,
  );
  const newestPages = startReading(run, asked, windows);
  const settlement = await settleClaims(run, asked);
  const plans = makePlans(run, settlement, timeOf);

  const [log] = await Promise.all([
    assignPlaces(state, plans, settlement, newestPages),
    writeAhead(state, plans),
  ]);
  const readEntry = createEntryReader(state, run.entries);
  const kept = keptBy(settlement.states, plans);
  const written = await writeArticles(run, plans, settlement, kept, log, readEntry);
  const feeds = await publishFeeds(run, plans, kept, windows, readEntry);
  const deleted = await clearAway(run, plans, kept);
  await closeRecords(state, plans);
  return {
    ...emptyReport,
    sources: reportsOf(settlement.states, plans, new Set(keys)),
    written: [...written, ...feeds],
    deleted,
  };
};

/** What will be needed is asked for as soon as that is known, while the claims are being settled. */
const startReading = (
  { ports, defersFeeds }: RunContext,
  states: readonly SourceState[],
  windows: Windows,
): Promise<readonly string[]> => {
  for (const { wanted, record } of defersFeeds ? [] : states) {
    if (wanted.kind === 'unchanged') continue;
    const holdings = [record?.current, ...(record?.tried ?? [])];
    const channels = holdings.flatMap((holding) => holding?.channels ?? []);
    if (wanted.kind === 'article') channels.push(...channelsOf(wanted.article));
    for (const channel of channels) void windows.get(channel);
  }
  const pages = states.some((each) => namesWanted(each)) ? listNewestPages(ports.state) : undefined;
  pages?.catch(() => undefined);
  return pages ?? Promise.resolve([]);
};

const writeAhead = (state: Store, plans: readonly Plan[]): Promise<unknown> =>
  pMap(plans, ({ source, ahead }) => ahead && writeJson(state, stateKeys.record(source), ahead), {
    concurrency,
  });

/** Everything but the feeds. Whoever reads a feed finds what it links to. */
const writeArticles = async (
  run: RunContext,
  plans: readonly Plan[],
  settlement: Settlement,
  kept: readonly Kept[],
  log: LogWrites,
  readEntry: ReadEntry,
): Promise<string[]> => {
  const { state } = run.ports;
  const keptIndex = new Set(kept.flatMap(({ holding }) => indexKeysOf(holding)));
  const pages = await Promise.all([
    ...plans.map((plan) => writePage(run, plan, readEntry)),
    ...plans.map((plan) => writeEntry(run, plan)).map((done) => done.then(() => undefined)),
    pMap(
      plans.flatMap(({ obsolete }) => obsolete.flatMap(indexKeysOf)),
      (key) => (keptIndex.has(key) ? undefined : state.delete(key)),
      { concurrency },
    ).then(() => undefined),
    pMap(
      claimsToWrite(settlement, log),
      ({ key, claim }) => (claim ? writeJson(state, key, claim) : state.delete(key)),
      { concurrency },
    ).then(() => undefined),
    ...log.pages.map(({ key, page }) => writeJson(state, key, page).then(() => undefined)),
    ...plans.map((plan) => recordRejection(state, plan, run.now).then(() => undefined)),
  ]);
  return pages.filter((page) => page !== undefined);
};

const writeEntry = async (
  { ports: { state }, entries }: RunContext,
  { source, bringsIn, final }: Plan,
): Promise<void> => {
  if (bringsIn === undefined) return;
  const { article, holding } = bringsIn;
  entries.set(holding, article);
  await Promise.all([
    writeJson(state, stateKeys.entry(holding), article),
    ...indexKeysOf(holding).map((key) => state.put(key, '')),
    final?.live ? undefined : state.put(stateKeys.dueSource(holding.published, source), source),
  ]);
};

const writePage = async (
  { ports: { site }, settings }: RunContext,
  { bringsIn, releases, final }: Plan,
  readEntry: ReadEntry,
): Promise<string | undefined> => {
  const holding = bringsIn?.holding ?? releases;
  if (holding === undefined || !final?.live) return undefined;
  const article = bringsIn?.article ?? (await readEntry(holding));
  if (article === undefined) return undefined;
  const key = articleKey(holding.slug);
  await site.put(key, renderArticlePage(article, settings.context), {
    contentType: 'text/html; charset=utf-8',
    cacheControl: cacheControl.live,
  });
  return key;
};

const recordRejection = async (
  state: Store,
  { source, outcome, problems, rejected, changedAt }: Plan,
  now: Instant,
): Promise<void> => {
  const key = stateKeys.rejection(source);
  const at = changedAt < now ? changedAt : now;
  const stale = outcome.kind === 'rejected' && outcome.stale;
  if (rejected) await writeJson(state, key, { at, problems, stale } satisfies Rejection);
  else await state.delete(key);
};

/** Renders what the plans touch; while a walk is under way, marks it to be rendered at its end. */
const publishFeeds = async (
  run: RunContext,
  plans: readonly Plan[],
  kept: readonly Kept[],
  windows: Windows,
  readEntry: ReadEntry,
): Promise<string[]> => {
  const touched = touchedBy(plans);
  if (run.defersFeeds) {
    await pMap(touched, (each) => markChannel(run.ports.state, each), { concurrency });
    return [];
  }
  const written = await pMap(
    touched,
    async ({ channel, changedAt, isRetry }) =>
      publishChannel(run, readEntry, {
        ...(await windowOf(run, plans, kept, windows, channel)),
        ...{ channel, changedAt, isRetry },
      }),
    { concurrency: 8 },
  );
  return written.flat();
};

const markChannel = async (
  state: Store,
  { channel, changedAt }: Pick<ChannelChange, 'channel' | 'changedAt'>,
): Promise<void> => {
  const key = stateKeys.dirty(channel);
  const before = await readJson<{ changedAt: Instant }>(state, key);
  await writeJson(state, key, { channel, changedAt: latest(before?.changedAt, changedAt) });
};

const touchedBy = (plans: readonly Plan[]) => {
  const touched = new Map<string, Pick<ChannelChange, 'channel' | 'changedAt' | 'isRetry'>>();
  for (const plan of plans) {
    for (const channel of channelsTouched(plan)) {
      const before = touched.get(channel.path);
      touched.set(channel.path, {
        channel,
        changedAt: latest(before?.changedAt, plan.changedAt) ?? plan.changedAt,
        isRetry: before?.isRetry === true || isRetry(plan),
      });
    }
  }
  return [...touched.values()];
};

/** The window was read before the index was written, so the run's own changes are put into it. */
const windowOf = async (
  { ports, settings, now }: RunContext,
  plans: readonly Plan[],
  keptOnes: readonly Kept[],
  windows: Windows,
  channel: Channel,
): Promise<Pick<ChannelChange, 'keys' | 'record'>> => {
  const { entries } = settings.context.publication.limits;
  const window = await windows.get(channel);
  const added = keptOnes.flatMap(({ holding }) => indexKeysOf(holding));
  const kept = new Set(added);
  const obsolete = plans.flatMap((plan) => plan.obsolete.flatMap(indexKeysOf));
  const removed = new Set(obsolete.filter((key) => !kept.has(key)));
  const keys = afterChanges(window, channel, now, { removed, added }).slice(0, entries);
  const horizon = window.isCut ? window.keys.at(-1) : undefined;
  const seesAll =
    horizon === undefined || (keys.length === entries && (keys.at(-1) ?? '') <= horizon);
  if (seesAll) return { keys, record: window.record };
  const fresh = await createWindows(ports.state, now, entries).get(channel);
  return { keys: fresh.keys, record: window.record };
};

/** What is published of a source when the run is over, and whether it is there to be seen. */
interface Kept {
  readonly holding: Holding;
  readonly live: boolean;
}

/** Brought in, released, or left as it was: whatever else goes, this stays. */
const keptBy = (states: readonly SourceState[], plans: readonly Plan[]): Kept[] => {
  const bySource = new Map(plans.map((plan) => [plan.source, plan]));
  return states.flatMap(({ source, record }) => {
    const plan = bySource.get(source);
    const { current: holding, live = false } = (plan ? plan.final : record) ?? {};
    return holding ? [{ holding, live }] : [];
  });
};

/**
 * Deletes what earlier versions have left, now that no feed shows it. The key of an embargo that has
 * ended is the run's to delete: it is why the run came.
 * @returns the keys deleted from the site
 */
const clearAway = async (
  { ports: { state, site }, now }: RunContext,
  plans: readonly Plan[],
  kept: readonly Kept[],
): Promise<string[]> => {
  const keptEntries = new Set(kept.map(({ holding }) => stateKeys.entry(holding)));
  const pages = new Set(kept.filter(({ live }) => live).map(({ holding }) => holding.slug));
  const obsolete = plans.flatMap((plan) => plan.obsolete.map((holding) => ({ plan, holding })));
  const gone = new Set(
    obsolete.map(({ holding }) => holding.slug).filter((slug) => !pages.has(slug)),
  );
  const stateGone = obsolete.flatMap(({ plan: { source, final }, holding }) => [
    ...(keptEntries.has(stateKeys.entry(holding)) ? [] : [stateKeys.entry(holding)]),
    ...(holding.published > now && holding.published !== final?.current?.published
      ? [stateKeys.dueSource(holding.published, source)]
      : []),
  ]);
  await Promise.all([
    pMap([...new Set(stateGone)], (key) => state.delete(key), { concurrency }),
    pMap([...gone], (slug) => site.delete(articleKey(slug)), { concurrency }),
  ]);
  return [...gone].map(articleKey).sort();
};

/** The last step: from now on the sources count as dealt with. */
const closeRecords = (state: Store, plans: readonly Plan[]): Promise<unknown> =>
  pMap(
    plans,
    ({ source, final, last }) => {
      const key = stateKeys.record(source);
      if (final) return writeJson(state, key, final);
      return last ? state.delete(key) : undefined;
    },
    { concurrency },
  );

/** Sources that were looked at for the sake of others and stay as they are are not worth a word. */
const reportsOf = (
  states: readonly SourceState[],
  plans: readonly Plan[],
  asked: ReadonlySet<string>,
): SourceReport[] => {
  const bySource = new Map(plans.map((plan) => [plan.source, plan]));
  return states.flatMap(({ source, problems, removed }) => {
    const plan = bySource.get(source);
    if (!plan && !asked.has(source)) return [];
    const outcome = plan?.outcome ?? { kind: 'unchanged' };
    return [{ source, outcome, problems: plan?.problems ?? problems, removed }];
  });
};
