import pMap from 'p-map';
import type { Instant } from '../../core/article.ts';
import type { Channel } from '../../core/channel.ts';
import { latest } from '../../core/instant.ts';
import type { ReadEntry } from '../state/entry-cache.ts';
import type { Kept } from '../claims/remaining.ts';
import { channelsTouched, isRetry, type Plan } from '../claims/plan.ts';
import type { Store } from '../ports.ts';
import {
  type ChannelChange,
  type ChannelReport,
  mergeChannelReports,
  publishChannel,
} from './publish-channel.ts';
import type { RunContext } from '../run-context.ts';
import type { SourceState } from '../sources/source-states.ts';
import {
  type ChannelMark,
  type Holding,
  hasPage,
  indexKeysOf,
  readJson,
  stateKeys,
  writeJson,
} from '../state/keys.ts';
import { afterChanges, createWindows, type Windows } from './newest-entries.ts';

const concurrency = 32;

/**
 * Renders what the plans touch. A walk only marks most of it, to be rendered once at its end; but what
 * loses an article is rendered at once, since nobody will know of it when its deletion is told.
 */
export const publishFeeds = async (
  run: RunContext,
  states: readonly SourceState[],
  plans: readonly Plan[],
  kept: readonly Kept[],
  windows: Windows,
  readEntry: ReadEntry,
): Promise<ChannelReport> => {
  const touched = touchedBy(plans, run.walkIsUnderWay ? states : [], run.now);
  const losing = run.defersFeeds ? losingChannels(plans) : undefined;
  const isDeferred = ({ channel }: (typeof touched)[number]) => losing?.has(channel.path) === false;
  await pMap(touched.filter(isDeferred), (each) => markChannel(run.ports.state, each), {
    concurrency,
  });
  const reports = await pMap(
    touched.filter((each) => !isDeferred(each)),
    async ({ channel, changedAt, isRetry }) =>
      publishChannel(run, readEntry, {
        ...(await windowOf(run, plans, kept, windows, channel)),
        ...{ channel, changedAt, isRetry },
      }),
    { concurrency: 8 },
  );
  return mergeChannelReports(reports);
};

const markChannel = async (
  state: Store,
  { channel, changedAt }: Pick<ChannelChange, 'channel' | 'changedAt'>,
): Promise<void> => {
  const key = stateKeys.dirty(channel);
  const before = await readJson<ChannelMark>(state, key);
  const mark: ChannelMark = {
    channel,
    changedAt: latest(before?.changedAt, changedAt) ?? changedAt,
  };
  await writeJson(state, key, mark);
};

/** Paths of the channels in which an article was and is no more, or that link to a page which it loses. */
const losingChannels = (plans: readonly Plan[]): ReadonlySet<string> => {
  const pathsOf = (holding: Holding | undefined) => holding?.channels.map(({ path }) => path) ?? [];
  return new Set(
    plans.flatMap(({ obsolete, final: { current } = {} }) => {
      const kept = new Set(pathsOf(current));
      const page = current && hasPage(current) ? current.slug : undefined;
      const losesPage = (holding: Holding) => hasPage(holding) && holding.slug !== page;
      return obsolete.flatMap((holding) =>
        pathsOf(holding).filter((path) => !kept.has(path) || losesPage(holding)),
      );
    }),
  );
};

/** @param brought in by a walk that has not rendered their channels yet, perhaps */
const touchedBy = (plans: readonly Plan[], brought: readonly SourceState[], now: Instant) => {
  const touched = new Map<string, Pick<ChannelChange, 'channel' | 'changedAt' | 'isRetry'>>();
  for (const { record } of brought) {
    for (const channel of record?.current?.channels ?? []) {
      touched.set(channel.path, { channel, changedAt: now, isRetry: false });
    }
  }
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
