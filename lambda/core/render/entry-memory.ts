import type { Article } from '../article.ts';
import { type ChannelContent, languageOf } from '../channel.ts';

/**
 * A way to write entries that remembers them as long as their articles live. An article stands in many
 * channels, and stays there when others come; what its entry says must depend on nothing but itself,
 * the address of the site and the language of the feed.
 * @param write the entries of all of a content's articles, in their order
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
