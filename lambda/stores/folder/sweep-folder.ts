import { type Dirent, lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { StorageError } from '../../publish/errors.ts';
import { ifFound, ifReadable, segmentOf } from './folder-paths.ts';
import { asideFolder, moveBack } from './folder-places.ts';
import { isSidecarName, readSidecarAt, sidecarPathOf } from './folder-sidecar.ts';
import { isTemporaryName, removeEmptyFolders } from './folder-writing.ts';

/** In ms. A run writes a file in far less, so what is older belongs to a run that was stopped. */
const oldEnough = 60 * 60 * 1000;

/**
 * Clears up after runs that were stopped: removes old temporary files and headers without an object, and
 * moves objects back that need not lie aside. Foreign files stay, and so do files of a run under way.
 * @returns the paths of objects that still lie aside, because a folder has their name
 * @throws StorageError
 */
export const sweepFolder = (root: string, now: Date): string[] => {
  try {
    return sweep(resolve(root), resolve(root), now.getTime() - oldEnough);
  } catch (cause) {
    throw new StorageError('list', '', { cause });
  }
};

const sweep = (folder: string, root: string, before: number): string[] => {
  const entries = ifReadable(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  const leftovers = leftoversIn(folder, entries).filter((path) => isOlder(path, before));
  for (const path of leftovers) rmSync(path, { force: true });
  if (leftovers.length > 0) removeEmptyFolders(folder, root);

  const folders = entries.filter((entry) => entry.isDirectory());
  const below = folders
    .filter(({ name }) => segmentOf(name) !== undefined)
    .flatMap(({ name }) => sweep(join(folder, name), root, before));
  return folders.some(({ name }) => name === asideFolder)
    ? [...below, ...sweepAside(folder, root, before)]
    : below;
};

const sweepAside = (folder: string, root: string, before: number): string[] => {
  const aside = join(folder, asideFolder);
  sweep(aside, root, before);
  const paths = namesIn(aside)
    .filter((name) => segmentOf(name) !== undefined)
    .map((name) => join(folder, name));
  return paths.filter((path) => {
    const stats = ifFound(() => lstatSync(path, { throwIfNoEntry: false }));
    if (stats === undefined) moveBack(path);
    return stats?.isDirectory();
  });
};

const namesIn = (folder: string): string[] => ifFound(() => readdirSync(folder)) ?? [];

/** Temporary files, and sidecars whose object is not there. */
const leftoversIn = (folder: string, entries: readonly Dirent[]): string[] => {
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const sidecars = files.filter(isSidecarName);
  const expected = new Set(
    sidecars.length === 0 ? [] : files.map((name) => basename(sidecarPathOf(join(folder, name)))),
  );
  return [
    ...files.filter(isTemporaryName),
    ...sidecars.filter(
      (name) => !expected.has(name) && readSidecarAt(join(folder, name)) !== undefined,
    ),
  ].map((name) => join(folder, name));
};

const isOlder = (path: string, before: number): boolean => {
  const stats = ifFound(() => lstatSync(path, { throwIfNoEntry: false }));
  return stats?.isFile() === true && stats.mtimeMs < before;
};
