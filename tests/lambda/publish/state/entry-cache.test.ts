import { expect, it } from 'vitest';
import { runPublisher } from '../../../../lambda/publish/run.ts';
import { createEntryCache, type EntryCache } from '../../../../lambda/publish/state/entry-cache.ts';
import { stateKeys } from '../../../../lambda/publish/state/keys.ts';
import { baseUrl, createNewsroom } from '../../../support/newsroom.ts';

const now = '2026-10-01T12:00:00.000Z';

it('a publisher shows what another has published since, however much it remembers', async () => {
  const newsroom = createNewsroom();
  const createPublisher = () => {
    const entries = createEntryCache(100);
    return (key: string) =>
      runPublisher(
        newsroom.ports,
        { baseUrl, now, entries },
        { changes: [{ key, time: now }], scope: 'changes' },
      );
  };
  const [one, other] = [createPublisher(), createPublisher()];
  await newsroom.save('articles/a.md', '# Before\n\nText.');
  await one('articles/a.md');
  await newsroom.save('articles/a.md', '# After\n\nText.');
  await other('articles/a.md');
  await newsroom.save('articles/b.md', '# B\n\nText.');
  await one('articles/b.md');

  expect(await newsroom.read('rss.xml')).toContain('After');
  expect(await newsroom.read('rss.xml')).not.toContain('Before');
});

it('a publisher remembers no version that has been edited, moved or deleted', async () => {
  const newsroom = createNewsroom();
  const kept = new Set<string>();
  const cache = createEntryCache(100);
  const entries: EntryCache = {
    ...cache,
    set(version, article) {
      kept.add(stateKeys.entry(version));
      cache.set(version, article);
    },
    delete(key) {
      kept.delete(key);
      cache.delete(key);
    },
  };
  const publish = (...keys: string[]) => {
    const changes = keys.map((key) => ({ key, time: now }));
    return runPublisher(newsroom.ports, { baseUrl, now, entries }, { changes, scope: 'changes' });
  };

  for (const text of ['One', 'Two', 'Three']) {
    await newsroom.save('articles/a.md', `# ${text}\n\nText.`);
    await publish('articles/a.md');
    expect(kept.size).toBe(1);
  }
  await newsroom.remove('articles/a.md');
  await newsroom.save('articles/b.md', '# Three\n\nText.');
  await publish('articles/a.md', 'articles/b.md');
  expect(kept.size).toBe(1);

  await newsroom.remove('articles/b.md');
  await publish('articles/b.md');
  expect([...kept]).toEqual([]);
});
