import type { ListedObject, Store } from '../ports.ts';
import { compareKeys } from './key-order.ts';

/** The keys of a store that begin with a prefix. `cut` is taken off their beginning. */
export interface Listing {
  readonly store: Store;
  readonly prefix: string;
  readonly cut?: string;
}

/** A line of several listings that are read as one. */
export interface MergedLine {
  readonly key: string;
  /** What each listing has under the key. */
  readonly found: readonly (ListedObject | undefined)[];
}

/** @returns the first object of a store with a prefix, if there is any */
export const firstObject = async (store: Store, prefix = ''): Promise<ListedObject | undefined> => {
  for await (const object of store.list({ prefix, limit: 1 })) return object;
  return undefined;
};

/** Some lines, and whether no others follow. */
export interface MergedLines {
  readonly lines: readonly MergedLine[];
  readonly isEnd: boolean;
}

/**
 * Reads several listings as one. Each reading goes on where the last one ended.
 * @param after only keys behind this one
 */
export const openListings = (after: string, listings: readonly Listing[]) => {
  const readers = listings.map((listing) => openListing(after, listing));
  return {
    /**
     * @param bytes at most, of the objects that the first listing has; a single one may be larger
     */
    async read(limit: number, bytes = Number.POSITIVE_INFINITY): Promise<MergedLines> {
      const lines: MergedLine[] = [];
      let size = 0;
      while (lines.length < limit && size < bytes) {
        const heads = await Promise.all(readers.map((reader) => reader.head()));
        const [first] = heads.flatMap((head) => head?.key ?? []).sort(compareKeys);
        if (first === undefined) return { lines, isEnd: true };
        const found = heads.map((head) => (head?.key === first ? head.object : undefined));
        for (const [index, object] of found.entries()) if (object) readers[index]?.advance();
        lines.push({ key: first, found });
        size += found[0]?.size ?? 0;
      }
      return { lines, isEnd: false };
    },
  };
};

const openListing = (after: string, { store, prefix, cut = '' }: Listing) => {
  const startAfter = after === '' ? '' : cut + after;
  const lines = store.list({ prefix, startAfter })[Symbol.asyncIterator]();
  let head: Promise<{ key: string; object: ListedObject } | undefined> | undefined;
  const next = async () => {
    const { done, value } = await lines.next();
    return done ? undefined : { key: value.key.slice(cut.length), object: value };
  };
  return {
    head() {
      head ??= next();
      return head;
    },
    advance() {
      head = undefined;
    },
  };
};
