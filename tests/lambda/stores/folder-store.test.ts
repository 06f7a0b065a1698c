import { execFile } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError, UnreadableObjectError } from '../../../lambda/publish/errors.ts';
import type { Store } from '../../../lambda/publish/ports.ts';
import { etagOf } from '../../../lambda/stores/etag.ts';
import { createFolderStore } from '../../../lambda/stores/folder/folder-store.ts';
import { describeStore, keysOf } from './store-contract.ts';

let parent: string;
let root: string;
let store: Store;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'newsstand-store-'));
  root = join(parent, 'root');
  store = createFolderStore(root);
});
afterEach(() => rm(parent, { recursive: true }));

describeStore('a folder store', async () => ({ store, close: async () => {} }));

const below = async (): Promise<string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

it.each(['get', 'put'] as const)(
  'lets requests and signals have their turn before a %s',
  async (operation) => {
    let hadTheirTurn = false;
    setImmediate(() => {
      hadTheirTurn = true;
    });
    await (operation === 'get' ? store.get('a') : store.put('a', ''));

    expect(hadTheirTurn).toBe(true);
  },
);

describe('keys that are no paths', () => {
  const odd = [
    '/etc/passwd',
    '../outside.txt',
    'a/../../outside.txt',
    'a/../b',
    './a',
    'a/./b',
    'a//b',
    'a/',
    '.hidden',
    'a/.hidden/b',
    '.a.meta.json',
    '.newsstand-key~a',
    'a\\..\\b',
    'a\0b',
    '100%\\',
  ];

  it.each(odd)('are kept below the root, whatever lies there: %j', async (key) => {
    await mkdir(join(root, 'a'), { recursive: true });
    const foreign = ['../outside.txt', '.hidden', '.a.meta.json', 'b', 'a/b'];
    for (const path of foreign) await writeFile(join(root, path), 'x');

    expect(await store.get(key)).toBeUndefined();
    await store.put(key, 'text', { contentType: 'text/plain' });
    expect(await store.get(key)).toMatchObject({
      body: Buffer.from('text'),
      contentType: 'text/plain',
    });
    expect(await keysOf(store)).toEqual(['a/b', 'b', key].sort());
    await store.delete(key);

    expect(await readdir(parent)).toEqual(['outside.txt', 'root']);
    expect(await readFile(join(parent, 'outside.txt'), 'utf8')).toBe('x');
    expect(await below()).toEqual(['.a.meta.json', '.hidden', 'a/b', 'b']);
  });

  it('do not exist when their name is too long', async () => {
    const key = 'x'.repeat(300);

    expect(await failureOf(store.put(key, 'x'))).toBeInstanceOf(StorageError);
    expect(await store.get(key)).toBeUndefined();
    expect(await below()).toEqual([]);
  });

  it('are not listed, when others name files like that', async () => {
    await mkdir(join(root, '.git'), { recursive: true });
    await writeFile(join(root, '.git/config'), 'x');
    for (const name of ['.DS_Store', 'a\\b', '.newsstand-key~plain', '.newsstand-key~%', 'a']) {
      await writeFile(join(root, name), 'x');
    }

    expect(await keysOf(store)).toEqual(['a']);
  });
});

describe('an object that has the name of a folder', () => {
  const headers = { contentType: 'text/plain' };

  it('lies in a hidden folder, and moves back when the folder is gone', async () => {
    await store.put('a/b', 'below');
    await store.put('a', 'object', headers);
    expect(await below()).toEqual(['.newsstand-files/.a.meta.json', '.newsstand-files/a', 'a/b']);

    await store.delete('a/b');

    expect(await below()).toEqual(['.a.meta.json', 'a']);
    expect(await store.get('a')).toMatchObject({ body: Buffer.from('object'), ...headers });
  });

  it('makes room for a new folder, and keeps its headers', async () => {
    await store.put('a', 'object', headers);
    await store.put('a/b', 'below');

    expect(await store.get('a')).toMatchObject({ body: Buffer.from('object'), ...headers });
    expect(await readFile(join(root, 'a/b'), 'utf8')).toBe('below');
  });

  it('replaces an empty folder', async () => {
    await mkdir(join(root, 'a'), { recursive: true });

    await store.put('a', 'object');

    expect(await below()).toEqual(['a']);
  });

  it('cannot take the place of the root', async () => {
    await writeFile(root, 'a file');

    expect(await failureOf(store.put('a', 'x'))).toBeInstanceOf(StorageError);
    expect(await readFile(root, 'utf8')).toBe('a file');
  });
});

describe('files that others put into the folder', () => {
  it('are objects without headers', async () => {
    await mkdir(join(root, 'articles'), { recursive: true });
    await writeFile(join(root, 'articles/a.md'), '# A');

    const object = await store.get('articles/a.md');

    expect(object).toMatchObject({ etag: etagOf(Buffer.from('# A')) });
    expect(object?.contentType).toBeUndefined();
    expect(object?.lastModified).toEqual((await stat(join(root, 'articles/a.md'))).mtime);
    expect(await below()).toEqual(['articles/a.md']);
  });

  it('have the ETag of what is in them now, after an edit by hand', async () => {
    await store.put('a.html', 'one', { contentType: 'text/html' });
    await keysOf(store);

    for (const [text, time] of [
      ['two', 1_000],
      ['six', 2_000],
      ['', 3_000],
    ] as const) {
      await writeFile(join(root, 'a.html'), text);
      await utimes(join(root, 'a.html'), time, time);

      const etag = etagOf(Buffer.from(text));
      for await (const listed of store.list()) expect(await listed.etag()).toBe(etag);
      expect(await store.get('a.html')).toMatchObject({ etag, contentType: 'text/html' });
    }
  });

  it('lists a file without reading it: one that has gone meanwhile has an empty ETag', async () => {
    await store.put('a.txt', 'A');
    for await (const listed of store.list()) {
      await rm(join(root, 'a.txt'));
      expect(listed).toMatchObject({ key: 'a.txt', size: 1 });
      expect(await listed.etag()).toBe('');
    }
  });

  it('are overwritten although their new bytes are those of the last put', async () => {
    await store.put('a', 'one');
    await writeFile(join(root, 'a'), 'two');

    await store.put('a', 'one');

    expect(await readFile(join(root, 'a'), 'utf8')).toBe('one');
  });

  it('may damage the headers, which then count as missing', async () => {
    await store.put('a', 'one', { contentType: 'text/html' });
    await writeFile(join(root, '.a.meta.json'), '{"contentType":');

    expect((await store.get('a'))?.contentType).toBeUndefined();
    await store.put('a', 'one', { contentType: 'text/html' });
    expect((await store.get('a'))?.contentType).toBe('text/html');
  });

  it('may be links, also to folders, but not to one that they are in', async () => {
    await mkdir(join(parent, 'elsewhere'));
    await writeFile(join(parent, 'elsewhere/photo.jpg'), 'photo');
    await mkdir(join(root, 'a'), { recursive: true });
    await symlink(join(parent, 'elsewhere'), join(root, 'media'));
    await symlink(join(parent, 'elsewhere/photo.jpg'), join(root, 'media.jpg'));
    await symlink(root, join(root, 'a/ring'));
    await symlink(join(parent, 'gone'), join(root, 'broken'));

    expect(await keysOf(store)).toEqual(['media.jpg', 'media/photo.jpg']);
    expect(await store.get('media/photo.jpg')).toMatchObject({ body: Buffer.from('photo') });
    expect(await store.get('broken')).toBeUndefined();
  });

  it('are found once on each path when two folders link to each other', async () => {
    await store.put('a/one', '');
    await store.put('b/two', '');
    await symlink(join(root, 'b'), join(root, 'a/to-b'));
    await symlink(join(root, 'a'), join(root, 'b/to-a'));

    expect(await keysOf(store)).toEqual(['a/one', 'a/to-b/two', 'b/to-a/one', 'b/two']);
  });
});

describe('headers', () => {
  it('are kept in a hidden file beside the object', async () => {
    await store.put('sections/news/rss.xml', '<rss/>', {
      contentType: 'application/rss+xml',
      cacheControl: 'no-cache',
    });

    const { size, mtimeMs } = await stat(join(root, 'sections/news/rss.xml'));
    const sidecar = await readFile(join(root, 'sections/news/.rss.xml.meta.json'), 'utf8');
    expect(JSON.parse(sidecar)).toEqual({
      contentType: 'application/rss+xml',
      cacheControl: 'no-cache',
      etag: etagOf(Buffer.from('<rss/>')),
      size,
      mtimeMs,
    });
    expect(await keysOf(store)).toEqual(['sections/news/rss.xml']);
  });

  it('take no file when there are none', async () => {
    await store.put('a', 'x', { contentType: 'text/plain' });
    await store.put('a', 'x');
    await store.put('b', 'x', {});

    expect(await below()).toEqual(['a', 'b']);
  });

  it('outlive the store', async () => {
    await store.put('a', 'x', { contentType: 'text/plain', cacheControl: 'no-cache' });

    const reopened = createFolderStore(root);

    expect(await reopened.get('a')).toMatchObject({
      contentType: 'text/plain',
      cacheControl: 'no-cache',
    });
  });
});

describe('writing', () => {
  it('leaves a file alone that has these bytes and headers already', async () => {
    await store.put('a', 'same', { contentType: 'text/plain' });
    await utimes(join(root, 'a'), 1_000, 1_000);
    const before = await stat(join(root, 'a'));

    await store.put('a', Buffer.from('same'), { contentType: 'text/plain' });

    const after = await stat(join(root, 'a'));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    expect((await store.get('a'))?.lastModified).toEqual(new Date(1_000_000));
  });

  it('never shows half of a file, and leaves nothing temporary behind', async () => {
    const bodies = ['a', 'b'].map((letter) => letter.repeat(3_000_000));
    await store.put('big', bodies[0] ?? '');
    let done = false;

    const reading = (async () => {
      const seen = new Set<number>();
      while (!done) seen.add((await readFile(join(root, 'big'))).byteLength);
      return seen;
    })();
    for (let round = 1; round <= 10; round += 1) await store.put('big', bodies[round % 2] ?? '');
    done = true;

    expect([...(await reading)]).toEqual([3_000_000]);
    expect(await below()).toEqual(['big']);
  });

  it('works while other processes remove the folder', async () => {
    const writer = async (key: string) => {
      for (let round = 1; round <= 100; round += 1) {
        await store.put(key, String(round), { contentType: 'text/plain' });
        await store.delete(key);
      }
      await store.put(key, 'last', { contentType: 'text/plain' });
    };

    await Promise.all(['a', 'b', 'c', 'd'].map((name) => writer(`deep/er/${name}`)));

    expect(await keysOf(store)).toEqual(['a', 'b', 'c', 'd'].map((name) => `deep/er/${name}`));
    expect(await below()).toHaveLength(8);
  }, 30_000);
});

it('never leaves an object without its headers, wherever a put stops', async () => {
  await mkdir(join(root, '.a.meta.json/in-the-way'), { recursive: true });

  const error = await failureOf(store.put('a', 'x', { contentType: 'text/plain' }));

  expect(error).toBeInstanceOf(StorageError);
  expect(await below()).toEqual([]);
});

describe('deleting', () => {
  it('takes the headers and the empty folders along, but not the root', async () => {
    await store.put('a/b/c/1', 'x', { contentType: 'text/plain' });
    await store.put('a/2', 'x');

    await store.delete('a/b/c/1');
    expect(await readdir(join(root, 'a'))).toEqual(['2']);

    await store.delete('a/2');
    expect(await readdir(root)).toEqual([]);
  });
});

describe('listing', () => {
  it('opens no folder that cannot hold a match', async () => {
    await store.put('a/1', 'x');
    await store.put('b/1', 'x');
    await store.put('c/1', 'x');
    // A link to itself makes it impossible to list its folder.
    await symlink(join(root, 'b/loop'), join(root, 'b/loop'));
    await symlink(join(root, 'a/loop'), join(root, 'a/loop'));

    expect(await keysOf(store, { prefix: 'c/' })).toEqual(['c/1']);
    expect(await keysOf(store, { startAfter: 'b/z' })).toEqual(['c/1']);
    expect(await failureOf(keysOf(store))).toBeInstanceOf(StorageError);
  });

  it('reads only as far as its consumer', async () => {
    await store.put('a/1', 'x');
    await mkdir(join(root, 'b'));
    await symlink(join(root, 'b/loop'), join(root, 'b/loop'));

    expect(await keysOf(store, { limit: 1 })).toEqual(['a/1']);
    expect(await failureOf(keysOf(store, { limit: 2 }))).toBeInstanceOf(StorageError);
  });
});

describe('a folder that keeps within itself', () => {
  let inside: Store;
  const refused = expect.objectContaining({
    name: 'UnreadableObjectError',
    message: expect.stringContaining('is a link that leads out of the folder'),
  });

  beforeEach(async () => {
    inside = createFolderStore(root, { unreadable: 'list', keepsWithin: true });
    await mkdir(join(root, 'media/real'), { recursive: true });
    await writeFile(join(root, 'media/real/a.txt'), 'inside');
    await mkdir(join(parent, 'elsewhere'));
    await writeFile(join(parent, 'elsewhere/secret.txt'), 'outside');
  });

  const link = (target: string, name: string) => symlink(join(parent, target), join(root, name));

  it('follows links to its own files and folders, chains of them too', async () => {
    await link('root/media/real/a.txt', 'media/file.txt');
    await link('root/media/real', 'media/folder');
    await link('root/media/folder', 'media/chain');

    for (const key of ['media/file.txt', 'media/folder/a.txt', 'media/chain/a.txt']) {
      expect(String((await inside.get(key))?.body)).toBe('inside');
      expect(String((await inside.getStart(key, 3))?.start)).toBe('ins');
    }
    expect(await keysOf(inside)).toContain('media/chain/a.txt');
  });

  it.each([
    ['a file', 'elsewhere/secret.txt', 'media/x', 'media/x'],
    ['a folder', 'elsewhere', 'media/x', 'media/x'],
    ['a file in a folder', 'elsewhere', 'media/x', 'media/x/secret.txt'],
  ])('lists a link that leads out, and reads nothing through it: %s', async (_, to, name, key) => {
    await link(to, name);

    expect(await keysOf(inside)).toEqual(['media/real/a.txt', name]);
    expect(await failureOf(inside.get(key))).toEqual(refused);
    expect(await failureOf(inside.getStart(key, 9))).toEqual(refused);
  });

  it('reads nothing through a link of the system', async () => {
    await symlink('/proc/self/environ', join(root, 'media/env.txt'));
    expect(await failureOf(inside.get('media/env.txt'))).toEqual(refused);
  });

  it('may be reached by a link itself', async () => {
    await link('root', 'media/../../way');
    const reached = createFolderStore(join(parent, 'way'), { keepsWithin: true });
    expect(String((await reached.get('media/real/a.txt'))?.body)).toBe('inside');
  });

  it('is not left by a folder whose name begins as its own does', async () => {
    await mkdir(join(parent, 'root-2'));
    await writeFile(join(parent, 'root-2/b.txt'), 'outside');
    await link('root-2/b.txt', 'media/b.txt');
    expect(await failureOf(inside.get('media/b.txt'))).toEqual(refused);
  });
});

describe('what cannot be read', () => {
  // Not even root can open a loop.
  const loop = (name: string) => symlink(join(root, name), join(root, name));
  beforeEach(() => mkdir(join(root, 'b'), { recursive: true }));

  it('is an error of its own, which names operation and key', async () => {
    await loop('loop');

    for (const read of [() => store.get('loop'), () => store.getStart('loop', 9)]) {
      const error = await failureOf(read());
      expect(error).toBeInstanceOf(UnreadableObjectError);
      expect(error).toMatchObject({ operation: 'get', key: 'loop', cause: { code: 'ELOOP' } });
    }
  });

  it('ends a listing, is skipped by it, or is a line of it, as the store is told', async () => {
    await writeFile(join(root, 'a'), 'x');
    await loop('b/loop');
    await writeFile(join(root, 'c'), 'x');

    expect(await failureOf(keysOf(store))).toBeInstanceOf(StorageError);
    expect(await keysOf(createFolderStore(root, { unreadable: 'skip' }))).toEqual(['a', 'c']);
    const listing = createFolderStore(root, { unreadable: 'list' });
    expect(await keysOf(listing)).toEqual(['a', 'b/loop', 'c']);
    for await (const { key, etag } of listing.list()) {
      expect(await etag()).toBe(key === 'b/loop' ? '' : etagOf(Buffer.from('x')));
    }
  });

  it('is replaced by a put', async () => {
    await loop('loop');

    await store.put('loop', 'text');

    expect(await readFile(join(root, 'loop'), 'utf8')).toBe('text');
  });

  it.skipIf(process.getuid?.() === 0)('may be a folder, which a listing names', async () => {
    await store.put('b/1/x', 'x');
    await store.put('b/1-', 'x');
    await chmod(join(root, 'b/1'), 0);
    const listing = createFolderStore(root, { unreadable: 'list' });

    expect(await keysOf(listing)).toEqual(['b/1', 'b/1-']);
    expect(await failureOf(listing.get('b/1'))).toBeInstanceOf(UnreadableObjectError);
    expect(await failureOf(listing.get('b/1/x'))).toBeInstanceOf(UnreadableObjectError);
    await chmod(join(root, 'b/1'), 0o700);
  });

  it('is no pipe: that is not there, and no operation waits for its writer', async () => {
    await promisify(execFile)('mkfifo', [join(root, 'pipe'), join(root, '.a.meta.json')]);
    await writeFile(join(root, 'a'), 'x');

    expect(await store.get('pipe')).toBeUndefined();
    expect(await store.getStart('pipe', 9)).toBeUndefined();
    expect((await store.get('a'))?.contentType).toBeUndefined();
    expect(await keysOf(store)).toEqual(['a']);
  });
});
