import { discoveryKeys } from '../../contract.ts';
import { addressOf } from '../../core/addresses.ts';
import { hasPages } from '../../core/channel.ts';
import { renderRobots } from '../../core/render/robots-txt.ts';
import { type SiteChanges, settleDocument } from '../access/site-document.ts';
import type { RunContext } from '../run-context.ts';
import type { SitemapIndex } from './sitemap-records.ts';

/**
 * Writes robots.txt, which names the sitemaps: that of all pages from the first article on. The robots.txt
 * of a publication's own site names the sitemaps of that site (sitemaps.org/protocol.html#submit_robots).
 * @param index of the sitemap's parts
 */
export const settleRobots = (run: RunContext, index: SitemapIndex): Promise<SiteChanges> => {
  const { baseUrl, publication } = run.settings.context;
  const pages = Object.keys(index).length > 0 ? [discoveryKeys.sitemap] : [];
  const own = hasPages(publication) ? [...pages, discoveryKeys.news] : [];
  const body = renderRobots(own.map((key) => addressOf(baseUrl, key)));
  return settleDocument(run, discoveryKeys.robots, 'text/plain; charset=utf-8', body);
};
