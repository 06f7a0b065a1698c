import { compareKeys } from '../../lambda/publish/access/key-order.ts';
import type { Store } from '../../lambda/publish/ports.ts';
import { etagOf } from '../../lambda/stores/etag.ts';

export interface Making {
  /** @returns the text of an object */
  read(key: string): Promise<string | undefined>;
  /** When an object was stored. */
  dateOf(key: string): string;
  /** The keys that have a prefix, in their order. */
  keysBelow?(prefix: string): AsyncIterable<string>;
}

/** A store whose objects are made when they are read. It cannot be written to. */
export const createMadeStore = ({ read, dateOf, keysBelow }: Making): Store => {
  const refuse = () => Promise.reject(new TypeError('This store is only read.'));
  return {
    async get(key) {
      const text = await read(key);
      if (text === undefined) return undefined;
      const body = new TextEncoder().encode(text);
      return { body, etag: etagOf(body), lastModified: new Date(dateOf(key)) };
    },
    getStart: refuse,
    put: refuse,
    delete: refuse,
    async *list({ prefix = '', startAfter = '', limit = Number.POSITIVE_INFINITY } = {}) {
      let left = limit;
      for await (const key of keysBelow?.(prefix) ?? []) {
        if (left <= 0) return;
        if (!key.startsWith(prefix) || compareKeys(key, startAfter) <= 0) continue;
        // The publisher reads only the keys of a listing of the state.
        yield { key, etag: async () => '', size: 0, lastModified: new Date(dateOf(key)) };
        left -= 1;
      }
    },
  };
};
