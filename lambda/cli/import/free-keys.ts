import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentKeys } from '../../contract.ts';
import { readFileName } from '../../core/convert/file-name.ts';
import { sha256 } from '../../core/digest.ts';
import { slugify } from '../../core/slug.ts';
import { listFiles } from '../../stores/folder/folder-listing.ts';
import { foundOnly } from '../../stores/folder/folder-paths.ts';
import { keyFor, slugOf } from './article-file.ts';
import type { ImportLog } from './import-log.ts';
import type { ImportedArticle } from './imported-article.ts';

/** Finds a free key for an article that the import log does not have. */
export type FindFreeKey = (article: ImportedArticle, digest: string) => Promise<string>;

/** The slugs that begin alike: `news`, `news-2`, `news-3`. */
interface Family {
  /** No smaller number is free. */
  next: number;
  /** Slugs of files that no line of the log names, by the digest of the file. */
  readonly unnamed: Promise<ReadonlyMap<string, string>>;
}

/**
 * Two articles with the same slug would have the same address, so each gets a slug of its own. A file with
 * the same content belongs to the article: a stop came before its log line. However many articles have the
 * same title, each file is read at most once.
 */
export const createFreeKeys = (
  contentFolder: string,
  { lines }: Pick<ImportLog, 'lines'>,
): FindFreeKey => {
  const named = new Set([...lines.values()].map(({ key }) => key));
  const onDisk = keysBySlug(contentFolder);
  const taken = new Set(onDisk.keys());
  const families = new Map<string, Family>();

  const digestsOf = async (slugs: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const digests = new Map<string, string>();
    for (const slug of slugs) {
      const key = onDisk.get(slug);
      if (key === undefined || named.has(key)) continue;
      const text = await foundOnly(readFile(join(contentFolder, key), 'utf8'));
      if (text !== undefined) digests.set(sha256(text), slug);
    }
    return digests;
  };

  const familyOf = (wanted: string): Family => {
    const known = families.get(wanted);
    if (known) return known;
    const slugs: string[] = [];
    while (taken.has(slugAt(wanted, slugs.length + 1))) {
      slugs.push(slugAt(wanted, slugs.length + 1));
    }
    const family = { next: slugs.length + 1, unnamed: digestsOf(slugs) };
    families.set(wanted, family);
    return family;
  };

  return async (article, digest) => {
    const wanted = slugOf(article);
    const family = familyOf(wanted);
    const own = (await family.unnamed).get(digest);
    if (own !== undefined && onDisk.get(own) === keyFor(article, own)) return keyFor(article, own);
    while (taken.has(slugAt(wanted, family.next))) family.next += 1;
    const slug = slugAt(wanted, family.next);
    taken.add(slug);
    return keyFor(article, slug);
  };
};

const slugAt = (wanted: string, number: number): string =>
  number === 1 ? wanted : `${wanted}-${number}`;

const keysBySlug = (contentFolder: string): ReadonlyMap<string, string> => {
  const keys = new Map<string, string>();
  const options = { prefix: contentKeys.articles, startAfter: '' };
  for (const { key } of listFiles(contentFolder, options)) {
    keys.set(slugify(readFileName(key).stem), key);
  }
  return keys;
};
