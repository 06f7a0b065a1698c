import { ObjectTooLargeError } from '../publish/errors.ts';
import { compareKeys } from '../publish/key-order.ts';
import type { ListedObject, Store, StoredObject } from '../publish/ports.ts';
import { etagOf } from './etag.ts';

export interface MemoryStoreOptions {
  /** Gives the time of each write. */
  readonly now: () => Date;
}

/** A store that lives as long as the process, for tests and for builds that keep no state. */
export const createMemoryStore = ({ now }: MemoryStoreOptions): Store => {
  const objects = new Map<string, StoredObject>();
  const sortedKeys: string[] = [];

  return {
    async get(key, maxBytes = Number.POSITIVE_INFINITY) {
      const object = objects.get(key);
      if (object && object.body.byteLength > maxBytes) {
        throw new ObjectTooLargeError(key, object.body.byteLength, maxBytes);
      }
      return object;
    },

    async put(key, content, headers = {}) {
      const body =
        typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
      if (!objects.has(key)) sortedKeys.splice(firstAtOrAfter(sortedKeys, key), 0, key);
      objects.set(key, {
        body,
        etag: etagOf(body),
        lastModified: now(),
        contentType: headers.contentType,
        cacheControl: headers.cacheControl,
      });
    },

    async delete(key) {
      if (objects.delete(key)) sortedKeys.splice(firstAtOrAfter(sortedKeys, key), 1);
    },

    async *list({ prefix = '', startAfter = '', limit = Number.POSITIVE_INFINITY } = {}) {
      // Gathered before the first line goes out, so that the caller may write while it reads.
      const listing: ListedObject[] = [];
      const start = compareKeys(prefix, startAfter) > 0 ? prefix : startAfter;
      for (let index = firstAtOrAfter(sortedKeys, start); listing.length < limit; index += 1) {
        const key = sortedKeys[index];
        const object = key === undefined ? undefined : objects.get(key);
        if (key === undefined || object === undefined || !key.startsWith(prefix)) break;
        if (key !== startAfter) listing.push(listedAs(key, object));
      }
      yield* listing;
    },
  };
};

const listedAs = (key: string, { etag, lastModified, body }: StoredObject): ListedObject => ({
  key,
  etag,
  size: body.byteLength,
  lastModified,
});

/** The index of the first of the sorted keys that is not before `key`. */
const firstAtOrAfter = (sortedKeys: readonly string[], key: string): number => {
  let low = 0;
  let high = sortedKeys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(sortedKeys[middle] ?? '', key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};
