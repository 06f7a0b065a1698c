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

export interface WalkOptions {
  readonly prefix: string;
  readonly startAfter: string;
}

/**
 * The files below `root` in the order of their keys, found as they are asked for: a folder is
 * opened only when it may hold a key with the prefix and behind `startAfter`. Links are followed,
 * except to a folder that holds a folder on the way to the link. Hidden names are left out, and so is whatever
 * disappears meanwhile.
 */
export function* walkFiles(root: string, options: WalkOptions): Generator<FoundFile> {
  yield* walkFolder([root], '', options);
}

/** @param way the folders from the root on, the last of which is walked */
function* walkFolder(
  way: readonly string[],
  keyOfFolder: string,
  options: WalkOptions,
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
      yield* walkFolder([...way, path], key, options);
    } else if (!isFolder && stats?.isFile()) {
      yield { key, path, size: stats.size, mtimeMs: stats.mtimeMs, mtime: stats.mtime };
    }
  }
}

interface Candidate {
  readonly name: string;
  /** A folder's ends with a slash: this is what its files are sorted by among its neighbours. */
  readonly key: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

/** A link may turn out to be either, and the two stand in different places of the order. */
const candidatesOf = (entry: Dirent, key: string): Candidate[] => {
  const isLink = entry.isSymbolicLink();
  const asFile = { name: entry.name, key, isFolder: false, isLink };
  const asFolder = { name: entry.name, key: `${key}/`, isFolder: true, isLink };
  return [
    ...(entry.isFile() || isLink ? [asFile] : []),
    ...(entry.isDirectory() || isLink ? [asFolder] : []),
  ];
};

const mayMatch = ({ key, isFolder }: Candidate, { prefix, startAfter }: WalkOptions): boolean =>
  isFolder
    ? (key.startsWith(prefix) || prefix.startsWith(key)) &&
      (compareKeys(key, startAfter) > 0 || startAfter.startsWith(key))
    : key.startsWith(prefix) && compareKeys(key, startAfter) > 0;

/** Whether `folder` is, after all links are followed, an ancestor of `inner` or `inner` itself. */
const holds = (folder: string, inner: string): boolean =>
  `${realpathSync(inner)}${sep}`.startsWith(`${realpathSync(folder)}${sep}`);
