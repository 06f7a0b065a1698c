import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { ObjectHeaders } from '../../publish/ports.ts';
import { etagOf } from '../etag.ts';
import { codeOf, ifFound, isMissing } from './folder-paths.ts';
import { readSidecar, type Sidecar, sidecarPathOf } from './folder-sidecar.ts';

/** Whether the file already has these bytes and headers. */
export const isUnchanged = (path: string, body: Uint8Array, headers: ObjectHeaders): boolean => {
  const stats = ifFound(() => statSync(path, { throwIfNoEntry: false }));
  if (stats?.size !== body.length) return false;
  const sidecar = readSidecar(path);
  return (
    sidecar?.contentType === headers.contentType &&
    sidecar?.cacheControl === headers.cacheControl &&
    ifFound(() => readFileSync(path))?.equals(body) === true
  );
};

/** Replaces a file and its sidecar, each atomically. */
export const replaceFile = (path: string, body: Uint8Array, headers: ObjectHeaders): void => {
  const { contentType, cacheControl } = headers;
  const temporary = writeTemporary(dirname(path), body);
  const { size, mtimeMs } = statSync(temporary);
  renameInto(temporary, path);

  if (contentType === undefined && cacheControl === undefined) {
    rmSync(sidecarPathOf(path), { force: true });
    return;
  }
  const sidecar: Sidecar = { contentType, cacheControl, etag: etagOf(body), size, mtimeMs };
  const text = Buffer.from(JSON.stringify(sidecar));
  renameInto(writeTemporary(dirname(path), text), sidecarPathOf(path));
};

/** Removes a file, its sidecar and the folders that this leaves empty, but never `root`. */
export const removeFile = (path: string, root: string): void => {
  rmSync(path, { force: true });
  rmSync(sidecarPathOf(path), { force: true });
  for (let folder = dirname(path); folder !== root; folder = dirname(folder)) {
    if (!removeIfEmpty(folder)) return;
  }
};

const removeIfEmpty = (folder: string): boolean => {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    if (isMissing(error)) return true;
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) return false;
    throw error;
  }
};

const attempts = 20;

/** Writes to a hidden file in the folder. Creates the folder if it is missing. */
const writeTemporary = (folder: string, body: Uint8Array): string => {
  const path = join(folder, `.${randomUUID()}.tmp`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (attempt > 1) mkdirSync(folder, { recursive: true });
      writeFileSync(path, body);
      return path;
    } catch (error) {
      // The folder does not exist yet, or another process has removed it while it was empty. If a parent
      // disappears while the folders are made, `mkdirSync` fails with ENOTDIR.
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(error)) && attempt < attempts) continue;
      rmSync(path, { force: true });
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
