import { type FSWatcher, type Stats, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { orStorageError } from '../stores/failure.ts';
import { foundOnly, isSegment } from '../stores/folder/folder-paths.ts';

/** The files and folders at and below a path, each folder watched. */
export interface WatchedTree {
  /**
   * Looks anew at what is at and below a path: whatever was watched there may be another by now, and
   * what watches a folder that was replaced hears nothing any more.
   * @returns the paths of the files that are there, or were
   * @throws StorageError when the system does not let us watch
   */
  renew(path: string): Promise<readonly string[]>;
  close(): void;
}

/**
 * Folders are watched, files are not: their folder tells of them. Links are followed, except to a
 * folder that holds the link. Hidden names are left out.
 * @param onEvent told of a path that may be new, changed or gone
 */
export const createWatchedTree = (onEvent: (path: string) => void): WatchedTree => {
  const folders = new Map<string, FSWatcher>();
  const files = new Set<string>();
  let isClosed = false;

  const listenTo = (folder: string): void => {
    const watcher = watch(folder, (event, name) => {
      if (name === null) return onEvent(folder);
      const path = join(folder, name);
      // What changes within a folder is told by its own watcher.
      const isOldNews = event === 'change' && folders.has(path);
      if (isSegment(name) && !isOldNews) onEvent(path);
    });
    // Windows tells in this way that the folder is gone.
    watcher.on('error', () => onEvent(folder));
    folders.set(folder, watcher);
  };

  const forget = (top: string): string[] => {
    if (!folders.has(top)) return files.delete(top) ? [top] : [];
    const isWithin = (path: string) => path === top || path.startsWith(`${top}${sep}`);
    for (const [path, watcher] of folders) {
      if (isWithin(path) && folders.delete(path)) watcher.close();
    }
    return [...files].filter((path) => isWithin(path) && files.delete(path));
  };

  /** In this order, nothing is missed. */
  const listenAndRead = async (folder: string): Promise<readonly string[]> => {
    if (!folders.has(folder)) listenTo(folder);
    return readdir(folder);
  };

  /** @param above the folders on the way, by which a link to one of them is known */
  const follow = async (path: string, above: readonly string[]): Promise<string[]> => {
    const found = await foundOnly(stat(path));
    if (isClosed || found === undefined) return [];
    if (found.isFile()) {
      files.add(path);
      return [path];
    }
    const folder = identityOf(found);
    if (!found.isDirectory() || above.includes(folder)) return [];
    const below = ((await foundOnly(listenAndRead(path))) ?? [])
      .filter(isSegment)
      .map((name) => follow(join(path, name), [...above, folder]));
    return (await Promise.all(below)).flat();
  };

  return {
    renew: (path) =>
      orStorageError('watch', basename(path), async () => {
        const before = forget(path);
        const isFolder = (await foundOnly(stat(path)))?.isDirectory() === true;
        const now = await follow(path, isFolder ? await foldersAbove(path) : []);
        return [...new Set([...before, ...now])];
      }),
    close() {
      isClosed = true;
      for (const watcher of folders.values()) watcher.close();
    },
  };
};

const identityOf = ({ dev, ino }: Stats): string => `${dev} ${ino}`;

const foldersAbove = async (path: string): Promise<string[]> => {
  const folder = dirname(path);
  if (folder === path) return [];
  const found = await foundOnly(stat(folder));
  return [...(found ? [identityOf(found)] : []), ...(await foldersAbove(folder))];
};
