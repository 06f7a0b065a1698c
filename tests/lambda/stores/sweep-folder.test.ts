import { mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../../lambda/publish/ports.ts';
import { createFolderStore } from '../../../lambda/stores/folder/folder-store.ts';
import { sweepFolder } from '../../../lambda/stores/folder/sweep-folder.ts';

const now = new Date('2026-10-01T12:00:00Z');
const old = new Date('2026-10-01T10:59:00Z');
const young = new Date('2026-10-01T11:01:00Z');
const temporary = '.0b0f3c52-6d9a-4c7e-9c1d-8a5e4f3b2a10.tmp';

let root: string;
let store: Store;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'newsstand-sweep-'));
  store = createFolderStore(root);
});
afterEach(() => rm(root, { recursive: true }));

const save = async (name: string, time: Date, text = 'x'): Promise<void> => {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), text);
  await utimes(join(root, name), time, time);
};

const below = async (): Promise<string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();

it('removes old temporary files and the folders that this leaves empty', async () => {
  await save(temporary, old);
  await save(`a/b/${temporary}`, old);
  await save(`a/.newsstand-files/${temporary}`, old);

  sweepFolder(root, now);

  expect(await below()).toEqual([]);
});

it('leaves the files of a run under way, and those of others', async () => {
  const kept = ['.git/config', '.x.tmp', '.z.meta.json', `.git/${temporary}`, 'a.tmp'];
  for (const name of kept) await save(name, old);
  await save(temporary, young);
  await store.put('a', 'x', { contentType: 'text/plain' });
  await utimes(join(root, '.a.meta.json'), old, old);
  await store.put('m'.repeat(250), 'x', { contentType: 'text/plain' });
  const before = await below();

  sweepFolder(root, now);

  expect(await below()).toEqual(before);
});

it('removes headers without an object', async () => {
  await store.put('a', 'x', { contentType: 'text/plain' });
  await utimes(join(root, '.a.meta.json'), old, old);
  await rm(join(root, 'a'));

  sweepFolder(root, now);

  expect(await below()).toEqual([]);
});

it('moves an object back that a stopped run has left aside, and names one that a folder hides', async () => {
  for (const key of ['a', 'b']) {
    await store.put(`${key}/below`, '');
    await store.put(key, key, { contentType: 'text/plain' });
  }
  await rename(join(root, 'a'), join(root, 'c'));

  expect(sweepFolder(root, now)).toEqual([join(root, 'b')]);

  expect((await below()).filter((name) => name.endsWith('a'))).toEqual(['a']);
  expect(await store.get('a')).toMatchObject({ contentType: 'text/plain' });
});

it('takes a folder that is not there as swept', () => {
  expect(sweepFolder(join(root, 'none'), now)).toEqual([]);
});
