import { type FSWatcher, type Stats, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { orStorageError } from '../stores/failure.ts';
import { foundOnly, isSegment } from '../stores/folder/folder-paths.ts';
import { liesWithin } from '../stores/folder/real-path.ts';

/** A tree of files and folders in which each folder is watched. */
export interface WatchedTree {
  /**
   * Reads and watches a path and everything below it again. The watcher of a folder that was replaced gets
   * no more events, so it is closed.
   * @returns the paths of the files that are there now or were there before
   * @throws StorageError if the system does not allow watching
   */
  renew(path: string): Promise<readonly string[]>;
  close(): void;
}

/**
 * Creates an empty tree. Only folders have watchers, which report the files in them. Links are followed,
 * unless they lead to a folder that contains them. Hidden names are left out.
 * @param root nothing outside of it is watched, wherever links lead
 * @param onEvent gets the path of a file or folder that may be new, changed or deleted
 */
export const createWatchedTree = (root: string, onEvent: (path: string) => void): WatchedTree => {
  const folders = new Map<string, FSWatcher>();
  const files = new Set<string>();
  let isClosed = false;

  const listenTo = (folder: string): void => {
    const watcher = watch(folder, (event, name) => {
      if (name === null) return onEvent(folder);
      const path = join(folder, name);
      // A folder's own watcher reports changes in it.
      const isOldNews = event === 'change' && folders.has(path);
      if (isSegment(name) && !isOldNews) onEvent(path);
    });
    // Windows reports the deletion of the folder as an error.
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

  /** Watches first and reads then, so that no change is missed. */
  const listenAndRead = async (folder: string): Promise<readonly string[]> => {
    if (!folders.has(folder)) listenTo(folder);
    return readdir(folder);
  };

  /** @param above the identities of the parent folders, to detect a link to one of them */
  const follow = async (path: string, above: readonly string[]): Promise<string[]> => {
    const found = await foundOnly(stat(path));
    if (isClosed || found === undefined) return [];
    // What a link leads to elsewhere is no content: the link counts as a file, which is rejected.
    if (found.isFile() || !liesWithin(root, path)) {
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
