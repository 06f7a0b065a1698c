import { cacheControl, siteKeys } from '../../contract.ts';
import { frontPage } from '../../core/channel.ts';
import { feedStyle } from '../../core/render/pages/feed-style.ts';
import { renderNotFoundPage } from '../../core/render/pages/not-found-page.ts';
import { readJson } from '../access/json.ts';
import {
  mergeChanges,
  noChanges,
  type SiteChanges,
  settleDocument,
} from '../access/site-document.ts';
import type { RunContext } from '../run-context.ts';
import { stateKeys } from '../state/keys.ts';
import { renderChannelList } from './channel-list.ts';
import { listNewsFlags, renderNews } from './news.ts';
import { settleRobots } from './robots-document.ts';
import { renderIndex } from './sitemap-parts.ts';
import type { SitemapIndex } from './sitemap-records.ts';

/**
 * Writes all documents that lead readers and crawlers to the rest, and those that the site has once:
 * channel list, sitemaps, robots.txt, the page of status 404, the style of feeds. A site without a
 * front page has none of them.
 */
export const renderDiscovery = async (run: RunContext): Promise<SiteChanges> => {
  const { state } = run.ports;
  const { context } = run.settings;
  const [front, index] = await Promise.all([
    readJson(state, stateKeys.channel(frontPage)),
    readJson<SitemapIndex>(state, stateKeys.sitemapIndex),
  ]);
  if (front === undefined) {
    for (const flag of await listNewsFlags(state)) await state.delete(flag);
    return noChanges;
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
  return mergeChanges(changes);
};
