import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ObjectTooLargeError } from '../../../lambda/publish/errors.ts';
import { copyMediaBetween } from '../../../lambda/stores/copy-media.ts';
import { createFolderStore } from '../../../lambda/stores/folder/folder-store.ts';
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

it('reads no file that is too large to be held', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'newsstand-'));
  try {
    await mkdir(join(folder, 'media'));
    await writeFile(join(folder, 'media/film.mp4'), '');
    await truncate(join(folder, 'media/film.mp4'), 2 ** 31);

    const copy = copyMediaBetween(createFolderStore(folder), createStore());

    await expect(copy('media/film.mp4', {})).rejects.toThrow(ObjectTooLargeError);
  } finally {
    await rm(folder, { recursive: true });
  }
});
