import { compareKeys } from '../publish/access/key-order.ts';

/** Keys in the order of S3's listings. Adding a million keys one by one is fast. */
export interface SortedKeys {
  /** Does nothing if the key is there already. */
  add(key: string): void;
  delete(key: string): void;
  /** The keys from this one on, which itself may be missing. A change invalidates the iteration. */
  from(key: string): Iterable<string>;
}

/** Inserting into an array of this length costs about as much as the search for the place. */
const longestChunk = 1000;

/** Keeps the keys in chunks, so that an insertion moves only the keys of one chunk. */
export const createSortedKeys = (): SortedKeys => {
  const chunks: string[][] = [[]];

  /** The chunk and the index where the key is, or where it would be inserted. */
  const placeOf = (key: string) => {
    const next = firstIndex(
      chunks.length,
      (index) => compareKeys(chunks[index]?.[0] ?? '', key) > 0,
    );
    const number = Math.max(0, next - 1);
    const chunk = chunks[number] ?? [];
    const index = firstIndex(chunk.length, (at) => compareKeys(chunk[at] ?? '', key) >= 0);
    return { number, chunk, index };
  };
  return {
    add(key) {
      const { number, chunk, index } = placeOf(key);
      if (chunk[index] === key) return;
      chunk.splice(index, 0, key);
      if (chunk.length > longestChunk) chunks.splice(number + 1, 0, chunk.splice(longestChunk / 2));
    },
    delete(key) {
      const { number, chunk, index } = placeOf(key);
      if (chunk[index] !== key) return;
      chunk.splice(index, 1);
      if (chunk.length === 0 && chunks.length > 1) chunks.splice(number, 1);
    },
    *from(key) {
      const { number, index } = placeOf(key);
      for (let at = number; at < chunks.length; at += 1) {
        yield* chunks[at]?.slice(at === number ? index : 0) ?? [];
      }
    },
  };
};

/** Binary search: the first index at which `holds` is true. It must be true for all later indexes too. */
const firstIndex = (length: number, holds: (index: number) => boolean): number => {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};
