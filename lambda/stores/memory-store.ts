import { ObjectTooLargeError } from '../publish/errors.ts';
import { compareKeys } from '../publish/key-order.ts';
import type { ListedObject, ObjectHeaders, Store, StoredObject } from '../publish/ports.ts';
import { etagOf } from './etag.ts';
import { createSortedKeys, type SortedKeys } from './sorted-keys.ts';

export interface MemoryStoreOptions {
  /** Gives the time of each write. */
  readonly now: () => Date;
}

/** In lines, like a page of S3's. */
const pageSize = 1000;

/** As it was put: of what a build writes here, hardly anything is read again. */
interface Held {
  readonly content: string | Uint8Array;
  readonly headers: ObjectHeaders;
  readonly lastModified: Date;
  /** From the first reading on. */
  stored?: StoredObject;
}

/** A store that lives as long as the process, for tests and for builds that keep no state. */
export const createMemoryStore = ({ now }: MemoryStoreOptions): Store => {
  const objects = new Map<string, Held>();
  const keys = createSortedKeys();

  return {
    async get(key, maxBytes = Number.POSITIVE_INFINITY) {
      const held = objects.get(key);
      if (held === undefined) return undefined;
      const size = sizeOf(held);
      if (size > maxBytes) throw new ObjectTooLargeError(key, size, maxBytes);
      return storedAs(held);
    },

    async getStart(key, length) {
      const held = objects.get(key);
      if (held === undefined) return undefined;
      const { body, lastModified } = storedAs(held);
      return { start: body.subarray(0, length), size: body.byteLength, lastModified };
    },

    async put(key, content, headers = {}) {
      keys.add(key);
      objects.set(key, {
        content: typeof content === 'string' ? content : new Uint8Array(content),
        headers,
        lastModified: now(),
      });
    },

    async delete(key) {
      keys.delete(key);
      objects.delete(key);
    },

    async *list({ prefix = '', startAfter = '', limit = Number.POSITIVE_INFINITY } = {}) {
      let left = limit;
      let after = startAfter;
      while (left > 0) {
        // Gathered before its first line goes out, so that the caller may write while it reads.
        const length = Math.min(left, pageSize);
        const page = pageOf(keys, prefix, after, length).flatMap((key) => {
          const held = objects.get(key);
          return held ? [listedAs(key, held)] : [];
        });
        yield* page;
        if (page.length < pageSize) return;
        after = page.at(-1)?.key ?? after;
        left -= page.length;
      }
    },
  };
};

const pageOf = (keys: SortedKeys, prefix: string, after: string, length: number): string[] => {
  const page: string[] = [];
  for (const key of keys.from(compareKeys(prefix, after) > 0 ? prefix : after)) {
    if (page.length === length || !key.startsWith(prefix)) break;
    if (key !== after) page.push(key);
  }
  return page;
};

const encoder = new TextEncoder();

const sizeOf = ({ content }: Held): number =>
  typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;

const storedAs = (held: Held): StoredObject => {
  held.stored ??= readAs(held);
  return held.stored;
};

const readAs = ({ content, headers, lastModified }: Held): StoredObject => {
  const body = typeof content === 'string' ? encoder.encode(content) : content;
  let etag: string | undefined;
  return {
    body,
    get etag() {
      etag ??= etagOf(body);
      return etag;
    },
    lastModified,
    contentType: headers.contentType,
    cacheControl: headers.cacheControl,
  };
};

const listedAs = (key: string, held: Held): ListedObject => ({
  key,
  get size() {
    return sizeOf(held);
  },
  lastModified: held.lastModified,
  etag: async () => storedAs(held).etag,
});
