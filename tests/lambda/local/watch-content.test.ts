import { rename, symlink } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
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
  it('reports the keys of added, changed and deleted files, but not of existing ones', async ({
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

  it('reports the keys of a burst together, each once', async ({ place }) => {
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

  it('reports a file that replaces another, by both names', async ({ place }) => {
    await place.save('content', { 'articles/a.md': 'A', 'articles/b.md': 'B' });
    const { keys, stop } = await watchIn(place);

    try {
      await rename(place.path('content/articles/b.md'), place.path('content/articles/a.md'));
      await expect.poll(keys, deadline).toEqual(['articles/a.md', 'articles/b.md']);
    } finally {
      await stop();
    }
  });

  it('reports a change that follows another at once', async ({ place }) => {
    await place.save('content', { 'articles/a.md': 'A' });
    const { bursts, stop } = await watchIn(place);

    try {
      await place.save('content', { 'articles/a.md': 'B' });
      await expect.poll(() => bursts.length, { ...deadline, interval: 1 }).toBe(1);
      await place.save('content', { 'articles/a.md': 'C' });
      await expect.poll(() => bursts.length, deadline).toBe(2);
    } finally {
      await stop();
    }
  });

  it('gives an editor that begins with an empty file the time to write it', async ({ place }) => {
    await place.save('content', { 'articles/a.md': 'A' });
    const { keys, stop } = await watchIn(place);

    try {
      const begin = performance.now();
      await place.save('content', { 'articles/empty.md': '' });
      await expect.poll(keys, { ...deadline, interval: 1 }).toEqual(['articles/empty.md']);
      expect(performance.now() - begin).toBeGreaterThan(150);

      await place.save('content', { 'articles/b.md': '' });
      await place.save('content', { 'articles/b.md': 'B' });
      await expect.poll(keys, deadline).toEqual(['articles/b.md', 'articles/empty.md']);
    } finally {
      await stop();
    }
  });

  it('reports neither hidden files nor files that appeared and disappeared', async ({ place }) => {
    await place.save('content', { 'articles/a.md': 'A' });
    const { keys, stop } = await watchIn(place);

    try {
      await place.save('content', {
        'articles/.a.md.swp': 'A',
        '.git/index': 'I',
        'articles/x': '',
      });
      await place.delete('content/articles/x');
      await place.save('content', { 'articles/b.md': 'B' });
      await expect.poll(keys, deadline).toEqual(['articles/b.md']);
    } finally {
      await stop();
    }
  });

  it('follows a link to a folder, unless the folder contains the link', async ({ place }) => {
    await place.save('content/real', { 'b.md': 'B' });
    await symlink(place.path('content/real'), place.path('content/articles'));
    await symlink(place.path('content'), place.path('content/real/round'));
    const { keys, stop } = await watchIn(place);

    try {
      await place.save('content/real', { 'b.md': 'B, edited', 'c.md': 'C' });
      const first = ['articles/b.md', 'articles/c.md', 'real/b.md', 'real/c.md'];
      await expect.poll(keys, deadline).toEqual(first);

      // A folder that comes later is on the same way.
      await place.save('new', { 'd.md': 'D' });
      await symlink(place.path('content'), place.path('new/round'));
      await rename(place.path('new'), place.path('content/real/new'));
      const all = [...first, 'articles/new/d.md', 'real/new/d.md'].sort();
      await expect.poll(keys, deadline).toEqual(all);
    } finally {
      await stop();
    }
  });

  it('reports a link that leads out of the folder, and nothing behind it', async ({ place }) => {
    await place.save('content', { 'articles/a.md': 'A' });
    await place.save('elsewhere', { 'b.md': 'B' });
    const { keys, stop } = await watchIn(place);

    try {
      await symlink(place.path('elsewhere'), place.path('content/articles/out'));
      await expect.poll(keys, deadline).toEqual(['articles/out']);
      await place.save('elsewhere', { 'b.md': 'B, edited', 'c.md': 'C' });
      await place.save('content', { 'articles/a.md': 'A, edited' });
      await expect.poll(keys, deadline).toEqual(['articles/a.md', 'articles/out']);
    } finally {
      await stop();
    }
  });

  it('reports nothing after a stop', async ({ place }) => {
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

/** What becomes of a folder that is replaced. */
const replacements: Readonly<Record<string, (place: Workplace, name: string) => Promise<void>>> = {
  'deleted and made again': async (place, name) => {
    await place.delete(name);
    await place.copy('spare', name);
  },
  'deleted and, after a while, made again': async (place, name) => {
    await place.delete(name);
    await pause(700);
    await place.copy('spare', name);
  },
  'moved away and replaced': async (place, name) => {
    await rename(place.path(name), place.path('old'));
    await rename(place.path('spare'), place.path(name));
  },
  'moved away and, after a while, brought back': async (place, name) => {
    await rename(place.path(name), place.path('old'));
    await pause(700);
    await place.save('old', { 'deep/b.md': 'B' });
    await rename(place.path('old'), place.path(name));
  },
};

describe.each(Object.entries(replacements))('a folder that is %s', (_, replace) => {
  it.for([
    ['as a whole', 'content', ''],
    ['in part', 'content/articles', 'articles/'],
  ] as const)('is watched as before, %s', async ([, name, prefix], { place }) => {
    await place.save(name, { 'a.md': 'A', 'deep/a.md': 'A' });
    await place.save('spare', { 'a.md': 'A', 'deep/b.md': 'B' });
    const { bursts, keys, stop } = await watchIn(place);

    try {
      await replace(place, name);
      const touched = ['a.md', 'deep/a.md', 'deep/b.md'].map((key) => prefix + key);
      await expect.poll(keys, deadline).toEqual(touched);

      await pause(500);
      bursts.splice(0);
      await place.save(name, { 'a.md': 'A, edited', 'deep/c.md': 'C', 'new/d.md': 'D' });
      const edited = ['a.md', 'deep/c.md', 'new/d.md'].map((key) => prefix + key);
      await expect.poll(keys, deadline).toEqual(edited);
    } finally {
      await stop();
    }
  });
});
