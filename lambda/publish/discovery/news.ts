import pMap from 'p-map';
import { discoveryKeys } from '../../contract.ts';
import type { Article } from '../../core/article.ts';
import { frontPage } from '../../core/channel.ts';
import {
  mostNews,
  newsSince,
  newsUntil,
  renderNewsSitemap,
} from '../../core/render/news-sitemap.ts';
import { atOnce } from '../access/concurrency.ts';
import { type SiteChanges, settleDocument } from '../access/site-document.ts';
import { listNewest } from '../channels/newest-entries.ts';
import type { Store } from '../ports.ts';
import type { RunContext } from '../run-context.ts';
import { createEntryReader } from '../state/entry-cache.ts';
import { stateKeys, versionOfIndexKey } from '../state/keys.ts';

/**
 * Writes the news sitemap as it is at this time. One dirty flag stays, for the time at which its oldest
 * article is no longer news. The flag that has brought the run here goes last.
 */
export const renderNews = async (run: RunContext): Promise<SiteChanges> => {
  const { now, settings, ports } = run;
  const [articles, flags] = await Promise.all([readNews(run), listNewsFlags(ports.state)]);
  const until = newsUntil(articles, now);
  const next = until && stateKeys.newsFlag(until);
  if (next && !flags.includes(next)) await ports.state.put(next, '');
  const body = renderNewsSitemap(articles, now, settings.context);
  const contentType = 'application/xml; charset=utf-8';
  const changes = await settleDocument(run, discoveryKeys.news, contentType, body);
  for (const flag of flags.toReversed()) if (flag !== next) await ports.state.delete(flag);
  return changes;
};

export const listNewsFlags = async (state: Store): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of state.list({ prefix: stateKeys.newsFlags })) keys.push(key);
  return keys;
};

const readNews = async ({ ports: { state }, entries, now }: RunContext): Promise<Article[]> => {
  const keys = await listNewest(state, frontPage, now, mostNews, newsSince(now));
  const readEntry = createEntryReader(state, entries);
  const found = await pMap(keys, (key) => readEntry(versionOfIndexKey(key)), atOnce.records);
  return found.filter((article) => article !== undefined);
};
