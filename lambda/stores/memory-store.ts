import { compareKeys } from '../publish/access/key-order.ts';
import { ObjectTooLargeError } from '../publish/errors.ts';
import type { ListedObject, ObjectHeaders, Store, StoredObject } from '../publish/ports.ts';
import { etagOf } from './etag.ts';
import { createSortedKeys, type SortedKeys } from './sorted-keys.ts';

export interface MemoryStoreOptions {
  /** Gives the time of each write. */
  readonly now: () => Date;
}

/** In lines, like a page of S3's. */
const pageSize = 1000;

/** An object in bytes, which are outside of the runtime's heap: 100,000 articles would fill that as texts. */
interface Held {
  readonly body: Uint8Array;
  readonly headers: ObjectHeaders;
  readonly lastModified: Date;
  /** From the first time on that it is asked for. */
  etag?: string;
}

/** A store that lives as long as the process, for tests and for builds that keep no state. */
export const createMemoryStore = ({ now }: MemoryStoreOptions): Store => {
  const objects = new Map<string, Held>();
  const keys = createSortedKeys();

  return {
    async get(key, maxBytes = Number.POSITIVE_INFINITY) {
      const held = objects.get(key);
      if (held === undefined) return undefined;
      const { byteLength } = held.body;
      if (byteLength > maxBytes) throw new ObjectTooLargeError(key, byteLength, maxBytes);
      return storedAs(held);
    },

    async getStart(key, length) {
      const held = objects.get(key);
      if (held === undefined) return undefined;
      const { body, lastModified } = held;
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

const etagFor = (held: Held): string => {
  held.etag ??= etagOf(held.body);
  return held.etag;
};

const storedAs = (held: Held): StoredObject => ({
  body: held.body,
  get etag() {
    return etagFor(held);
  },
  lastModified: held.lastModified,
  contentType: held.headers.contentType,
  cacheControl: held.headers.cacheControl,
});

const listedAs = (key: string, held: Held): ListedObject => ({
  key,
  size: held.body.byteLength,
  lastModified: held.lastModified,
  etag: async () => etagFor(held),
});
