import { expect, it } from 'vitest';
import { StorageError } from '../../../lambda/publish/errors.ts';
import { createFuse, Stopped } from '../../support/failing-store.ts';
import { createNewsroom, dump, type Newsroom } from '../../support/newsroom.ts';

const morning = '2026-10-01T08:00:00.000Z';
const noon = '2026-10-01T12:00:00.000Z';

const article = (title: string, date: string) =>
  `---\ntitle: ${title}\ndate: ${date}\n---\nText.\n`;

const dateOf = (number: number) => new Date(Date.UTC(2026, 8, 1, number)).toISOString();

/** An archive in whose log one place is left on the first page, and what its publisher knows. */
const createArchive = async (): Promise<Newsroom['ports']> => {
  const newsroom = createNewsroom();
  newsroom.setTime(morning);
  await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N\nlimits: {entries: 2}');
  for (let number = 0; number < 99; number += 1) {
    await newsroom.save(`articles/${number}.md`, article(`N ${number}`, dateOf(number)));
  }
  await newsroom.publish();
  return newsroom.ports;
};

/** Two more articles are published; when the first try is to come to grief at a call, by a second. */
const publishTwoMore = async (
  archive: Newsroom['ports'],
  call?: number,
  grief: 'stopped' | 'refused' = 'stopped',
) => {
  const fuse = createFuse();
  const newsroom = createNewsroom(fuse.wrap);
  newsroom.setTime(morning);
  for (const store of ['content', 'state'] as const) {
    for (const [key, text] of Object.entries(await dump(archive[store]))) {
      await newsroom.ports[store].put(key, text);
    }
  }
  newsroom.setTime(noon);
  await newsroom.save('articles/x.md', article('X', dateOf(100)));
  await newsroom.save('articles/y.md', article('Y', dateOf(101)));
  const keys = ['articles/x.md', 'articles/y.md'];
  if (call !== undefined) {
    if (grief === 'stopped') fuse.arm(call, 'after');
    else fuse.fail(call);
    await expect(newsroom.publish(...keys)).rejects.toThrow(
      grief === 'stopped' ? Stopped : StorageError,
    );
  }
  fuse.disarm();
  await newsroom.publish(...keys);
  const { calls } = fuse;
  return { calls, ...readLog(await dump(newsroom.ports.state)) };
};

/** The titles of the log's entries, page by page, and the same by the places in their claims. */
const readLog = (state: Readonly<Record<string, string>>) => {
  const titles = new Map<string, string>();
  const byPlace: string[] = [];
  const pages: string[][] = [];
  for (const [key, text] of Object.entries(state)) {
    const name = /^entries\/(.*)~/.exec(key)?.[1];
    if (name) titles.set(name, JSON.parse(text).title);
  }
  for (const [key, text] of Object.entries(state)) {
    const name = /^claims\/entries\/(.*)/.exec(key)?.[1];
    if (name) byPlace[JSON.parse(text).place] = titles.get(name) ?? name;
    if (!key.startsWith('log/')) continue;
    const { number, entries } = JSON.parse(text) as { number: number; entries: string[] };
    pages[number] = entries.map((entry) => titles.get(entry) ?? entry);
  }
  return { pages, byPlace };
};

it('the log takes entries in the order of their dates, a hundred a page, each in one place', async () => {
  const archive = await createArchive();
  const { pages, byPlace, calls } = await publishTwoMore(archive);

  const old = Array.from({ length: 99 }, (_, number) => `N ${number}`);
  expect(pages).toEqual([[...old, 'X'], ['Y']]);
  expect(byPlace).toEqual([...old, 'X', 'Y']);
  for (const grief of ['stopped', 'refused'] as const) {
    for (let call = 0; call < calls; call += 1) {
      const again = await publishTwoMore(archive, call, grief);
      expect(again, `${grief} at call ${call}`).toMatchObject({ pages, byPlace });
    }
  }
});

it('an article under embargo has no place in the log before it comes out', async () => {
  const newsroom = createNewsroom();
  newsroom.setTime(morning);
  await newsroom.save('articles/secret.md', article('Secret', noon));
  await newsroom.publish('articles/secret.md');
  await newsroom.save('articles/open.md', article('Open', morning));
  await newsroom.publish('articles/open.md');
  expect(readLog(await dump(newsroom.ports.state)).pages).toEqual([['Open']]);
  newsroom.setTime(noon);
  await newsroom.run('changes');

  expect(readLog(await dump(newsroom.ports.state)).pages).toEqual([['Open', 'Secret']]);
});

it('the log goes on with an article that comes out because another is deleted', async () => {
  const newsroom = createNewsroom();
  await newsroom.save('articles/a.md', article('A', dateOf(1)));
  await newsroom.publish();
  await newsroom.save('articles/b.md', `---\ntitle: B\nslug: wanted\n---\nText.`);
  await newsroom.save('articles/c.md', `---\ntitle: C\nslug: wanted\n---\nText.`);
  await newsroom.publish('articles/b.md', 'articles/c.md');
  await newsroom.remove('articles/b.md');
  await newsroom.publish('articles/b.md');

  const { pages } = readLog(await dump(newsroom.ports.state));
  expect(pages).toEqual([['A', expect.any(String)]]);

  await newsroom.save('articles/d.md', `---\ntitle: D\nid: d\n---\nText.`);
  await newsroom.save('articles/e.md', `---\ntitle: E\nid: d\nslug: e\n---\nText.`);
  await newsroom.publish('articles/d.md', 'articles/e.md');
  await newsroom.save('articles/f.md', `---\ntitle: F\nslug: e\n---\nText.`);
  await newsroom.publish('articles/f.md');
  await newsroom.remove('articles/e.md');
  await newsroom.publish('articles/e.md');

  const after = readLog(await dump(newsroom.ports.state));
  expect(after.pages).toEqual([['A', expect.any(String), 'D', 'F']]);
});
