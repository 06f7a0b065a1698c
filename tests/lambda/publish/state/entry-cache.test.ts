import { expect, it } from 'vitest';
import { runPublisher } from '../../../../lambda/publish/run.ts';
import { createEntryCache } from '../../../../lambda/publish/state/entry-cache.ts';
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
