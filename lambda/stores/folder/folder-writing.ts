import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ObjectHeaders } from '../../publish/ports.ts';
import { etagOf } from '../etag.ts';
import { codeOf, ifReadable } from './folder-paths.ts';
import {
  asidePathOf,
  clearWay,
  findFile,
  moveBack,
  placeFor,
  removeIfEmpty,
  statsOf,
} from './folder-places.ts';
import { readSidecar, type Sidecar, sidecarPathOf } from './folder-sidecar.ts';

/** Whether the object with this path already has these bytes and headers. */
export const isUnchanged = (path: string, body: Uint8Array, headers: ObjectHeaders): boolean => {
  const file = ifReadable(() => findFile(path));
  if (file?.stats.size !== body.length) return false;
  const sidecar = readSidecar(file.path);
  return (
    sidecar?.contentType === headers.contentType &&
    sidecar?.cacheControl === headers.cacheControl &&
    ifReadable(() => readFileSync(file.path))?.equals(body) === true
  );
};

/**
 * Replaces an object and its sidecar, each atomically. The sidecar is first, so that no stop leaves an
 * object without headers.
 */
export const replaceFile = (
  path: string,
  root: string,
  body: Uint8Array,
  { contentType, cacheControl }: ObjectHeaders,
): void => {
  const place = placeFor(path);
  const sidecarPath = sidecarPathOf(place);
  const hasHeaders = contentType !== undefined || cacheControl !== undefined;
  const temporary = writeTemporary(dirname(place), root, body);
  try {
    if (hasHeaders) {
      const { size, mtimeMs } = statSync(temporary);
      const sidecar: Sidecar = { contentType, cacheControl, etag: etagOf(body), size, mtimeMs };
      const text = Buffer.from(JSON.stringify(sidecar));
      renameInto(writeTemporary(dirname(place), root, text), sidecarPath);
    }
    renameSync(temporary, place);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  if (!hasHeaders) rmSync(sidecarPath, { force: true });
};

/**
 * Removes an object, its sidecar and the folders that this leaves empty, but never `root`. An object that
 * lies aside because of such a folder moves back.
 */
export const removeFile = (path: string, root: string): void => {
  // First the one aside: without the other it would be the object.
  for (const place of [asidePathOf(path), path]) {
    if (!ifReadable(() => statsOf(place))?.isFile()) continue;
    rmSync(place, { force: true });
    rmSync(sidecarPathOf(place), { force: true });
    removeEmptyFolders(dirname(place), root);
  }
};

/** Removes the folder and those above it, up to `root`, as long as they are empty. */
export const removeEmptyFolders = (folder: string, root: string): void => {
  for (let empty = folder; empty !== root; empty = dirname(empty)) {
    if (!removeIfEmpty(empty)) return;
    moveBack(empty);
  }
};

/** Whether `writeTemporary` has given a file this name. */
export const isTemporaryName = (name: string): boolean =>
  /^\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.tmp$/.test(name);

const attempts = 20;

/** Writes to a hidden file in the folder. Creates the folder if it is missing. */
const writeTemporary = (folder: string, root: string, body: Uint8Array): string => {
  const path = join(folder, `.${randomUUID()}.tmp`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (attempt > 1) {
        clearWay(folder, root);
        mkdirSync(folder, { recursive: true });
      }
      writeFileSync(path, body);
      return path;
    } catch (error) {
      // The folder does not exist yet, a file has its name, or another process has removed it while it
      // was empty. If a parent disappears while the folders are made, `mkdirSync` fails with ENOTDIR.
      const mayHelp = ['ENOENT', 'ENOTDIR', 'EEXIST'].includes(codeOf(error));
      if (mayHelp && attempt < attempts) continue;
      if (!mayHelp) rmSync(path, { force: true });
      throw error;
    }
  }
};

const renameInto = (temporary: string, path: string): void => {
  try {
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
};
