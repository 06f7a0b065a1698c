import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import pMap from 'p-map';
import { sha256 } from '../../core/digest.ts';
import { foundOnly } from '../../stores/folder/folder-paths.ts';
import { liesWithin } from '../../stores/folder/real-path.ts';
import { InputError } from '../command-line.ts';
import { articleFile } from './article-file.ts';
import { createFreeKeys } from './free-keys.ts';
import type { ImportLog } from './import-log.ts';
import { type Found, type ImportedArticle, isArticle } from './imported-article.ts';

export interface ImportOptions {
  readonly contentFolder: string;
  readonly importLog: ImportLog;
  /** Whether bodies are whole pages, in which the converter must find the article. */
  readonly isPages: boolean;
  /** Whether to overwrite files that an editor has changed or deleted. */
  readonly force: boolean;
  /** Gets a line for each part of an article that cannot be imported. */
  readonly warn: (line: string) => void;
}

export interface ImportReport {
  readonly written: number;
  /** Files that were overwritten, because the source has changed and they have not. */
  readonly updated: number;
  readonly unchanged: number;
  /** Keys of files that an editor has changed or deleted while the source has changed too. */
  readonly left: readonly string[];
  /** The number of items that are not articles, by kind. */
  readonly skipped: Readonly<Record<string, number>>;
}

/**
 * Writes a file for each article. An article in the import log is written again only if the source has
 * changed and the file has not.
 */
export const importArticles = async (
  found: AsyncIterable<Found>,
  options: ImportOptions,
): Promise<ImportReport> => {
  const { contentFolder, importLog, isPages, force, warn } = options;
  const freeKey = createFreeKeys(contentFolder, importLog);
  const report = { written: 0, updated: 0, unchanged: 0, left: [] as string[] };
  const skipped: Record<string, number> = {};

  const write = async (article: ImportedArticle, key: string, text: string, digest: string) => {
    await replaceFile(contentFolder, key, text);
    await importLog.add({ id: article.id, key, digest });
  };

  const skip = (what: string): void => {
    skipped[what] = (skipped[what] ?? 0) + 1;
  };
  const seen = new Set<string>();

  const importOne = async (article: Found): Promise<void> => {
    if (!isArticle(article)) return skip(article.skipped);
    if (seen.has(article.id)) return skip('articles that come twice');
    seen.add(article.id);
    const { text, faults } = articleFile(article, isPages);
    for (const { file, field, fault } of faults) warn(`${file}: ${field}: ${fault}. Left out.`);
    const digest = sha256(text);
    const known = importLog.lines.get(article.id);
    if (known === undefined) {
      const key = await freeKey(article, digest);
      await write(article, key, text, digest);
      report.written += 1;
    } else if (known.digest === digest && !force) {
      report.unchanged += 1;
    } else {
      const now = await digestOf(join(contentFolder, known.key));
      if (now === digest) report.unchanged += 1;
      else if (now === known.digest || force) {
        await write(article, known.key, text, digest);
        report.updated += 1;
      } else report.left.push(known.key);
    }
  };

  await pMap(found, importOne, { concurrency });
  return { ...report, skipped };
};

/** Files that are written at the same time. */
const concurrency = 16;

const digestOf = async (path: string): Promise<string | undefined> => {
  const text = await foundOnly(readFile(path, 'utf8'));
  return text === undefined ? undefined : sha256(text);
};

/** Replaces a file atomically, so a stop leaves the old or the new version. */
const replaceFile = async (contentFolder: string, key: string, text: string): Promise<void> => {
  const path = join(contentFolder, key);
  if (!liesWithin(contentFolder, dirname(path))) {
    throw new InputError(`"${dirname(path)}" leads out of "${contentFolder}". Put a folder there.`);
  }
  const draft = join(dirname(path), `.${basename(path)}.part`);
  await mkdir(dirname(path), { recursive: true });
  // What lies there is left from a stopped import, or a link.
  await rm(draft, { force: true });
  await writeFile(draft, text, { flag: 'wx' });
  await rename(draft, path);
};
