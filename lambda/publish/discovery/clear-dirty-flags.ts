import pMap from 'p-map';
import { frontPage } from '../../core/channel.ts';
import { atOnce } from '../access/concurrency.ts';
import { readJson } from '../access/json.ts';
import { memoise } from '../access/memoise.ts';
import { mergeChanges, noChanges, type SiteChanges } from '../access/site-document.ts';
import { emptyReport, type PublishReport } from '../report.ts';
import type { RunContext } from '../run-context.ts';
import { channelOfFlag, stateKeys } from '../state/keys.ts';
import { renderChannelList, updateChannelList } from './channel-list.ts';
import { renderDiscovery } from './discovery-documents.ts';
import { renderNews } from './news.ts';
import { updateSitemap } from './sitemap-parts.ts';

/**
 * Makes the lists and sitemaps again that dirty flags name, and clears the flags last. A run that
 * publishes only sets flags. A flag says no more than that something may have changed, so it may be
 * handled at any time, and twice. A site without a front page gets no lists: they come with it.
 */
export const clearDirtyFlags = async (
  run: RunContext,
  flags: readonly string[],
): Promise<PublishReport> => {
  if (flags.length === 0) return emptyReport;
  const { state } = run.ports;
  const entries = flags.filter((flag) => flag.startsWith(stateKeys.entryFlags));
  const channels = flags.filter((flag) => flag.startsWith(stateKeys.channelFlags));
  // The front page is the first of all channels: with its flag, everything is made.
  const isBeginning = flags.includes(stateKeys.channelFlag(frontPage));
  const readFront = memoise(() => readJson(state, stateKeys.channel(frontPage)));
  const ifFront = async (render: typeof renderNews) =>
    !isBeginning && (await readFront()) ? render(run) : noChanges;
  const updateChannels = async (): Promise<SiteChanges> => {
    const keys = new Set(channels.map(channelOfFlag));
    await updateChannelList(state, [...keys], (key) => keys.has(key));
    return ifFront(renderChannelList);
  };
  const changes = await Promise.all([
    channels.length > 0 ? updateChannels() : noChanges,
    updateSitemap(
      run,
      entries.map((flag) => flag.slice(stateKeys.entryFlags.length)),
    ),
    flags.length > channels.length ? ifFront(renderNews) : noChanges,
  ]);
  if (isBeginning) changes.push(await renderDiscovery(run));
  await pMap([...entries, ...channels], (flag) => state.delete(flag), atOnce.objects);
  return { ...emptyReport, ...mergeChanges(changes) };
};
