import { compareKeys } from '../publish/access/key-order.ts';
import { ObjectTooLargeError } from '../publish/errors.ts';
import type { ListedObject, ObjectHeaders, Store, StoredObject } from '../publish/ports.ts';
import { etagOf } from './etag.ts';
import { createSortedKeys, type SortedKeys } from './sorted-keys.ts';

export interface MemoryStoreOptions {
  /** Gives `lastModified` at each write. */
  readonly now: () => Date;
}

/** Keys on a page of a listing, as in S3. */
const pageSize = 1000;

/** An object. Its body is bytes, outside the JavaScript heap: 100,000 articles as strings would fill it. */
interface MemoryObject {
  readonly body: Uint8Array;
  readonly headers: ObjectHeaders;
  readonly lastModified: Date;
  /** Computed when it is first needed. */
  etag?: string;
}

/** A store that lives as long as the process, for tests and for builds that keep no state. */
export const createMemoryStore = ({ now }: MemoryStoreOptions): Store => {
  const objects = new Map<string, MemoryObject>();
  const keys = createSortedKeys();

  return {
    async get(key, maxBytes = Number.POSITIVE_INFINITY) {
      const object = objects.get(key);
      if (object === undefined) return undefined;
      const { byteLength } = object.body;
      if (byteLength > maxBytes) throw new ObjectTooLargeError(key, byteLength, maxBytes);
      return storedAs(object);
    },

    async getStart(key, length) {
      const object = objects.get(key);
      if (object === undefined) return undefined;
      const { body, lastModified } = object;
      return { start: body.subarray(0, length), size: body.byteLength, lastModified };
    },

    async put(key, content, headers = {}) {
      keys.add(key);
      objects.set(key, {
        body: typeof content === 'string' ? encoder.encode(content) : new Uint8Array(content),
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
        // The page is complete before its first key is yielded, so the caller may write while it reads.
        const length = Math.min(left, pageSize);
        const page = pageOf(keys, prefix, after, length).flatMap((key) => {
          const object = objects.get(key);
          return object ? [listedAs(key, object)] : [];
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

const etagFor = (object: MemoryObject): string => {
  object.etag ??= etagOf(object.body);
  return object.etag;
};

const storedAs = (object: MemoryObject): StoredObject => ({
  body: object.body,
  get etag() {
    return etagFor(object);
  },
  lastModified: object.lastModified,
  contentType: object.headers.contentType,
  cacheControl: object.headers.cacheControl,
});

const listedAs = (key: string, object: MemoryObject): ListedObject => ({
  key,
  size: object.body.byteLength,
  lastModified: object.lastModified,
  etag: async () => etagFor(object),
});
