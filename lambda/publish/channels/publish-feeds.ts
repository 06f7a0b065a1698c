import pMap from 'p-map';
import { latest } from '../../core/instant.ts';
import { atOnce } from '../access/concurrency.ts';
import { readJson, writeJson } from '../access/json.ts';
import type { Plan } from '../claims/plan.ts';
import type { Remaining } from '../claims/remaining.ts';
import type { Store } from '../ports.ts';
import type { RunContext } from '../run-context.ts';
import type { SourceState } from '../sources/source-states.ts';
import type { DirtyChannel } from '../state/channel-record.ts';
import type { ReadEntry } from '../state/entry-cache.ts';
import { indexKeysOf } from '../state/footprint.ts';
import { stateKeys } from '../state/keys.ts';
import { type ChannelReport, mergeChannelReports } from './channel-report.ts';
import {
  afterChanges,
  listNewest,
  type NewestEntries,
  type ReadNewestEntries,
} from './newest-entries.ts';
import { publishChannel } from './publish-channel.ts';
import { losingChannels, type TouchedChannel, touchedChannels } from './touched-channels.ts';

/** What a run changes in the channels. */
export interface FeedChanges {
  readonly states: readonly SourceState[];
  readonly plans: readonly Plan[];
  /** What is published once the run is over. */
  readonly remaining: readonly Remaining[];
  readonly newestEntries: ReadNewestEntries;
  readonly readEntry: ReadEntry;
}

/**
 * Renders the channels that the plans touch. A reconciliation gives most of them a dirty flag, and
 * renders each once at its end. A channel that loses an article it renders at once: after that, no
 * record tells that the channel had it.
 */
export const publishFeeds = async (
  run: RunContext,
  changes: FeedChanges,
): Promise<ChannelReport> => {
  const { state } = run.ports;
  const { plans, states } = changes;
  const touched = touchedChannels(plans, run.isReconciling ? states : [], run.now);
  const losing = run.defersFeeds ? losingChannels(plans) : undefined;
  const isDeferred = ({ channel }: TouchedChannel) => losing?.has(channel.path) === false;
  await pMap(touched.filter(isDeferred), (each) => flagChannel(state, each), atOnce.records);

  const index = indexChanges(changes);
  const publish = async (each: TouchedChannel) => {
    const shown = await entriesAfter(run, changes.newestEntries, index, each);
    // A reconciliation may have stopped between a channel's documents and its record.
    const isRetry = each.isRetry || run.isReconciling || run.defersFeeds;
    return publishChannel(run, changes.readEntry, { ...each, ...shown, isRetry });
  };
  const rendered = touched.filter((each) => !isDeferred(each));
  return mergeChannelReports(await pMap(rendered, publish, atOnce.channels));
};

const flagChannel = async (state: Store, { channel, changedAt }: TouchedChannel): Promise<void> => {
  const key = stateKeys.dirtyChannel(channel);
  const before = await readJson<DirtyChannel>(state, key);
  const flag: DirtyChannel = {
    channel,
    changedAt: latest(before?.changedAt, changedAt) ?? changedAt,
  };
  await writeJson(state, key, flag);
};

interface IndexChanges {
  readonly added: readonly string[];
  readonly removed: ReadonlySet<string>;
}

const indexChanges = ({ plans, remaining }: FeedChanges): IndexChanges => {
  const added = remaining.flatMap(({ version }) => indexKeysOf(version));
  const kept = new Set(added);
  const obsolete = plans.flatMap((plan) => plan.obsolete.flatMap(indexKeysOf));
  return { added, removed: new Set(obsolete.filter((key) => !kept.has(key))) };
};

/** The state's index does not have the changes of this run yet, so they are applied here. */
const entriesAfter = async (
  { ports: { state }, settings, now }: RunContext,
  newestEntries: ReadNewestEntries,
  index: IndexChanges,
  { channel }: TouchedChannel,
): Promise<Pick<NewestEntries, 'keys' | 'record'>> => {
  const { entries } = settings.context.publication.limits;
  const newest = await newestEntries(channel);
  const keys = afterChanges(newest, channel, now, index).slice(0, entries);
  const horizon = newest.isCut ? newest.keys.at(-1) : undefined;
  const seesAll =
    horizon === undefined || (keys.length === entries && (keys.at(-1) ?? '') <= horizon);
  if (seesAll) return { keys, record: newest.record };
  const more = await listNewest(state, channel, now, entries + index.removed.size);
  const allKeys = afterChanges({ ...newest, keys: more }, channel, now, index);
  return { keys: allKeys.slice(0, entries), record: newest.record };
};
