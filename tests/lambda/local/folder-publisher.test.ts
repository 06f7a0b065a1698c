import { beforeEach, describe, expect, it } from 'vitest';
import { createFolderPublisher, type FolderRun } from '../../../lambda/local/folder-publisher.ts';
import { StorageError } from '../../../lambda/publish/errors.ts';
import type { Store } from '../../../lambda/publish/ports.ts';
import { copyMediaBetween } from '../../../lambda/stores/copy-media.ts';
import { createMemoryStore } from '../../../lambda/stores/memory-store.ts';

const now = () => new Date('2026-03-04T05:06:07Z');
const article = (title: string, more = '') =>
  `---\ntitle: ${title}\ndate: 2026-03-01\n${more}---\nText.\n`;

let content: Store;
let site: Store;
let state: Store;
/** Keys of the state that were read. */
let read: string[];
let runs: FolderRun[];
let errors: unknown[];

beforeEach(async () => {
  content = createMemoryStore({ now });
  site = createMemoryStore({ now });
  const memory = createMemoryStore({ now });
  state = {
    ...memory,
    get(key, maxBytes) {
      read.push(key);
      return memory.get(key, maxBytes);
    },
  };
  [read, runs, errors] = [[], [], []];
  await content.put('publication.yaml', 'id: tag:x,2026:n\ntitle: N\n');
  await content.put('articles/a.md', article('A'));
  await content.put('articles/b.md', article('B'));
});

const createPublisher = () =>
  createFolderPublisher({
    ports: { content, site, state, copyMedia: copyMediaBetween(content, site) },
    ...{ baseUrl: 'http://localhost:8080', now },
    onRun: async (run) => void runs.push(run),
    onError: (error) => errors.push(error),
  });

describe('a folder', () => {
  it('is published as a whole, then with each change, one after the other', async () => {
    const publisher = createPublisher();
    const building = publisher.build();
    await content.put('articles/c.md', article('C'));
    publisher.publish(['articles/c.md'], performance.now());

    const { sources } = await building;
    await expect.poll(() => runs.length).toBe(2);

    expect(sources.length).toBeGreaterThanOrEqual(2);
    expect(runs.map(({ asked }) => asked)).toEqual([['articles/c.md'], []]);
    expect(runs[0]?.took).toBeGreaterThan(0);
    expect(await site.get('articles/c')).toBeDefined();
    expect(errors).toEqual([]);
  });

  it('has a new channel in its lists as soon as that is published', async () => {
    const publisher = createPublisher();
    await publisher.build();
    await content.put('articles/c.md', article('C', 'tags: [Ferries]\n'));

    publisher.publish(['articles/c.md']);
    await expect.poll(() => runs.length).toBe(2);

    const page = await site.get('subscribe/index.html');
    expect(Buffer.from(page?.body ?? []).toString()).toContain('/tags/ferries/rss.xml');
    expect(runs[1]?.report.written).toContain('subscribe/index.html');
  });

  it('has each article read once, however many feeds contain it', async () => {
    const publisher = createPublisher();
    await publisher.build();
    read.splice(0);
    await content.put('articles/c.md', article('C'));

    publisher.publish(['articles/c.md']);
    await expect.poll(() => runs.length).toBe(2);

    expect(runs[0]?.report.written).toContain('feed.json');
    expect(read.filter((key) => key.startsWith('entries/'))).toEqual([]);
  });

  it('continues to publish after a failure, and reports it', async () => {
    const publisher = createPublisher();
    await publisher.build();
    const failure = new StorageError('get', 'articles/a.md', { cause: new Error('no disk') });
    const { get } = content;
    content.get = () => Promise.reject(failure);
    publisher.publish(['articles/a.md']);
    await expect.poll(() => errors).toEqual([failure]);

    content.get = get;
    await content.put('articles/a.md', article('A, edited'));
    publisher.publish(['articles/a.md']);
    await expect.poll(() => runs.length).toBe(2);

    expect(runs[0]?.report.sources).toMatchObject([{ outcome: { title: 'A, edited' } }]);
  });

  it('is left alone after a stop', async () => {
    const publisher = createPublisher();
    await publisher.build();
    publisher.publish(['articles/a.md']);
    await publisher.stop();
    const before = runs.length;

    publisher.publish(['articles/b.md']);
    await publisher.stop();

    expect(runs.length).toBe(before);
    expect(errors).toEqual([]);
  });
});
