import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { compareKeys } from '../../publish/access/key-order.ts';
import { codeOf, ifFound, isUnreadable, segmentOf } from './folder-paths.ts';
import { asideFolder, mustBeOpen, statsOf } from './folder-places.ts';
import { realPathWithin } from './real-path.ts';

/** A file below the root, with its key. */
export interface FoundFile {
  readonly key: string;
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly mtimeMs: number;
  readonly mtime: Date;
  /** Of a file or folder that cannot be read; its size and time are not known. */
  readonly isUnreadable?: true;
}

/** What a listing does with a file or folder that cannot be read. */
export type Unreadable = 'fail' | 'skip' | 'list';

export interface ListingOptions {
  readonly prefix: string;
  readonly startAfter: string;
  /** `fail` is the default. */
  readonly unreadable?: Unreadable | undefined;
  /** Whether what lies outside the folder, where links lead, counts as unreadable. */
  readonly keepsWithin?: boolean | undefined;
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
  const candidates = candidatesIn(way.at(-1) ?? '', keyOfFolder)
    .flatMap((candidate) => withinOnly(way[0] ?? '', candidate, options))
    .filter((candidate) => mayMatch(candidate, options))
    .map((candidate) => (isClosed(candidate, options) ? asClosed(candidate) : candidate))
    .filter((candidate) => mayMatch(candidate, options))
    .sort((a, b) => compareKeys(a.key, b.key));

  for (const candidate of candidates) {
    const { path, key, isFolder, isLink } = candidate;
    const stats = statsIn(candidate, options);
    if (stats === 'unreadable') {
      if (!isFolder && options.unreadable === 'list') yield { key, path, ...unreadableStats };
    } else if (isFolder && stats?.isDirectory()) {
      if (isLink && way.some((each) => holds(path, each))) continue;
      yield* listFolder([...way, path], key, options);
    } else if (!isFolder && stats?.isFile()) {
      yield { key, path, size: stats.size, mtimeMs: stats.mtimeMs, mtime: stats.mtime };
    }
  }
}

const unreadableStats = { size: 0, mtimeMs: 0, mtime: new Date(0), isUnreadable: true } as const;

interface Candidate {
  readonly path: string;
  /** The key of a folder ends with a slash, by which its files sort among its neighbours. */
  readonly key: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
  /** A folder that cannot be opened, which is listed as a file. */
  readonly isClosed?: boolean;
}

const readFolder = (folder: string): Dirent[] =>
  ifFound(() => readdirSync(folder, { withFileTypes: true })) ?? [];

/** What lies in a folder, and what lies aside. */
const candidatesIn = (folder: string, keyOfFolder: string): Candidate[] => {
  const entries = readFolder(folder);
  const files = new Set<string>();
  const candidates = entries.flatMap((entry) => {
    if (entry.isFile()) files.add(entry.name);
    return candidatesOf(entry, folder, keyOfFolder);
  });
  if (!entries.some(({ name }) => name === asideFolder)) return candidates;
  const folderAside = join(folder, asideFolder);
  const aside = readFolder(folderAside).filter((entry) => entry.isFile() && !files.has(entry.name));
  return [
    ...candidates,
    ...aside.flatMap((entry) => candidatesOf(entry, folderAside, keyOfFolder)),
  ];
};

/** A link may lead to a file or a folder, and the two sort differently: it is a candidate as both. */
const candidatesOf = (entry: Dirent, folder: string, keyOfFolder: string): Candidate[] => {
  const segment = segmentOf(entry.name);
  if (segment === undefined) return [];
  const isLink = entry.isSymbolicLink();
  const key = keyOfFolder + segment;
  const path = join(folder, entry.name);
  return [
    ...(entry.isFile() || isLink ? [{ path, key, isFolder: false, isLink }] : []),
    ...(entry.isDirectory() || isLink ? [{ path, key: `${key}/`, isFolder: true, isLink }] : []),
  ];
};

/** A link that leads out of `root` is one file that cannot be read. */
const withinOnly = (
  root: string,
  candidate: Candidate,
  { keepsWithin }: ListingOptions,
): Candidate[] => {
  const { path, isLink, isFolder } = candidate;
  if (!keepsWithin || !isLink || !leadsOut(root, path)) return [candidate];
  return isFolder ? [] : [{ ...candidate, isClosed: true }];
};

const leadsOut = (root: string, path: string): boolean => {
  try {
    realPathWithin(root, path);
    return false;
  } catch (error) {
    return codeOf(error) === 'EOUTSIDE';
  }
};

const mayMatch = ({ key, isFolder }: Candidate, { prefix, startAfter }: ListingOptions): boolean =>
  isFolder
    ? (key.startsWith(prefix) || prefix.startsWith(key)) &&
      (compareKeys(key, startAfter) > 0 || startAfter.startsWith(key))
    : key.startsWith(prefix) && compareKeys(key, startAfter) > 0;

/** Whether a folder cannot be opened. One that holds all that is asked for is no exception, but a failure. */
const isClosed = (
  { path, key, isFolder }: Candidate,
  { unreadable = 'fail', prefix }: ListingOptions,
): boolean => {
  if (!isFolder || unreadable === 'fail' || key.length <= prefix.length) return false;
  try {
    ifFound(() => mustBeOpen(path));
    return false;
  } catch (error) {
    if (isUnreadable(error)) return true;
    throw error;
  }
};

const asClosed = ({ key, ...candidate }: Candidate): Candidate => ({
  ...candidate,
  key: key.slice(0, -1),
  isFolder: false,
  isClosed: true,
});

const statsIn = ({ path, isClosed }: Candidate, { unreadable = 'fail' }: ListingOptions) => {
  if (isClosed) return 'unreadable';
  try {
    return statsOf(path);
  } catch (error) {
    if (unreadable !== 'fail' && isUnreadable(error)) return 'unreadable';
    throw error;
  }
};

/** Whether `folder`, with all links resolved, is `inner` or one of its ancestors. */
const holds = (folder: string, inner: string): boolean =>
  ifFound(() => `${realpathSync(inner)}${sep}`.startsWith(`${realpathSync(folder)}${sep}`)) ?? true;
