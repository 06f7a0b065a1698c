import { readFileSync, type Stats, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { ObjectTooLargeError, StorageError } from '../../publish/errors.ts';
import type { Store } from '../../publish/ports.ts';
import { etagOf, etagOfFile } from '../etag.ts';
import { orStorageError } from '../failure.ts';
import { type FoundFile, listFiles } from './folder-listing.ts';
import { foundOnly, ifFound, pathOf } from './folder-paths.ts';
import { readSidecar, type Sidecar } from './folder-sidecar.ts';
import { isUnchanged, removeFile, replaceFile } from './folder-writing.ts';

/**
 * A store over a folder, which need not exist yet. Keys are paths below it.
 *
 * - To `put` a key that a folder cannot hold, or that could leave the folder, is a `StorageError`. For
 *   `get` and `delete` such an object does not exist. The same is true for a key below a file (`a/b` next
 *   to `a`) and for names that are too long for the file system.
 * - A hidden file beside an object holds its headers. Files that others put into the folder are objects
 *   without headers.
 * - Writes are atomic: no reader sees half a file. Writing the same bytes and headers again changes
 *   nothing, not even `lastModified`.
 *
 * It uses synchronous file operations, because the asynchronous ones take several times as long. Between
 * its operations it lets the event loop handle requests and signals.
 */
export const createFolderStore = (root: string): Store => {
  const absoluteRoot = resolve(root);
  const etagOfFound = createEtagReader();

  return {
    get: (key, maxBytes = Number.POSITIVE_INFINITY) =>
      orStorageError('get', key, async () => {
        await yieldToEventLoop();
        const path = pathOf(absoluteRoot, key);
        const stats = path === undefined ? undefined : statsOf(path);
        if (path === undefined || !stats?.isFile()) return undefined;
        if (stats.size > maxBytes) throw new ObjectTooLargeError(key, stats.size, maxBytes);

        const body = ifFound(() => readFileSync(path));
        if (body === undefined) return undefined;
        const sidecar = readSidecar(path);
        return {
          body,
          get etag() {
            return etagIn(sidecar, stats) ?? etagOf(body);
          },
          lastModified: stats.mtime,
          contentType: sidecar?.contentType,
          cacheControl: sidecar?.cacheControl,
        };
      }),

    getStart: (key, length) =>
      orStorageError('get', key, async () => {
        const path = pathOf(absoluteRoot, key);
        const file = path === undefined ? undefined : await foundOnly(open(path));
        if (file === undefined) return undefined;
        try {
          const stats = await file.stat();
          if (!stats.isFile()) return undefined;
          const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
          return {
            start: buffer.subarray(0, bytesRead),
            size: stats.size,
            lastModified: stats.mtime,
          };
        } finally {
          await file.close();
        }
      }),

    put: (key, content, headers = {}) =>
      orStorageError('put', key, async () => {
        await yieldToEventLoop();
        const path = pathOf(absoluteRoot, key);
        if (path === undefined) throw new RangeError('a folder cannot hold a file of this name');
        const body = Buffer.from(content);
        if (!isUnchanged(path, body, headers)) replaceFile(path, body, headers);
      }),

    delete: (key) =>
      orStorageError('delete', key, async () => {
        const path = pathOf(absoluteRoot, key);
        if (path !== undefined && statsOf(path)?.isFile()) removeFile(path, absoluteRoot);
      }),

    async *list({ prefix = '', startAfter = '', limit = Number.POSITIVE_INFINITY } = {}) {
      let left = limit;
      if (left <= 0) return;
      try {
        for (const file of listFiles(absoluteRoot, { prefix, startAfter })) {
          const { key, size, mtime } = file;
          yield { key, size, lastModified: mtime, etag: () => etagOfFound(key, file) };
          left -= 1;
          if (left <= 0) return;
        }
      } catch (cause) {
        throw new StorageError('list', prefix, { cause });
      }
    },
  };
};

const statsOf = (path: string) => ifFound(() => statSync(path, { throwIfNoEntry: false }));

/** The ETag of one version of a file. */
type Noted = Pick<Sidecar, 'etag' | 'size' | 'mtimeMs'>;

/** The noted ETag, if the file has not changed since. */
const etagIn = (
  noted: Noted | undefined,
  { size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>,
): string | undefined =>
  noted?.size === size && noted.mtimeMs === mtimeMs ? noted.etag : undefined;

/** In bytes. Larger files are read in pieces. */
const readAtOnce = 1024 * 1024;

/** Computes the ETag of each version of a file once, unless its sidecar has it. */
const createEtagReader = () => {
  const known = new Map<string, Noted>();

  return (key: string, { path, size, mtimeMs }: FoundFile): Promise<string> =>
    orStorageError('get', key, async () => {
      const noted = etagIn(known.get(path) ?? readSidecar(path), { size, mtimeMs });
      if (noted !== undefined) return noted;

      const etag =
        size > readAtOnce
          ? await foundOnly(etagOfFile(path))
          : ifFound(() => etagOf(readFileSync(path)));
      if (etag !== undefined) known.set(path, { etag, size, mtimeMs });
      return etag ?? '';
    });
};
