import { closeSync, constants, openSync, readFileSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { ObjectTooLargeError, StorageError, UnreadableObjectError } from '../../publish/errors.ts';
import type { Store } from '../../publish/ports.ts';
import { etagOf, etagOfFile } from '../etag.ts';
import { orStorageError } from '../failure.ts';
import { type FoundFile, listFiles, type Unreadable } from './folder-listing.ts';
import { foundOnly, ifFound, ifReadable, isMissing, isUnreadable, pathOf } from './folder-paths.ts';
import { findFile, mustBeOpen } from './folder-places.ts';
import { readSidecar, type Sidecar } from './folder-sidecar.ts';
import { isUnchanged, removeFile, replaceFile } from './folder-writing.ts';
import { realPathWithin } from './real-path.ts';

export interface FolderStoreOptions {
  /**
   * What a listing does with a file or folder that cannot be read: it fails (the default), skips it, or
   * lists its key, which to read is then an `UnreadableObjectError`.
   */
  readonly unreadable?: Unreadable;
  /**
   * Whether what lies outside the folder, where links lead, cannot be read. For a folder that others write
   * into; the publisher alone writes into site and state. Hard links cannot be told from other files.
   */
  readonly keepsWithin?: boolean;
}

/**
 * A store over a folder, which need not exist yet. Keys are paths below it.
 *
 * - A key that is no path, such as one with a slash at its end, has a file with an escaped, hidden name. An
 *   object that has the name of a folder (`a` beside `a/b`) lies in a hidden folder beside it.
 * - To `put` a key with a name that is too long for the file system is a `StorageError`. For `get` and
 *   `delete` such an object does not exist.
 * - A hidden file beside an object holds its headers. Files that others put into the folder are objects
 *   without headers. Pipes and devices are no objects, and are never opened.
 * - Writes are atomic: no reader sees half a file. Writing the same bytes and headers again changes
 *   nothing, not even `lastModified`.
 *
 * It uses synchronous file operations, because the asynchronous ones take several times as long. Between
 * its operations it lets the event loop handle requests and signals.
 */
export const createFolderStore = (
  root: string,
  { unreadable, keepsWithin }: FolderStoreOptions = {},
): Store => {
  const absoluteRoot = resolve(root);
  /** The path to open: behind the check, no link is followed any more. */
  const pathToOpen = (path: string): string =>
    keepsWithin ? (realPathWithin(absoluteRoot, path) ?? path) : path;
  const etagOfFound = createEtagReader();

  return {
    get: (key, maxBytes = Number.POSITIVE_INFINITY) =>
      orUnreadable(key, async () => {
        await yieldToEventLoop();
        const place = pathToOpen(pathOf(absoluteRoot, key));
        const file = findFile(place);
        if (file === undefined) {
          mustBeOpen(place);
          return undefined;
        }
        const { path, stats } = file;
        if (stats.size > maxBytes) throw new ObjectTooLargeError(key, stats.size, maxBytes);

        const body = ifFound(() => readBody(path, keepsWithin ? unlinked : constants.O_RDONLY));
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
      orUnreadable(key, async () => {
        const found = findFile(pathToOpen(pathOf(absoluteRoot, key)));
        const flag = keepsWithin ? unlinked : constants.O_RDONLY;
        const file = found && (await foundOnly(open(found.path, flag)));
        if (file === undefined) return undefined;
        try {
          const stats = await file.stat();
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
        const body = Buffer.from(content);
        if (!isUnchanged(path, body, headers)) replaceFile(path, absoluteRoot, body, headers);
      }),

    delete: (key) =>
      orStorageError('delete', key, async () =>
        removeFile(pathOf(absoluteRoot, key), absoluteRoot),
      ),

    async *list({ prefix = '', startAfter = '', limit = Number.POSITIVE_INFINITY } = {}) {
      let left = limit;
      if (left <= 0) return;
      try {
        for (const file of listFiles(absoluteRoot, {
          prefix,
          startAfter,
          unreadable,
          keepsWithin,
        })) {
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

/** Opens a file, and no link that has taken its place. Windows has no such flag. */
const unlinked = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

const readBody = (path: string, flags: number): Buffer => {
  const file = openSync(path, flags);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
};

/** Reads an object. One that the file system refuses to read stays refused at another try. */
const orUnreadable = <T>(key: string, work: () => Promise<T>): Promise<T> =>
  orStorageError('get', key, () =>
    work().catch((cause: unknown) => {
      throw isUnreadable(cause) ? new UnreadableObjectError('get', key, { cause }) : cause;
    }),
  );

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

/** Computes the ETag of each version of a file once, unless its sidecar has it. Empty for what cannot be read. */
const createEtagReader = () => {
  const known = new Map<string, Noted>();

  return (key: string, { path, size, mtimeMs }: FoundFile): Promise<string> =>
    orStorageError('get', key, async () => {
      const noted = etagIn(known.get(path) ?? readSidecar(path), { size, mtimeMs });
      if (noted !== undefined) return noted;

      const etag =
        size > readAtOnce
          ? await etagOfFile(path).catch((error: unknown) => {
              if (!isUnreadable(error) && !isMissing(error)) throw error;
              return undefined;
            })
          : ifReadable(() => etagOf(readFileSync(path)));
      if (etag !== undefined) known.set(path, { etag, size, mtimeMs });
      return etag ?? '';
    });
};
