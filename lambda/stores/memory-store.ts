import { ObjectTooLargeError } from '../publish/errors.ts';
import { compareKeys } from '../publish/key-order.ts';
import type { ListedObject, Store, StoredObject } from '../publish/ports.ts';
import { etagOf } from './etag.ts';
import { createSortedKeys, type SortedKeys } from './sorted-keys.ts';

export interface MemoryStoreOptions {
  /** Gives the time of each write. */
  readonly now: () => Date;
}

/** In lines, like a page of S3's. */
const pageSize = 1000;

const encoder = new TextEncoder();

/** A store that lives as long as the process, for tests and for builds that keep no state. */
export const createMemoryStore = ({ now }: MemoryStoreOptions): Store => {
  const objects = new Map<string, StoredObject>();
  const keys = createSortedKeys();

  return {
    async get(key, maxBytes = Number.POSITIVE_INFINITY) {
      const object = objects.get(key);
      if (object && object.body.byteLength > maxBytes) {
        throw new ObjectTooLargeError(key, object.body.byteLength, maxBytes);
      }
      return object;
    },

    async getStart(key, length) {
      const object = objects.get(key);
      if (object === undefined) return undefined;
      const { body, lastModified } = object;
      return { start: body.subarray(0, length), size: body.byteLength, lastModified };
    },

    async put(key, content, headers = {}) {
      const text = typeof content === 'string' ? content : '';
      let body = typeof content === 'string' ? undefined : new Uint8Array(content);
      keys.add(key);
      objects.set(key, {
        // Of what a build writes here, hardly anything is read again.
        get body() {
          body ??= encoder.encode(text);
          return body;
        },
        get etag() {
          return etagOf(this.body);
        },
        lastModified: now(),
        contentType: headers.contentType,
        cacheControl: headers.cacheControl,
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

const listedAs = (key: string, object: StoredObject): ListedObject => ({
  key,
  get size() {
    return object.body.byteLength;
  },
  lastModified: object.lastModified,
  etag: async () => object.etag,
});
