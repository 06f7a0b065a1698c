import type { Instant } from '../../core/article.ts';
import { channelsOf } from '../../core/channel.ts';
import { memoise } from '../access/memoise.ts';
import { createNewestEntriesReader, type ReadNewestEntries } from '../channels/newest-entries.ts';
import type { FeedChanges } from '../channels/publish-feeds.ts';
import { assignPlaces, type LogWrites, listNewestPages } from '../claims/archive-log.ts';
import { type ClaimWrites, claimsToWrite } from '../claims/claim-writes.ts';
import { claimedNames } from '../claims/claimed-names.ts';
import { makePlans } from '../claims/make-plans.ts';
import { remainingVersions } from '../claims/remaining.ts';
import { settleClaims } from '../claims/settle-claims.ts';
import type { RunContext } from '../run-context.ts';
import { readSources, type SourceState } from '../sources/source-states.ts';
import { createEntryReader } from '../state/entry-cache.ts';
import { versionsOf } from '../state/source-record.ts';

/** Sources that a run takes through its phases together, with all that is decided about them. */
export interface Batch extends FeedChanges {
  readonly run: RunContext;
  /** The places in the archive log. Asked for in the first phase. */
  readonly log: () => Promise<LogWrites>;
  readonly claims: () => Promise<ClaimWrites>;
}

/**
 * Reads sources with their records, settles their claims and decides what becomes of each. Writes
 * nothing.
 * @param sources keys of the content
 * @param timeOf when a source is said to have changed
 */
export const readBatch = async (
  run: RunContext,
  sources: readonly string[],
  timeOf: (source: string) => Instant,
): Promise<Batch> => {
  const { state } = run.ports;
  const asked = await readSources(run, sources);
  const { entries } = run.settings.context.publication.limits;
  const newestEntries = createNewestEntriesReader(state, run.now, entries + sources.length);
  const newestPages = startReading(run, asked, newestEntries);
  const settlement = await settleClaims(run, asked);
  const plans = makePlans(run, settlement, timeOf);
  const log = memoise(() => assignPlaces(state, plans, settlement, run.force, newestPages));
  return {
    run,
    states: settlement.states,
    plans,
    remaining: remainingVersions(settlement.states, plans),
    newestEntries,
    readEntry: createEntryReader(state, run.entries),
    log,
    claims: memoise(async () => claimsToWrite(settlement, await log())),
  };
};

/**
 * Asks for what the run will need as soon as that is known, while the claims are settled.
 * @returns the newest pages of the archive log, if an article may get a place there
 */
const startReading = (
  { ports, settings, defersFeeds }: RunContext,
  states: readonly SourceState[],
  newestEntries: ReadNewestEntries,
): Promise<readonly string[]> | undefined => {
  for (const { wanted, record } of defersFeeds ? [] : states) {
    if (wanted.kind === 'unchanged') continue;
    const channels = versionsOf(record).flatMap((version) => version.channels);
    if (wanted.kind === 'article') {
      channels.push(...channelsOf(wanted.article, settings.context.publication));
    }
    for (const channel of channels) void newestEntries(channel);
  }
  const isClaiming = states.some((state) => claimedNames(state) !== undefined);
  const pages = isClaiming ? listNewestPages(ports.state) : undefined;
  pages?.catch(() => undefined);
  return pages;
};
