import pMap from 'p-map';
import { atOnce } from '../access/concurrency.ts';
import { readJson } from '../access/json.ts';
import { compareKeys } from '../access/key-order.ts';
import { mergeChannelReports } from '../channels/channel-report.ts';
import { createNewestEntriesReader } from '../channels/newest-entries.ts';
import { publishChannel } from '../channels/publish-channel.ts';
import { updateChannelList } from '../discovery/channel-list.ts';
import { emptyReport } from '../report.ts';
import type { DirtyChannel } from '../state/channel-record.ts';
import { createEntryReader } from '../state/entry-cache.ts';
import { stateKeys } from '../state/keys.ts';
import { flagDeclaredChannels } from './beginnings.ts';
import { keysOf, type Stage } from './stage.ts';

/** Renders the channels of the lines: of their records, or of their dirty flags. */
const renderChannels: Stage['take'] = async (run, reconciliation, lines) => {
  const { state } = run.ports;
  const { entries } = run.settings.context.publication.limits;
  const newestEntries = createNewestEntriesReader(state, run.now, entries);
  const readEntry = createEntryReader(state, run.entries);
  const render = async (key: string) => {
    const found = await readJson<Partial<DirtyChannel>>(state, key);
    if (found?.channel === undefined) return emptyReport;
    const { channel, changedAt = reconciliation.changedAt } = found;
    const shown = await newestEntries(channel);
    const change = { ...shown, channel, changedAt, isRetry: true };
    const report = await publishChannel(run, readEntry, change);
    if (report.problems.length === 0) await state.delete(stateKeys.dirtyChannel(channel));
    return report;
  };
  const reports = await pMap(keysOf(lines), render, atOnce.channels);
  return { ...emptyReport, ...mergeChannelReports(reports) };
};

/** The channels that have documents. */
export const channelStage: Stage = {
  stepSize: 100,
  listings: ({ ports: { state: store } }, { rendersAll }) =>
    rendersAll ? [{ store, prefix: stateKeys.channels }] : [],
  take: renderChannels,
};

/** The channels that the earlier stages have touched. */
export const dirtyChannelStage: Stage = {
  stepSize: 100,
  async listings(run, { changedAt }) {
    await flagDeclaredChannels(run, changedAt);
    return [{ store: run.ports.state, prefix: stateKeys.dirtyChannels }];
  },
  take: renderChannels,
};

const listedAtOnce = 1000;

/** The list of all channels. A step updates it as far as its lines reach; the last line has all the rest. */
export const channelListStage: Stage = {
  stepSize: listedAtOnce,
  listings: channelStage.listings,
  async take({ ports: { state } }, { rendersAll, after }, lines) {
    const keys = keysOf(lines);
    const last = lines.length === listedAtOnce ? keys.at(-1) : undefined;
    const isReached = (key: string): boolean =>
      compareKeys(key, after) > 0 && (last === undefined || compareKeys(key, last) <= 0);
    if (rendersAll) await updateChannelList(state, keys, isReached);
    return emptyReport;
  },
};
