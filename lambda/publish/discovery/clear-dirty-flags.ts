import pMap from 'p-map';
import { frontPage } from '../../core/channel.ts';
import { atOnce } from '../access/concurrency.ts';
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
 * handled at any time, and twice.
 */
export const clearDirtyFlags = async (
  run: RunContext,
  flags: readonly string[],
): Promise<PublishReport> => {
  const entries = flags.filter((flag) => flag.startsWith(stateKeys.entryFlags));
  const channels = flags.filter((flag) => flag.startsWith(stateKeys.channelFlags));
  const hasOthers = flags.length > channels.length;
  const changes = await Promise.all([
    channels.length > 0 ? updateChannels(run, channels) : noChanges,
    updateSitemap(
      run,
      entries.map((flag) => flag.slice(stateKeys.entryFlags.length)),
    ),
    hasOthers ? renderNews(run) : noChanges,
  ]);
  // The front page is the first of all channels: before it, there is nothing to lead to.
  const isBeginning = flags.includes(stateKeys.channelFlag(frontPage));
  if (isBeginning) changes.push(await renderDiscovery(run));
  await pMap([...entries, ...channels], (flag) => run.ports.state.delete(flag), atOnce.objects);
  return { ...emptyReport, ...mergeChanges(changes) };
};

const updateChannels = async (run: RunContext, flags: readonly string[]): Promise<SiteChanges> => {
  const keys = new Set(flags.map(channelOfFlag));
  await updateChannelList(run.ports.state, [...keys], (key) => keys.has(key));
  return renderChannelList(run);
};
