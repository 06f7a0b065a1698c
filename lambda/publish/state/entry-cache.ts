import type { Article } from '../../core/article.ts';
import type { Store } from '../ports.ts';
import { type Holding, readJson, stateKeys } from './keys.ts';

type Version = Pick<Holding, 'entry' | 'version'>;

/** Reads a version of an entry. */
export type ReadEntry = (version: Version) => Promise<Article | undefined>;

/** Versions of entries that are at hand. A version never changes, so it never has to be read twice. */
export interface EntryCache {
  get(version: Version): Article | undefined;
  set(version: Version, article: Article): void;
}

/** Forgets the ones longest unused. @param capacity in entries */
export const createEntryCache = (capacity: number): EntryCache => {
  const articles = new Map<string, Article>();
  const use = (key: string, article: Article): void => {
    articles.delete(key);
    articles.set(key, article);
    const [oldest] = articles.keys();
    if (articles.size > capacity && oldest !== undefined) articles.delete(oldest);
  };
  return {
    get(version) {
      const key = stateKeys.entry(version);
      const article = articles.get(key);
      if (article) use(key, article);
      return article;
    },
    set: (version, article) => use(stateKeys.entry(version), article),
  };
};

/** Reads each version once, however many channels show it. */
export const createEntryReader = (state: Store, cache: EntryCache): ReadEntry => {
  const reading = new Map<string, Promise<Article | undefined>>();
  return async (version) => {
    const cached = cache.get(version);
    if (cached) return cached;
    const key = stateKeys.entry(version);
    const known = reading.get(key) ?? readJson<Article>(state, key);
    reading.set(key, known);
    const article = await known;
    if (article) cache.set(version, article);
    return article;
  };
};
