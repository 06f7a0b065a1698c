import { compareKeys } from '../publish/access/key-order.ts';
import type { ListedObject, Store } from '../publish/ports.ts';
import { createMemoryStore, type MemoryStoreOptions } from './memory-store.ts';

/**
 * A store over another one: it keeps its own changes in memory and only reads the other. Writes to the
 * other store in the meantime may or may not be visible.
 */
export const createOverlayStore = (beneath: Store, options: MemoryStoreOptions): Store => {
  const above = createMemoryStore(options);
  /** Keys that have been put or deleted here: they hide those of the store beneath. */
  const covered = new Set<string>();

  return {
    get: (key, maxBytes) => (covered.has(key) ? above : beneath).get(key, maxBytes),
    getStart: (key, length) => (covered.has(key) ? above : beneath).getStart(key, length),
    async put(key, body, headers) {
      covered.add(key);
      await above.put(key, body, headers);
    },
    async delete(key) {
      covered.add(key);
      await above.delete(key);
    },
    async *list({ limit = Number.POSITIVE_INFINITY, ...range } = {}) {
      let left = limit;
      if (left <= 0) return;
      for await (const object of merge(above.list(range), beneath.list(range), covered)) {
        yield object;
        left -= 1;
        if (left === 0) return;
      }
    },
  };
};

/** Merges two listings in the order of their keys. */
async function* merge(
  above: AsyncIterable<ListedObject>,
  beneath: AsyncIterable<ListedObject>,
  covered: ReadonlySet<string>,
): AsyncGenerator<ListedObject> {
  const uppers = above[Symbol.asyncIterator]();
  let upper = await uppers.next();
  for await (const lower of beneath) {
    while (!upper.done && compareKeys(upper.value.key, lower.key) <= 0) {
      yield upper.value;
      upper = await uppers.next();
    }
    if (!covered.has(lower.key)) yield lower;
  }
  for (; !upper.done; upper = await uppers.next()) yield upper.value;
}
