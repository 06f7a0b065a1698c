import { compareKeys } from '../publish/access/key-order.ts';

/** Keys in the order of S3's listings; a million of them can be added one by one. */
export interface SortedKeys {
  /** A key that is there already is not added again. */
  add(key: string): void;
  delete(key: string): void;
  /** The keys from this one on, which need not be there. Not to be read on after a change. */
  from(key: string): Iterable<string>;
}

/** Moving half of so many keys is as cheap as finding the place. */
const longestChunk = 1000;

/** In chunks, so that a new key moves only its neighbours. */
export const createSortedKeys = (): SortedKeys => {
  const chunks: string[][] = [[]];

  /** The chunk that has the key or would have it, and the key's place in it. */
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

/** The first index for which a test holds that, once it holds, holds to the end. */
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
