import pMap from 'p-map';
import { discoveryKeys } from '../../contract.ts';
import type { Article } from '../../core/article.ts';
import { frontPage } from '../../core/channel.ts';
import { mostNews, newsSince, newsUntil, renderNewsSitemap } from '../../core/render/news-sitemap.ts';
import { createEntryReader } from '../state/entry-cache.ts';
import type { Store } from '../ports.ts';
import type { RunContext } from '../run-context.ts';
import { type SiteChanges, settleDocument } from '../access/site-document.ts';
import { entryOfIndexKey, stateKeys } from '../state/keys.ts';

const concurrency = 32;

/**
 * Makes the sitemap of the news what it is at this time, and leaves one mark that has it made again
 * when the oldest of them is news no more. A mark whose time has come goes last: it is why we came.
 */
export const renderNews = async (run: RunContext): Promise<SiteChanges> => {
  const { now, settings, ports } = run;
  const [articles, marks] = await Promise.all([readNews(run), listNewsMarks(ports.state)]);
  const until = newsUntil(articles, now);
  const next = until && stateKeys.newsMark(until);
  if (next && !marks.includes(next)) await ports.state.put(next, '');
  const body = renderNewsSitemap(articles, now, settings.context);
  const contentType = 'application/xml; charset=utf-8';
  const changes = await settleDocument(run, discoveryKeys.news, contentType, body);
  for (const mark of marks.toReversed()) if (mark !== next) await ports.state.delete(mark);
  return changes;
};

export const listNewsMarks = async (state: Store): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of state.list({ prefix: stateKeys.newsMarks })) keys.push(key);
  return keys;
};

const readNews = async ({ ports: { state }, entries, now }: RunContext): Promise<Article[]> => {
  const until = stateKeys.indexUntil(frontPage, newsSince(now));
  const keys: string[] = [];
  const from = {
    prefix: stateKeys.index(frontPage),
    startAfter: stateKeys.indexFrom(frontPage, now),
    limit: mostNews,
  };
  for await (const { key } of state.list(from)) {
    if (key > until) break;
    keys.push(key);
  }
  const readEntry = createEntryReader(state, entries);
  const found = await pMap(keys, (key) => readEntry(entryOfIndexKey(key)), { concurrency });
  return found.filter((article) => article !== undefined);
};
