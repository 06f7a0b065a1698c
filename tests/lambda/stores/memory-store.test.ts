import { expect, it } from 'vitest';
import { createMemoryStore } from '../../../lambda/stores/memory-store.ts';
import { describeStore } from './store-contract.ts';

describeStore('a memory store', async () => ({
  store: createMemoryStore({ now: () => new Date() }),
  close: async () => {},
}));

it('takes the time of a write from its clock', async () => {
  const times = [new Date('2026-01-02T03:04:05Z'), new Date('2026-01-02T03:04:06Z')];
  const store = createMemoryStore({ now: () => times.shift() ?? new Date(0) });

  await store.put('a', 'a');
  await store.put('b', 'b');

  expect((await store.get('a'))?.lastModified).toEqual(new Date('2026-01-02T03:04:05Z'));
  expect((await store.get('b'))?.lastModified).toEqual(new Date('2026-01-02T03:04:06Z'));
});
