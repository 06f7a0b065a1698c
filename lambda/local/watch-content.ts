import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { foundOnly } from '../stores/folder/folder-paths.ts';
import { createWatchedTree } from './watched-tree.ts';

/** In ms. Text editors and copies change files in bursts. A burst ends after this time without an event. */
const burstPause = 25;

/** In ms. An empty file is usually about to be written, so it is reported after this delay. */
const emptyFileDelay = 150;

/**
 * Watches a folder and reports the keys that may have changed, the keys of a burst together. The folder
 * may be deleted and created again.
 * @param onChange gets the keys, and when the first change was noticed: in ms, by `performance.now()`
 * @param onError gets errors that occur after the watching has begun
 * @returns a function that stops the watching
 * @throws StorageError if the system does not allow watching
 */
export const watchContent = async (
  folder: string,
  onChange: (keys: readonly string[], since: number) => void,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> => {
  const root = resolve(folder);
  const changed = new Set<string>();
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  const markChanged = (path: string): void => {
    if (changed.size === 0) since = performance.now();
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(look).catch(onError);
    }, burstPause);
  };
  const tree = createWatchedTree(root, markChanged);
  const delayed = new Map<string, NodeJS.Timeout>();
  /** The first report of an empty file is delayed. */
  const isReady = async (file: string): Promise<boolean> => {
    clearTimeout(delayed.get(file));
    if (delayed.delete(file) || (await foundOnly(stat(file)))?.size !== 0) return true;
    delayed.set(
      file,
      setTimeout(() => markChanged(file), emptyFileDelay),
    );
    return false;
  };
  const look = async (): Promise<void> => {
    const [paths, noticed] = [[...changed], since];
    changed.clear();
    const files = new Set<string>();
    for (const path of paths) {
      for (const file of await tree.renew(path)) if (await isReady(file)) files.add(file);
    }
    if (files.size > 0) onChange(keysOf(root, files), noticed);
  };
  const stopLooking = onReplacement(root, () => markChanged(root), onError);
  const begun = tree.renew(root);
  let work: Promise<unknown> = begun.catch(() => undefined);
  const stop = async (): Promise<void> => {
    stopLooking();
    tree.close();
    await work;
    for (const each of [timer, ...delayed.values()]) clearTimeout(each);
  };
  try {
    await begun;
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
};

const keysOf = (root: string, files: Iterable<string>): string[] =>
  [...files].map((file) => relative(root, file).split(sep).join('/'));

/** In ms. No event reports that the folder itself was replaced, so it is polled. */
const pollInterval = 250;

/** Reports that the folder was replaced or deleted. @returns a function that stops the polling */
const onReplacement = (
  folder: string,
  tell: () => void,
  onError: (error: unknown) => void,
): (() => void) => {
  let known: Promise<string> = identityOf(folder);
  const look = async (): Promise<void> => {
    const before = known;
    known = identityOf(folder);
    if ((await known) !== (await before)) tell();
  };
  const timer = setInterval(() => void look().catch(onError), pollInterval);
  return () => clearInterval(timer);
};

/** Includes the birth time, because a new folder may get the inode number of a deleted one. */
const identityOf = async (folder: string): Promise<string> => {
  const found = await foundOnly(stat(folder));
  return found ? `${found.dev} ${found.ino} ${found.birthtimeMs}` : '';
};
