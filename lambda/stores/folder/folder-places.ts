import {
  accessSync,
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, ifFound, ifReadable } from './folder-paths.ts';
import { sidecarPathOf } from './folder-sidecar.ts';

/** A hidden folder with the objects whose names its siblings have, which are folders. */
export const asideFolder = '.newsstand-files';

/** Where an object lies while a folder has its name. */
export const asidePathOf = (path: string): string =>
  join(dirname(path), asideFolder, basename(path));

export const statsOf = (path: string): Stats | undefined =>
  ifFound(() => statSync(path, { throwIfNoEntry: false }));

/** An object's file, with the path where it lies. */
export interface PlacedFile {
  readonly path: string;
  readonly stats: Stats;
}

/** The file of the object with this path, aside or not; undefined if there is none. */
export const findFile = (path: string): PlacedFile | undefined => {
  for (const place of [path, asidePathOf(path)]) {
    const stats = statsOf(place);
    if (stats?.isFile()) return { path: place, stats };
  }
  return undefined;
};

/** The path to write an object to: aside if a folder that is not empty has its name. */
export const placeFor = (path: string): string =>
  isFolder(path) && !removeIfEmpty(path) ? asidePathOf(path) : path;

/** A link to a folder is none: a file may replace it. */
const isFolder = (path: string): boolean =>
  ifFound(() => lstatSync(path, { throwIfNoEntry: false }))?.isDirectory() === true;

/** Moves aside the file that has the name of this folder or of one above it, up to `root`. */
export const clearWay = (folder: string, root: string): void => {
  for (let path = folder; path !== root && path !== dirname(path); path = dirname(path)) {
    if (!statsOf(path)?.isFile()) continue;
    move(path, asidePathOf(path));
    return;
  }
};

/** Moves an object back from aside, now that no folder has its name. */
export const moveBack = (path: string): void => {
  const aside = asidePathOf(path);
  if (!statsOf(aside)?.isFile()) return;
  move(aside, path);
  removeIfEmpty(dirname(aside));
};

/** Wherever this stops, the object has its headers. */
const move = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true });
  ifFound(() => copyFileSync(sidecarPathOf(from), sidecarPathOf(to)));
  renameSync(from, to);
  rmSync(sidecarPathOf(from), { force: true });
};

/** @returns whether the folder is gone */
export const removeIfEmpty = (folder: string): boolean => {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(codeOf(error))) return false;
    throw error;
  }
};

/** @throws the error of the file system if this is a folder that cannot be listed or entered */
export const mustBeOpen = (path: string): void => {
  if (ifReadable(() => statsOf(path))?.isDirectory())
    accessSync(path, constants.R_OK | constants.X_OK);
};
