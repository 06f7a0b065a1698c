import pMap from 'p-map';
import { cacheControl, siteKeys } from '../../contract.ts';
import { frontPage } from '../../core/channel.ts';
import { feedStyle } from '../../core/render/feed-style.ts';
import { renderNotFoundPage } from '../../core/render/pages/not-found-page.ts';
import { renderChannelList, updateChannelList } from './channel-list.ts';
import { listNewsMarks, renderNews } from './news.ts';
import { emptyReport, type PublishReport } from '../report.ts';
import { settleRobots } from './robots-document.ts';
import type { RunContext } from '../run-context.ts';
import { mergeChanges, noChanges, type SiteChanges, settleDocument } from '../access/site-document.ts';
import { renderIndex, updateSitemap } from './sitemap-parts.ts';
import { channelOfMark, readJson, type SitemapIndex, stateKeys } from '../state/keys.ts';

/*
 * What leads readers and crawlers to the rest: the list of channels, the sitemaps, robots.txt, the page
 * for those who are lost. A run that publishes only marks what they may have to show anew. A mark says no
 * more than that, so it may be dealt with at any time, and twice; it goes last.
 */

const concurrency = 100;

/** Brings up to date what the given marks speak of. */
export const applyMarks = async (
  run: RunContext,
  marks: readonly string[],
): Promise<PublishReport> => {
  const entries = marks.filter((mark) => mark.startsWith(stateKeys.entryMarks));
  const channels = marks.filter((mark) => mark.startsWith(stateKeys.channelMarks));
  const hasOthers = marks.length > channels.length;
  const changes = await Promise.all([
    channels.length > 0 ? applyToChannels(run, channels) : noChanges,
    updateSitemap(
      run,
      entries.map((mark) => mark.slice(stateKeys.entryMarks.length)),
    ),
    hasOthers ? renderNews(run) : noChanges,
  ]);
  // The front page comes first of all channels: until then the site had nothing to lead to.
  const isBeginning = marks.includes(stateKeys.channelMark(frontPage));
  if (isBeginning) changes.push(await renderDiscovery(run));
  await pMap([...entries, ...channels], (mark) => run.ports.state.delete(mark), { concurrency });
  return { ...emptyReport, ...mergeChanges(changes) };
};

const applyToChannels = async (run: RunContext, marks: readonly string[]): Promise<SiteChanges> => {
  const keys = new Set(marks.map(channelOfMark));
  await updateChannelList(run.ports.state, [...keys], (key) => keys.has(key));
  return renderChannelList(run);
};

/** Makes all of it anew, from lists that are up to date; a site without a front page has none of it. */
export const renderDiscovery = async (run: RunContext): Promise<PublishReport> => {
  const { state } = run.ports;
  const { context } = run.settings;
  const [front, index] = await Promise.all([
    readJson(state, stateKeys.channel(frontPage)),
    readJson<SitemapIndex>(state, stateKeys.sitemapIndex),
  ]);
  if (front === undefined) {
    for (const mark of await listNewsMarks(state)) await state.delete(mark);
    return emptyReport;
  }
  const changes = await Promise.all([
    renderChannelList(run),
    renderIndex(run, index ?? {}),
    renderNews(run),
    settleRobots(run, index ?? {}),
    settleDocument(
      run,
      siteKeys.notFound,
      'text/html; charset=utf-8',
      renderNotFoundPage(context),
      cacheControl.notFound,
    ),
    settleDocument(
      run,
      siteKeys.feedStyle,
      'text/css; charset=utf-8',
      feedStyle(context.publication.language),
    ),
  ]);
  return { ...emptyReport, ...mergeChanges(changes) };
};
