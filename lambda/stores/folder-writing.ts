import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ObjectHeaders } from '../publish/ports.ts';
import { etagOf } from './etag.ts';
import { codeOf, foundOnly, isMissing } from './folder-paths.ts';
import { readSidecar, type Sidecar, sidecarPathOf } from './folder-sidecar.ts';

/** Whether the file has these bytes and these headers already. */
export const isUnchanged = async (
  path: string,
  body: Uint8Array,
  headers: ObjectHeaders,
): Promise<boolean> => {
  const [current, sidecar] = await Promise.all([foundOnly(readFile(path)), readSidecar(path)]);
  return (
    current?.equals(body) === true &&
    sidecar?.contentType === headers.contentType &&
    sidecar?.cacheControl === headers.cacheControl
  );
};

/** Puts a new file and its sidecar in place of the old ones, each of them at once. */
export const replaceFile = async (
  path: string,
  body: Uint8Array,
  headers: ObjectHeaders,
): Promise<void> => {
  const { contentType, cacheControl } = headers;
  const temporary = await writeTemporary(dirname(path), body);
  const { size, mtimeMs } = await stat(temporary);
  await renameInto(temporary, path);

  if (contentType === undefined && cacheControl === undefined) {
    await rm(sidecarPathOf(path), { force: true });
    return;
  }
  const sidecar: Sidecar = { contentType, cacheControl, etag: etagOf(body), size, mtimeMs };
  const text = Buffer.from(JSON.stringify(sidecar));
  await renameInto(await writeTemporary(dirname(path), text), sidecarPathOf(path));
};

/** Removes a file with its sidecar, and the folders that are empty then, but never `root`. */
export const removeFile = async (path: string, root: string): Promise<void> => {
  await rm(path, { force: true });
  await rm(sidecarPathOf(path), { force: true });
  for (let folder = dirname(path); folder !== root; folder = dirname(folder)) {
    if (!(await removeIfEmpty(folder))) return;
  }
};

const removeIfEmpty = async (folder: string): Promise<boolean> => {
  try {
    await rmdir(folder);
    return true;
  } catch (error) {
    if (isMissing(error)) return true;
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) return false;
    throw error;
  }
};

const attempts = 20;

/** Writes to a hidden file in the folder, which it makes where needed. */
const writeTemporary = async (folder: string, body: Uint8Array): Promise<string> => {
  const path = join(folder, `.${randomUUID()}.tmp`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(path, body);
      return path;
    } catch (error) {
      // A removal at the same time may have taken the still empty folder away, or one on the way to it:
      // of that, making folders tells as of something that is no folder.
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(error)) && attempt < attempts) continue;
      await rm(path, { force: true });
      throw error;
    }
  }
};

const renameInto = async (temporary: string, path: string): Promise<void> => {
  try {
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};
