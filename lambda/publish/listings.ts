import { compareKeys } from './key-order.ts';
import type { Store } from './ports.ts';

/** Keys of one store, without what `cut` says of their beginning. */
export interface Listing {
  readonly store: Store;
  readonly prefix: string;
  readonly cut?: string;
}

/** @returns the next keys of several listings, as one listing of at most `limit` keys */
export const nextKeys = async (
  after: string,
  limit: number,
  listings: readonly Listing[],
): Promise<string[]> => {
  const lists = await Promise.all(
    listings.map(async ({ store, prefix, cut = '' }) => {
      const keys: string[] = [];
      const startAfter = after === '' ? '' : cut + after;
      for await (const { key } of store.list({ prefix, startAfter, limit })) {
        keys.push(key.slice(cut.length));
      }
      return keys;
    }),
  );
  return [...new Set(lists.flat())].sort(compareKeys).slice(0, limit);
};
