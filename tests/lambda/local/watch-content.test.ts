import { describe, expect } from 'vitest';
import { watchContent } from '../../../lambda/local/watch-content.ts';
import { it, type Workplace } from '../../support/commands.ts';

const deadline = { timeout: 5_000, interval: 20 };

const watchIn = async (place: Workplace) => {
  const bursts: (readonly string[])[] = [];
  const stop = await watchContent(
    place.path('content'),
    (keys) => bursts.push(keys),
    (error) => expect.unreachable(String(error)),
  );
  return { bursts, keys: () => [...new Set(bursts.flat())].sort(), stop };
};

describe('watching a folder', () => {
  it('tells the keys of what is added, changed and deleted, but not of what was there', async ({
    place,
  }) => {
    await place.save('content', { 'articles/a.md': 'A', 'articles/2026/b.md': 'B' });
    const { keys, stop } = await watchIn(place);

    try {
      const added = ['articles/new/c d.md', 'publication.yaml'];
      await place.save('content', { 'publication.yaml': '', 'articles/new/c d.md': 'C' });
      await expect.poll(keys, deadline).toEqual(added);

      await place.save('content', { 'articles/a.md': 'A, edited' });
      await expect.poll(keys, deadline).toEqual(['articles/a.md', ...added]);

      await place.delete('content/articles/2026');
      await expect.poll(keys, deadline).toEqual(['articles/2026/b.md', 'articles/a.md', ...added]);
    } finally {
      await stop();
    }
  });

  it('tells the keys of a burst together, each once', async ({ place }) => {
    await place.save('content', { 'articles/a.md': 'A' });
    const { bursts, keys, stop } = await watchIn(place);

    try {
      const names = Array.from({ length: 20 }, (_, index) => `articles/${index + 10}.md`);
      await place.save('content', Object.fromEntries(names.map((name) => [name, 'New'])));
      await place.save('content', Object.fromEntries(names.map((name) => [name, 'Newer'])));
      await expect.poll(keys, deadline).toEqual(names);

      expect(bursts.length).toBeLessThan(names.length);
      for (const burst of bursts) expect(burst).toEqual([...new Set(burst)]);
    } finally {
      await stop();
    }
  });

  it('tells nothing any more once it was stopped', async ({ place }) => {
    await place.save('content', { 'articles/a.md': 'A' });
    const [stopped, other] = [await watchIn(place), await watchIn(place)];

    try {
      await stopped.stop();
      await place.save('content', { 'articles/a.md': 'A, edited' });
      await expect.poll(other.keys, deadline).toEqual(['articles/a.md']);
      expect(stopped.keys()).toEqual([]);
    } finally {
      await other.stop();
    }
  });
});
