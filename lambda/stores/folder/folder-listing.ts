import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { compareKeys } from '../../publish/access/key-order.ts';
import { ifFound, isSegment } from './folder-paths.ts';

/** A file below the root, with its key. */
export interface FoundFile {
  readonly key: string;
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly mtimeMs: number;
  readonly mtime: Date;
}

export interface ListingOptions {
  readonly prefix: string;
  readonly startAfter: string;
}

/**
 * The files below `root` in the order of their keys, found lazily. A folder is opened only if it may hold
 * a key with the prefix and after `startAfter`. Links are followed, unless they lead to a folder that
 * contains them or one that is being listed. Hidden names and files that disappear meanwhile are left out.
 */
export function* listFiles(root: string, options: ListingOptions): Generator<FoundFile> {
  yield* listFolder([root], '', options);
}

/** @param way the folders from the root down to the one that is listed */
function* listFolder(
  way: readonly string[],
  keyOfFolder: string,
  options: ListingOptions,
): Generator<FoundFile> {
  const folder = way.at(-1) ?? '';
  const entries = ifFound(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  const candidates = entries
    .filter(({ name }) => isSegment(name))
    .flatMap((entry) => candidatesOf(entry, `${keyOfFolder}${entry.name}`))
    .filter((candidate) => mayMatch(candidate, options))
    .sort((a, b) => compareKeys(a.key, b.key));

  for (const { name, key, isFolder, isLink } of candidates) {
    const path = join(folder, name);
    const stats = ifFound(() => statSync(path));
    if (isFolder && stats?.isDirectory()) {
      if (isLink && way.some((each) => holds(path, each))) continue;
      yield* listFolder([...way, path], key, options);
    } else if (!isFolder && stats?.isFile()) {
      yield { key, path, size: stats.size, mtimeMs: stats.mtimeMs, mtime: stats.mtime };
    }
  }
}

interface Candidate {
  readonly name: string;
  /** The key of a folder ends with a slash, by which its files sort among its neighbours. */
  readonly key: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

/** A link may lead to a file or a folder, and the two sort differently: it is a candidate as both. */
const candidatesOf = (entry: Dirent, key: string): Candidate[] => {
  const isLink = entry.isSymbolicLink();
  const asFile = { name: entry.name, key, isFolder: false, isLink };
  const asFolder = { name: entry.name, key: `${key}/`, isFolder: true, isLink };
  return [
    ...(entry.isFile() || isLink ? [asFile] : []),
    ...(entry.isDirectory() || isLink ? [asFolder] : []),
  ];
};

const mayMatch = ({ key, isFolder }: Candidate, { prefix, startAfter }: ListingOptions): boolean =>
  isFolder
    ? (key.startsWith(prefix) || prefix.startsWith(key)) &&
      (compareKeys(key, startAfter) > 0 || startAfter.startsWith(key))
    : key.startsWith(prefix) && compareKeys(key, startAfter) > 0;

/** Whether `folder`, with all links resolved, is `inner` or one of its ancestors. */
const holds = (folder: string, inner: string): boolean =>
  `${realpathSync(inner)}${sep}`.startsWith(`${realpathSync(folder)}${sep}`);
