import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { foundOnly } from '../stores/folder/folder-paths.ts';
import { createWatchedTree } from './watched-tree.ts';

/** Editors and file copies change several files, or one file several times, in a burst. In ms. */
const quiet = 25;

/** A file without a byte is about to be written, as a rule. In ms. */
const patience = 150;

/**
 * Tells the keys of a folder that may have changed, those of a burst together. The folder may go and
 * come again.
 * @param onChange told when the first of them was noticed, too: in ms, by `performance.now()`
 * @param onError told of what fails once the watching has begun
 * @returns what stops the watching, once it has begun
 * @throws StorageError when the system does not let us watch
 */
export const watchContent = async (
  folder: string,
  onChange: (keys: readonly string[], since: number) => void,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> => {
  const root = resolve(folder);
  const stirred = new Set<string>();
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  const stir = (path: string): void => {
    if (stirred.size === 0) since = performance.now();
    stirred.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(look).catch(onError);
    }, quiet);
  };
  const tree = createWatchedTree(stir);
  const doubted = new Map<string, NodeJS.Timeout>();
  /** Once, an empty file is put off. */
  const isToBeTold = async (file: string): Promise<boolean> => {
    clearTimeout(doubted.get(file));
    if (doubted.delete(file) || (await foundOnly(stat(file)))?.size !== 0) return true;
    doubted.set(
      file,
      setTimeout(() => stir(file), patience),
    );
    return false;
  };
  const look = async (): Promise<void> => {
    const [paths, noticed] = [[...stirred], since];
    stirred.clear();
    const files = new Set<string>();
    for (const path of paths) {
      for (const file of await tree.renew(path)) if (await isToBeTold(file)) files.add(file);
    }
    if (files.size > 0) onChange(keysOf(root, files), noticed);
  };
  const stopLooking = onReplacement(root, () => stir(root), onError);
  const begun = tree.renew(root);
  let work: Promise<unknown> = begun.catch(() => undefined);
  const stop = async (): Promise<void> => {
    stopLooking();
    tree.close();
    await work;
    for (const each of [timer, ...doubted.values()]) clearTimeout(each);
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

/** How often it is looked whether the folder is still the same: of that, nothing tells. In ms. */
const interval = 250;

/** Tells when another folder has taken the place of this one, or none. @returns what ends that */
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
  const timer = setInterval(() => void look().catch(onError), interval);
  return () => clearInterval(timer);
};

/** The birth belongs to it: the number of a file that is gone goes to the next. */
const identityOf = async (folder: string): Promise<string> => {
  const found = await foundOnly(stat(folder));
  return found ? `${found.dev} ${found.ino} ${found.birthtimeMs}` : '';
};
