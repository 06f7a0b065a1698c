import type { Article } from '../../core/article.ts';
import { readJson } from '../access/json.ts';
import { memoise } from '../access/memoise.ts';
import type { Store } from '../ports.ts';
import { stateKeys } from './keys.ts';
import type { VersionName } from './published-version.ts';

/** Reads a version of an entry. Gives undefined when it is gone. */
export type ReadEntry = (version: VersionName) => Promise<Article | undefined>;

/** Versions of entries at hand. A version never changes, so it never has to be read twice. */
export interface EntryCache {
  get(version: VersionName): Article | undefined;
  set(version: VersionName, article: Article): void;
  /** Forgets the version of which the state is deleted. @param key of the state */
  delete(key: string): void;
}

/** Forgets the versions longest unused. @param capacity in entries */
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
    delete: (key) => void articles.delete(key),
  };
};

/** Reads each version once, however many channels show it. */
export const createEntryReader = (state: Store, cache: EntryCache): ReadEntry => {
  const read = memoise((key: string) => readJson<Article>(state, key));
  return async (version) => {
    const cached = cache.get(version);
    if (cached) return cached;
    const article = await read(stateKeys.entry(version));
    if (article) cache.set(version, article);
    return article;
  };
};
