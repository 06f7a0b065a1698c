import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleKey } from '../../../lambda/core/addresses.ts';
import { type Channel, frontPage } from '../../../lambda/core/channel.ts';
import { ObjectTooLargeError } from '../../../lambda/publish/errors.ts';
import type { ListedObject, ListOptions, Store } from '../../../lambda/publish/ports.ts';
import { claimKeys, stateKeys } from '../../../lambda/publish/state/keys.ts';

export interface OpenStore {
  readonly store: Store;
  close(): Promise<void>;
}

/** What every store does, whatever it keeps its objects in. */
export const describeStore = (name: string, createEmptyStore: () => Promise<OpenStore>): void => {
  describe(`${name}, as any store`, () => {
    let open: OpenStore;
    let store: Store;

    beforeEach(async () => {
      open = await createEmptyStore();
      store = open.store;
    });
    afterEach(() => open.close());

    const textOf = async (key: string): Promise<string | undefined> => {
      const object = await store.get(key);
      return object && Buffer.from(object.body).toString('utf8');
    };
    const putAll = (keys: readonly string[]) => Promise.all(keys.map((key) => store.put(key, key)));

    describe('reading and writing', () => {
      it('gives back text as UTF-8 bytes, with its headers', async () => {
        const contentType = 'application/rss+xml; charset=utf-8';
        const cacheControl = 'public, max-age=900, s-maxage=60';

        await store.put('sections/news/rss.xml', 'Grüße 🗞', { contentType, cacheControl });

        expect(await store.get('sections/news/rss.xml')).toMatchObject({
          contentType,
          cacheControl,
        });
        expect(await textOf('sections/news/rss.xml')).toBe('Grüße 🗞');
      });

      it('gives back any bytes as they were', async () => {
        const body = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);

        await store.put('media/photo.jpg', body, { contentType: 'image/jpeg' });

        expect(Buffer.from((await store.get('media/photo.jpg'))?.body ?? []).equals(body)).toBe(
          true,
        );
      });

      it('gives back an empty object', async () => {
        await store.put('state/marker', '');

        expect((await store.get('state/marker'))?.body.byteLength).toBe(0);
      });

      it('keeps the bytes that were written, whatever the caller does to them later', async () => {
        const body = Buffer.from('first');
        await store.put('a.txt', body);

        body.fill('x');

        expect(await textOf('a.txt')).toBe('first');
      });

      it('has no cache control for an object that was written without', async () => {
        await store.put('a.txt', 'a', { contentType: 'text/plain' });

        expect((await store.get('a.txt'))?.cacheControl).toBeUndefined();
      });

      it('has nothing where nothing was written', async () => {
        await store.put('a.txt', 'a');

        expect(await store.get('b.txt')).toBeUndefined();
        expect(await store.get('a')).toBeUndefined();
        expect(await store.get('a.txt/b')).toBeUndefined();
      });

      it('has nothing at the name of a folder', async () => {
        await store.put('articles/2026/a.txt', 'a');

        expect(await store.get('articles/2026')).toBeUndefined();
      });

      it('replaces the body and the headers when a key is written again', async () => {
        await store.put('a', 'old', { contentType: 'text/plain', cacheControl: 'no-cache' });

        await store.put('a', 'new', { contentType: 'text/html' });

        expect(await textOf('a')).toBe('new');
        const object = await store.get('a');
        expect(object?.contentType).toBe('text/html');
        expect(object?.cacheControl).toBeUndefined();
      });

      it('changes the headers alone when the bytes stay', async () => {
        await store.put('a', 'same', { contentType: 'text/plain' });

        await store.put('a', 'same', { contentType: 'text/html' });

        expect((await store.get('a'))?.contentType).toBe('text/html');
      });

      it.each([
        'with space.txt',
        'a+b.txt',
        '100%.txt',
        'a%20b.txt',
        'straße/München-🗞.txt',
        "it's (new)!*&=@:,;$~#?.txt",
        '"quoted" & <tagged>.txt',
        ...keysOfThePublisher,
      ])('keeps the key %s apart from its look-alikes', async (key) => {
        await store.put(key, 'body', { contentType: 'text/plain' });

        expect(await textOf(key)).toBe('body');
        expect(await keysOf(store)).toEqual([key]);
        await store.delete(key);
        expect(await keysOf(store)).toEqual([]);
      });
    });

    describe('a key that is the beginning of others', () => {
      const keys = ['a', 'a-', 'a/', 'a/b', 'a/b/', 'a/b/c', 'a0'];

      it.each([
        ['shorter keys first', keys],
        ['longer keys first', keys.toReversed()],
      ])('is an object like any other, %s', async (_, order) => {
        for (const key of order) await store.put(key, key, { contentType: `text/${key.length}` });

        for (const key of keys) {
          expect(await textOf(key)).toBe(key);
          expect((await store.get(key))?.contentType).toBe(`text/${key.length}`);
          expect((await store.getStart(key, 9))?.size).toBe(key.length);
        }
        expect(await keysOf(store)).toEqual(keys);
        expect(await keysOf(store, { prefix: 'a/' })).toEqual(['a/', 'a/b', 'a/b/', 'a/b/c']);
        expect(await keysOf(store, { prefix: 'a/b', startAfter: 'a/b' })).toEqual([
          'a/b/',
          'a/b/c',
        ]);
        expect(await keysOf(store, { startAfter: 'a/' })).toEqual(keys.slice(3));
      });

      it.each([
        ['shorter keys first', keys],
        ['longer keys first', keys.toReversed()],
      ])('is replaced and deleted alone, %s', async (_, order) => {
        await putAll(keys);

        for (const [index, key] of order.entries()) {
          await store.put(key, `new ${key}`, { contentType: 'text/new' });
          expect(await textOf(key)).toBe(`new ${key}`);
          await store.delete(key);
          const left = order.slice(index + 1);
          expect(await keysOf(store)).toEqual(keys.filter((each) => left.includes(each)));
          for (const other of left) expect(await textOf(other)).toBe(other);
        }
      });
    });

    describe('validators', () => {
      it.each(['one', ''])(
        'has the quoted MD5 of "%s" as ETag, alone and in the listing',
        async (text) => {
          await store.put('a', text, { contentType: 'text/plain' });

          const etag = `"${createHash('md5').update(text).digest('hex')}"`;
          expect((await store.get('a'))?.etag).toBe(etag);
          const [listed] = await collect(store);
          expect(listed).toMatchObject({ key: 'a', size: text.length });
          expect(await listed?.etag()).toBe(etag);
        },
      );

      it('changes the ETag with the bytes and with nothing else', async () => {
        await store.put('a', 'one');
        await store.put('b', 'one', { cacheControl: 'no-cache' });
        const [a, b] = await collect(store);
        const etagOfA = await a?.etag();
        await store.put('a', 'two');
        const [changed] = await collect(store);

        expect(etagOfA).toBe(await b?.etag());
        expect(await changed?.etag()).not.toBe(etagOfA);
      });

      it('dates an object to when it was written', async () => {
        const before = Date.now();
        await store.put('a', 'a');

        const lastModified = (await store.get('a'))?.lastModified.getTime() ?? Number.NaN;

        // HTTP dates are whole seconds.
        expect(lastModified).toBeGreaterThan(before - 2000);
        expect(lastModified).toBeLessThan(Date.now() + 2000);
        const [listed] = await collect(store);
        expect(Math.abs((listed?.lastModified.getTime() ?? 0) - lastModified)).toBeLessThan(1000);
      });
    });

    describe('the start of an object', () => {
      it('has the bytes that were asked for, and the size and time of the whole', async () => {
        await store.put(
          'media/film.mp4',
          Uint8Array.from({ length: 70_000 }, (_, i) => i % 251),
        );

        const { start, size, lastModified } = (await store.getStart('media/film.mp4', 5)) ?? {};

        expect([...(start ?? [])]).toEqual([0, 1, 2, 3, 4]);
        expect(size).toBe(70_000);
        expect(lastModified).toEqual((await store.get('media/film.mp4'))?.lastModified);
      });

      it('is all of a smaller object', async () => {
        await store.put('a.txt', 'short');

        const { start, size } = (await store.getStart('a.txt', 1000)) ?? {};

        expect([Buffer.from(start ?? []).toString(), size]).toEqual(['short', 5]);
      });

      it('is empty of an empty one', async () => {
        await store.put('empty', '');

        const { start, size } = (await store.getStart('empty', 1000)) ?? {};

        expect([start?.byteLength, size]).toEqual([0, 0]);
      });

      it('is missing where nothing was written, and at the name of a folder', async () => {
        await store.put('articles/2026/a.txt', 'a');

        expect(await store.getStart('b.txt', 10)).toBeUndefined();
        expect(await store.getStart('articles/2026', 10)).toBeUndefined();
        expect(await store.getStart('articles/2026/a.txt/b', 10)).toBeUndefined();
      });
    });

    describe('too large an object', () => {
      it('is refused with its size', async () => {
        await store.put('a.txt', 'x'.repeat(11));

        const error = await store.get('a.txt', 10).catch((thrown: unknown) => thrown);

        expect(error).toBeInstanceOf(ObjectTooLargeError);
        expect(error).toMatchObject({ key: 'a.txt', size: 11, maxBytes: 10 });
      });

      it('begins above the limit', async () => {
        await store.put('a.txt', 'x'.repeat(10));

        expect((await store.get('a.txt', 10))?.body.byteLength).toBe(10);
      });
    });

    describe('deleting', () => {
      it('removes the object and no other', async () => {
        await putAll(['a/1', 'a/2', 'b']);

        await store.delete('a/1');

        expect(await store.get('a/1')).toBeUndefined();
        expect(await keysOf(store)).toEqual(['a/2', 'b']);
      });

      it('takes a missing object as deleted', async () => {
        await store.put('a/1', '1');
        await store.delete('a/1');

        await store.delete('a/1');
        await store.delete('never/there');
        await store.delete('a');

        expect(await keysOf(store)).toEqual([]);
      });

      it('leaves what lies below the deleted name', async () => {
        await store.put('a/1', '1');

        await store.delete('a');

        expect(await keysOf(store)).toEqual(['a/1']);
      });
    });

    describe('listing', () => {
      it('has no line in an empty store', async () => {
        expect(await keysOf(store)).toEqual([]);
      });

      it('is sorted by the UTF-8 bytes of the whole key', async () => {
        const sorted = ['A', 'B/1', 'Z', 'a-b', 'a.b', 'a/b', 'a/b-c', 'a/b0', 'a0', 'a_', 'b/-/1'];
        sorted.push('b/1', 'b0', 'é', '\u{ffee}', '\u{1f5de}', '\u{1f5de}/a');
        const writable = sorted.filter((key) => key !== '\u{1f5de}');

        await putAll(writable.toReversed());

        expect(await keysOf(store)).toEqual(writable);
      });

      it('is limited to a prefix, which may end inside a name', async () => {
        await putAll(['ab/c', 'abc/d', 'abd', 'a', 'b', 'ab-']);

        expect(await keysOf(store, { prefix: 'ab' })).toEqual(['ab-', 'ab/c', 'abc/d', 'abd']);
        expect(await keysOf(store, { prefix: 'ab/' })).toEqual(['ab/c']);
        expect(await keysOf(store, { prefix: 'abc' })).toEqual(['abc/d']);
        expect(await keysOf(store, { prefix: 'x/y' })).toEqual([]);
      });

      it('starts behind a key, which need not exist', async () => {
        await putAll(['a', 'b/1', 'b/2', 'c']);

        expect(await keysOf(store, { startAfter: 'b/1' })).toEqual(['b/2', 'c']);
        expect(await keysOf(store, { startAfter: 'b/1x' })).toEqual(['b/2', 'c']);
        expect(await keysOf(store, { startAfter: 'b/' })).toEqual(['b/1', 'b/2', 'c']);
        expect(await keysOf(store, { startAfter: 'b0' })).toEqual(['c']);
        expect(await keysOf(store, { startAfter: 'c' })).toEqual([]);
      });

      it('starts behind a key by UTF-8 order, too', async () => {
        await putAll(['\u{ffee}', '\u{1f5de}']);

        expect(await keysOf(store, { startAfter: '\u{ffee}' })).toEqual(['\u{1f5de}']);
        expect(await keysOf(store, { startAfter: '\u{1f5de}' })).toEqual([]);
      });

      it('combines prefix, start and limit', async () => {
        await putAll(['a/1', 'b/1', 'b/2', 'b/3', 'b/4', 'c/1']);

        expect(await keysOf(store, { prefix: 'b/', startAfter: 'b/1', limit: 2 })).toEqual([
          'b/2',
          'b/3',
        ]);
        expect(await keysOf(store, { prefix: 'b/', startAfter: 'a/1', limit: 2 })).toEqual([
          'b/1',
          'b/2',
        ]);
        expect(await keysOf(store, { prefix: 'b/', startAfter: 'c' })).toEqual([]);
      });

      it('ends at the limit', async () => {
        await putAll(['a', 'b', 'c']);

        expect(await keysOf(store, { limit: 0 })).toEqual([]);
        expect(await keysOf(store, { limit: 1 })).toEqual(['a']);
        expect(await keysOf(store, { limit: 3 })).toEqual(['a', 'b', 'c']);
        expect(await keysOf(store, { limit: 4 })).toEqual(['a', 'b', 'c']);
      });

      it('may be left before its end', async () => {
        await putAll(['a', 'b', 'c']);

        for await (const { key } of store.list()) {
          expect(key).toBe('a');
          break;
        }
      });

      it('is complete beyond a thousand keys, and exact in its limit', async () => {
        const keys = Array.from(
          { length: 2100 },
          (_, index) => `k/${String(index).padStart(5, '0')}`,
        );
        await putAll(keys);

        expect(await keysOf(store, { prefix: 'k/' })).toEqual(keys);
        expect(await keysOf(store, { limit: 1500 })).toEqual(keys.slice(0, 1500));
        expect(await keysOf(store, { limit: 1000 })).toEqual(keys.slice(0, 1000));
        expect(await keysOf(store, { startAfter: 'k/00049', limit: 1001 })).toEqual(
          keys.slice(50, 1051),
        );
      }, 30_000);
    });
  });
};

const tag: Channel = { kind: 'tag', name: 'Ferries', path: 'tags/ferries/' };
const version = {
  slug: 'news',
  entry: 'e'.repeat(64),
  version: '0123456789abcdef',
  published: '2026-03-04T05:06:07.000Z',
  channels: [],
};
const source = `articles/2026..03/${'s'.repeat(250)}.txt`;

/** One of each shape. */
const keysOfThePublisher = [
  stateKeys.settings,
  stateKeys.record(source),
  stateKeys.rejection(source),
  stateKeys.use('media/a.png', source),
  stateKeys.entry(version),
  stateKeys.channel(frontPage),
  stateKeys.channel(tag),
  stateKeys.dirtyChannel(tag),
  stateKeys.indexEntry(tag, version),
  stateKeys.dueSource(version.published, source),
  stateKeys.logPage(7),
  stateKeys.entryFlag(version.entry),
  stateKeys.channelFlag(frontPage),
  stateKeys.channelFlag(tag),
  stateKeys.newsFlag(version.published),
  claimKeys.slug('ü'.repeat(90)),
  claimKeys.entry(version.entry),
  articleKey('ü'.repeat(90)),
  `tags/${'ü'.repeat(90)}/index.html`,
  `media/${'m'.repeat(251)}.png`,
];

const collect = async (store: Store, options?: ListOptions): Promise<ListedObject[]> => {
  const listing: ListedObject[] = [];
  for await (const object of store.list(options)) listing.push(object);
  return listing;
};

/** The listed keys, in their order. */
export const keysOf = async (store: Store, options?: ListOptions): Promise<string[]> =>
  (await collect(store, options)).map(({ key }) => key);
