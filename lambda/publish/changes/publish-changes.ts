import { contentKeys } from '../../contract.ts';
import type { Instant } from '../../core/article.ts';
import { channelsOf } from '../../core/channel.ts';
import { namesWanted, settleClaims } from '../claims/settle-claims.ts';
import { clearAway } from './clear-objects.ts';
import { createEntryReader } from '../state/entry-cache.ts';
import { keptBy } from '../claims/remaining.ts';
import { assignPlaces, claimsToWrite, listNewestPages, writeClaims } from '../claims/archive-log.ts';
import { makePlans, type Plan } from '../claims/plan.ts';
import { publishFeeds } from '../channels/publish-feeds.ts';
import { publishMedia } from './publish-media.ts';
import { closeRecords, writeAhead } from './records.ts';
import { emptyReport, type PublishReport, type SourceReport } from '../report.ts';
import type { RunContext } from '../run-context.ts';
import { readSources, type SourceState } from '../sources/source-states.ts';
import { createWindows, type Windows } from '../channels/newest-entries.ts';
import { writeArticles } from './write-objects.ts';

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
 * write ahead what may exist from then on; write entries, index, pages and log; write feeds and claims;
 * clear away what is no longer shown; close the records.
 * @throws StorageError
 */
export const publishChanges = async (
  run: RunContext,
  changes: readonly Change[],
): Promise<PublishReport> => {
  const times = new Map(changes.map(({ key, time }) => [key, time]));
  const keys = [...times.keys()].sort();
  const mediaKeys = keys.filter((key) => key.startsWith(contentKeys.media));
  // Whoever reads of a picture in a feed finds it.
  const media = await publishMedia(run.ports, mediaKeys);
  const articles = await publishArticles(
    run,
    keys.filter(isArticleKey),
    (source) => times.get(source) ?? run.now,
  );
  return {
    ...articles,
    sources: [...articles.sources, ...media.rejected],
    written: [...media.written, ...articles.written],
    deleted: [...media.deleted, ...articles.deleted],
  };
};

/** In bytes: a key of S3 has at most 1,024, and our own records put some before a source's. */
const longestKey = 1000;

/**
 * Whether a key of the content is an article's source. Hidden and backup files are nobody's, nor is what
 * nothing could be recorded of.
 */
export const isArticleKey = (key: string): boolean =>
  key.startsWith(contentKeys.articles) &&
  !key.endsWith('/') &&
  Buffer.byteLength(key) <= longestKey &&
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
  const claims = claimsToWrite(settlement, log);
  await writeClaims(state, claims.contested);
  const written = await writeArticles(run, plans, kept, log, readEntry);
  const [feeds] = await Promise.all([
    publishFeeds(run, settlement.states, plans, kept, windows, readEntry),
    writeClaims(state, claims.joined),
  ]);
  const [deleted] = await Promise.all([
    clearAway(run, plans, kept),
    writeClaims(state, claims.left),
  ]);
  await closeRecords(state, plans);
  return {
    ...emptyReport,
    sources: reportsOf(settlement.states, plans, new Set(keys)),
    ...feeds,
    written: [...written, ...feeds.written],
    deleted: [...feeds.deleted, ...deleted],
  };
};

/**
 * What will be needed is asked for as soon as that is known, while the claims are being settled.
 * @returns the newest pages of the log, if an article of those asked for may get a place there
 */
const startReading = (
  { ports, settings, defersFeeds }: RunContext,
  states: readonly SourceState[],
  windows: Windows,
): Promise<readonly string[]> | undefined => {
  for (const { wanted, record } of defersFeeds ? [] : states) {
    if (wanted.kind === 'unchanged') continue;
    const holdings = [record?.current, ...(record?.tried ?? [])];
    const channels = holdings.flatMap((holding) => holding?.channels ?? []);
    if (wanted.kind === 'article') {
      channels.push(...channelsOf(wanted.article, settings.context.publication));
    }
    for (const channel of channels) void windows.get(channel);
  }
  const pages = states.some((each) => namesWanted(each)) ? listNewestPages(ports.state) : undefined;
  pages?.catch(() => undefined);
  return pages;
};

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
