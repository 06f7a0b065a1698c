import { expect, it } from 'vitest';
import type { Store } from '../../../lambda/publish/ports.ts';
import { createMemoryStore } from '../../../lambda/stores/memory-store.ts';
import { createOverlayStore } from '../../../lambda/stores/overlay-store.ts';
import { describeStore } from './store-contract.ts';

const clock = { now: () => new Date() };

describeStore('an overlay store', async () => ({
  store: createOverlayStore(createMemoryStore(clock), clock),
  close: async () => {},
}));

const keysOf = async (store: Store, options = {}): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of store.list(options)) keys.push(key);
  return keys;
};

const textOf = async (store: Store, key: string): Promise<string | undefined> => {
  const object = await store.get(key);
  return object && new TextDecoder().decode(object.body);
};

it('shows what lies beneath with its own changes, and leaves it as it is', async () => {
  const beneath = createMemoryStore(clock);
  for (const key of ['b', 'd', 'f', 'h']) await beneath.put(key, `beneath ${key}`);
  const store = createOverlayStore(beneath, clock);

  await store.put('a', 'above a');
  await store.put('d', 'above d');
  await store.put('g', 'above g');
  await store.delete('f');
  await store.put('h', 'above h');
  await store.delete('h');

  expect(await keysOf(store)).toEqual(['a', 'b', 'd', 'g']);
  expect(await keysOf(store, { startAfter: 'a', limit: 2 })).toEqual(['b', 'd']);
  expect(await textOf(store, 'b')).toBe('beneath b');
  expect(await textOf(store, 'd')).toBe('above d');
  expect(await textOf(store, 'f')).toBeUndefined();
  expect(await store.getStart('h', 1)).toBeUndefined();
  expect(await keysOf(beneath)).toEqual(['b', 'd', 'f', 'h']);
  expect(await textOf(beneath, 'd')).toBe('beneath d');
});
