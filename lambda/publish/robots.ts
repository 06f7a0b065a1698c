import { discoveryKeys } from '../contract.ts';
import { addressOf } from '../core/addresses.ts';
import { hasPages } from '../core/channel.ts';
import { renderRobots } from '../core/render/robots-txt.ts';
import type { RunContext } from './run-context.ts';
import { type SiteChanges, settleDocument } from './site-document.ts';
import type { SitemapIndex } from './state.ts';

/**
 * Makes robots.txt lead to the sitemaps that there are: the one of all pages comes with the first article.
 * Those of another site are for its own robots.txt to name (sitemaps.org/protocol.html#submit_robots).
 * @param index of the sitemap's parts
 */
export const settleRobots = (run: RunContext, index: SitemapIndex): Promise<SiteChanges> => {
  const { baseUrl, publication } = run.settings.context;
  const pages = Object.keys(index).length > 0 ? [discoveryKeys.sitemap] : [];
  const own = hasPages(publication) ? [...pages, discoveryKeys.news] : [];
  const body = renderRobots(own.map((key) => addressOf(baseUrl, key)));
  return settleDocument(run, discoveryKeys.robots, 'text/plain; charset=utf-8', body);
};
