import type { Article } from '../../article.ts';
import { type ChannelContent, languageOf } from '../../channel.ts';

/**
 * Caches written entries for as long as their articles are in memory. An article is in many channels, and
 * its entries do not change when other articles arrive. An entry may depend only on its article, the base
 * URL and the language of the feed.
 * @param write returns the entries of all articles of a channel, in their order
 */
export const rememberEntries = <Entry>(
  write: (content: ChannelContent) => readonly Entry[],
): ((content: ChannelContent) => readonly Entry[]) => {
  const memories = new Map<string, WeakMap<Article, Entry>>();
  return (content) => {
    const context = `${languageOf(content)} ${content.baseUrl}`;
    const memory = memories.get(context) ?? new WeakMap<Article, Entry>();
    memories.set(context, memory);
    const isNew = (article: Article) => !memory.has(article);
    const missing = [...new Set(content.articles.filter(isNew))];
    const written = missing.length > 0 ? write({ ...content, articles: missing }) : [];
    for (const [index, entry] of written.entries()) {
      const article = missing[index];
      if (article !== undefined) memory.set(article, entry);
    }
    return content.articles.flatMap((article) => memory.get(article) ?? []);
  };
};
