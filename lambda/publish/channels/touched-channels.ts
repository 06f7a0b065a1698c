import type { Instant } from '../../core/article.ts';
import { latest } from '../../core/instant.ts';
import { channelsTouched, isRetry, type Plan } from '../claims/plan.ts';
import type { SourceState } from '../sources/source-states.ts';
import { hasPage, type PublishedVersion } from '../state/published-version.ts';
import type { ChannelChange } from './publish-channel.ts';

export type TouchedChannel = Pick<ChannelChange, 'channel' | 'changedAt' | 'isRetry'>;

/**
 * The channels that plans change, each once.
 * @param reconciled sources whose channels a reconciliation may not have rendered yet
 */
export const touchedChannels = (
  plans: readonly Plan[],
  reconciled: readonly SourceState[],
  now: Instant,
): TouchedChannel[] => {
  const touched = new Map<string, TouchedChannel>();
  for (const { record } of reconciled) {
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

/** Paths of the channels that lose an article, or that link to a page that goes. */
export const losingChannels = (plans: readonly Plan[]): ReadonlySet<string> => {
  const pathsOf = (version: PublishedVersion | undefined) =>
    version?.channels.map(({ path }) => path) ?? [];
  return new Set(
    plans.flatMap(({ obsolete, final }) => {
      const shown = final?.live ? final.current : undefined;
      const kept = new Set(pathsOf(shown));
      const page = shown && hasPage(shown) ? shown.slug : undefined;
      const losesPage = (version: PublishedVersion) => hasPage(version) && version.slug !== page;
      return obsolete.flatMap((version) =>
        pathsOf(version).filter((path) => !kept.has(path) || losesPage(version)),
      );
    }),
  );
};
