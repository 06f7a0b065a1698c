import { expect, it } from 'vitest';
import { copyMediaBetween } from '../../../lambda/stores/copy-media.ts';
import { createMemoryStore } from '../../../lambda/stores/memory-store.ts';

const createStore = () => createMemoryStore({ now: () => new Date(0) });

it('copies the bytes to the same key, under the given headers', async () => {
  const [content, site] = [createStore(), createStore()];
  const headers = { contentType: 'image/png', cacheControl: 'immutable' };
  await content.put('media/a b.png', Uint8Array.of(0, 255, 128), { contentType: 'text/plain' });

  const found = await copyMediaBetween(content, site)('media/a b.png', headers);

  expect(found).toBe(true);
  expect(await site.get('media/a b.png')).toMatchObject({
    body: Uint8Array.of(0, 255, 128),
    ...headers,
  });
});

it('tells that there is nothing to copy, and writes nothing', async () => {
  const [content, site] = [createStore(), createStore()];

  const found = await copyMediaBetween(content, site)('media/none.png', {});

  expect(found).toBe(false);
  expect(await site.get('media/none.png')).toBeUndefined();
});
