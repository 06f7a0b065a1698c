import { beforeEach, describe, expect, it } from 'vitest';
import { openListings } from '../../../../lambda/publish/access/listings.ts';
import type { Store } from '../../../../lambda/publish/ports.ts';
import { createMemoryStore } from '../../../../lambda/stores/memory-store.ts';

let one: Store;
let other: Store;

beforeEach(async () => {
  [one, other] = [0, 1].map(() => createMemoryStore({ now: () => new Date(0) })) as [Store, Store];
  for (const key of ['a', 'b', 'd']) await one.put(key, 'x'.repeat(1000));
  for (const key of ['of/b', 'of/c', 'of/e']) await other.put(key, 'y'.repeat(5000));
});

const open = (after = '') =>
  openListings(after, [
    { store: one, prefix: '' },
    { store: other, prefix: 'of/', cut: 'of/' },
  ]);

const keysIn = ({ lines }: Awaited<ReturnType<ReturnType<typeof open>['read']>>) =>
  lines.map(({ key }) => key);

describe('listings that are read as one', () => {
  it('give each key once, in order, with what each of them has under it', async () => {
    const { lines, isEnd } = await open().read(9);

    expect(isEnd).toBe(true);
    expect(lines.map(({ key, found }) => [key, ...found.map((each) => each?.size)])).toEqual([
      ['a', 1000, undefined],
      ['b', 1000, 5000],
      ['c', undefined, 5000],
      ['d', 1000, undefined],
      ['e', undefined, 5000],
    ]);
  });

  it('go on where the last reading ended, or behind a key', async () => {
    const listings = open();

    expect(keysIn(await listings.read(2))).toEqual(['a', 'b']);
    expect(keysIn(await listings.read(2))).toEqual(['c', 'd']);
    expect(keysIn(await open('c').read(9))).toEqual(['d', 'e']);
  });

  it('stop where the objects of the first have so many bytes, and that is not the end', async () => {
    const listings = open();
    const first = await listings.read(9, 1500);

    expect(keysIn(first)).toEqual(['a', 'b']);
    expect(first.isEnd).toBe(false);
    expect(keysIn(await listings.read(9, 1500))).toEqual(['c', 'd', 'e']);
  });
});
