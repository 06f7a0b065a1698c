import { describe, expect, it } from 'vitest';
import { StorageError } from '../../../lambda/publish/errors.ts';
import { runPublisher } from '../../../lambda/publish/run.ts';
import { createFuse, Stopped } from '../../support/failing-store.ts';
import { baseUrl, createNewsroom, dump, type Newsroom } from '../../support/newsroom.ts';

/** What the publisher is told: keys, or that it is to rebuild. */
type Step = readonly [
  time: string,
  edit: (newsroom: Newsroom) => Promise<void>,
  ...told: readonly string[],
];
const rebuild = 'rebuild';

const article = (fields: string) => `---\n${fields}\n---\nSome text.\n`;

/** Every kind of change once, each on top of what the ones before have left. */
const history: Record<string, Step> = {
  'a first article': [
    '2026-10-01T08:00:00.000Z',
    async ({ save }) => {
      await save('publication.yaml', 'id: tag:x,2026:n\ntitle: N');
      await save('articles/a.md', article('title: A\nsection: Local\ntags: [x, y]\nauthor: Ann'));
    },
    'publication.yaml',
    'articles/a.md',
  ],
  'an article under embargo and a picture': [
    '2026-10-01T09:00:00.000Z',
    async ({ save }) => {
      await save(
        'articles/b.md',
        article('title: B\ndate: 2026-10-01T11:00:00Z\ntags: [x]\nimage: media/p.png'),
      );
      await save('media/p.png', 'picture');
    },
    'articles/b.md',
    'media/p.png',
  ],
  'a new section, date and address': [
    '2026-10-01T10:00:00.000Z',
    ({ save }) =>
      save(
        'articles/a.md',
        article('title: A2\nsection: World\ntags: [y]\nauthor: Bo\ndate: 2026-09-01\nslug: moved'),
      ),
    'articles/a.md',
  ],
  'the end of an embargo': ['2026-10-01T11:00:00.000Z', async () => undefined],
  'another picture under the same name': [
    '2026-10-01T11:30:00.000Z',
    ({ save }) => save('media/p.png', 'a larger picture'),
    'media/p.png',
  ],
  'a rejected version': [
    '2026-10-01T12:00:00.000Z',
    ({ save }) => save('articles/b.md', '---\ntitle: [\n---\n'),
    'articles/b.md',
  ],
  'a tick after it': ['2026-10-01T12:01:00.000Z', async () => undefined],
  'a deletion': [
    '2026-10-01T13:00:00.000Z',
    ({ remove }) => remove('articles/a.md'),
    'articles/a.md',
  ],
  'another name for the publication': [
    '2026-10-01T14:00:00.000Z',
    async ({ save }) => {
      await save('articles/b.md', article('title: B fixed\ndate: 2026-10-01T11:00:00Z'));
      await save('publication.yaml', 'id: tag:x,2026:n\ntitle: M');
    },
    'publication.yaml',
    'articles/b.md',
  ],
  'a day without news': ['2026-10-03T15:00:00.000Z', async () => undefined],
  'a damage, and a rebuild': [
    '2026-10-03T15:00:00.000Z',
    async ({ ports: { state, site } }) => {
      await state.delete('records/articles/b.md');
      await state.delete('settings.json');
      await site.delete('rss.xml');
      await site.put('articles/nobodys', 'junk', { contentType: 'text/html' });
    },
    rebuild,
  ],
};

const tell = ({ run }: Newsroom, told: readonly string[]) =>
  told[0] === rebuild ? run('rebuild') : run('changes', ...told);

const names = Object.keys(history);

/** Plays the history up to a step; the step itself under a fuse that burns at the given call. */
const play = async (last: string, burnAt?: number, moment: 'before' | 'after' = 'before') => {
  const fuse = createFuse();
  const newsroom = createNewsroom(fuse.wrap);
  for (const name of names.slice(0, names.indexOf(last) + 1)) {
    const [time, edit, ...told] = history[name] as Step;
    newsroom.setTime(time);
    await edit(newsroom);
    const isLast = name === last;
    if (isLast && burnAt !== undefined) {
      fuse.arm(burnAt, moment);
      await expect(tell(newsroom, told)).rejects.toThrow(Stopped);
    }
    fuse.disarm();
    await tell(newsroom, told);
  }
  const calls = fuse.calls;
  // The next run shows what this one only flags.
  await newsroom.run('changes');
  return {
    calls,
    site: await dump(newsroom.ports.site),
    state: await dump(newsroom.ports.state),
  };
};

describe.each(names)('a run over %s', (name) => {
  it.each(['before', 'after'] as const)(
    'stopped %s any one of its calls to the stores is made good by the next try',
    async (moment) => {
      const clean = await play(name);
      expect(clean.calls).toBeGreaterThan(5);

      for (let call = 0; call < clean.calls; call += 1) {
        const { site, state } = await play(name, call, moment);
        expect(site, `site, stopped ${moment} call ${call}`).toEqual(clean.site);
        expect(state, `state, stopped ${moment} call ${call}`).toEqual(clean.state);
      }
    },
  );
});

it.each([
  ['first version', 0],
  ['edit', 1],
  ['deletion', 2],
  ['change of the settings', 3],
  ['loss of an address to another', 4],
])(
  'a document that alone was not written at the %s is written by the next try',
  async (_, step) => {
    const steps: readonly ((newsroom: Newsroom) => Promise<void>)[] = [
      ({ save }) => save('articles/a.md', article('title: A\ntags: [x]')),
      ({ save }) => save('articles/a.md', article('title: A2\ntags: [x]')),
      ({ remove }) => remove('articles/a.md'),
      ({ save }) => save('publication.yaml', 'id: tag:x,2026:n\ntitle: M'),
      ({ save }) => save('articles/a.md', article('title: A3\nslug: b')),
    ];
    const told = step === 3 ? 'publication.yaml' : 'articles/a.md';
    const publish = async (failing?: string) => {
      let fails = false;
      const newsroom = createNewsroom(({ site, ...ports }) => ({
        ...ports,
        site: {
          ...site,
          put: async (...words) => {
            const [key] = words;
            if (!fails || key !== failing) return site.put(...words);
            fails = false;
            throw new StorageError('put', key, { cause: new Error('503 SlowDown') });
          },
        },
      }));
      await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N');
      await newsroom.save('articles/b.md', article('title: B\ntags: [x, z]'));
      await newsroom.publish();
      for (const edit of steps.slice(0, step)) {
        await edit(newsroom);
        await newsroom.publish('articles/a.md');
      }
      await steps[step]?.(newsroom);
      fails = true;
      if (failing) await expect(newsroom.publish(told)).rejects.toThrow(StorageError);
      const { written } = await newsroom.publish(told);
      return { written, site: await dump(newsroom.ports.site) };
    };
    const { written, site } = await publish();

    expect(written).toContain('tags/x/rss.xml');
    for (const key of written) expect((await publish(key)).site, key).toEqual(site);
  },
);

it('two versions that were stopped one after the other leave nothing behind the third', async () => {
  const play = async (stopAfter?: number) => {
    const fuse = createFuse();
    const newsroom = createNewsroom(fuse.wrap);
    const publish = async (title: string, call?: number) => {
      await newsroom.save('articles/a.md', article(`title: ${title}\nslug: ${title}`));
      fuse.disarm();
      if (call !== undefined) fuse.arm(call, 'after');
      const run = newsroom.publish('articles/a.md');
      if (call === undefined) await run;
      else await expect(run).rejects.toThrow(Stopped);
      const { calls } = fuse;
      fuse.disarm();
      return calls;
    };
    await newsroom.publish();
    await publish('one');
    const calls = await publish('two');
    await publish('three', calls - 2);
    if (stopAfter !== undefined) await publish('four', stopAfter);
    await publish('five');
    const keys = Object.keys(await dump(newsroom.ports.state));
    return {
      calls,
      site: await dump(newsroom.ports.site),
      entries: keys.filter((key) => /^(entries|index|claims\/slugs)\//.test(key)),
    };
  };
  const { calls, site, entries } = await play();

  expect(site).toHaveProperty('articles/five');
  for (let call = 0; call < calls; call += 1) {
    const again = await play(call);
    expect(again.entries, `stopped after call ${call}`).toEqual(entries);
    expect(again.site['articles/four'], `stopped after call ${call}`).toBeUndefined();
    expect(again.site['rss.xml'], `stopped after call ${call}`).toBe(site['rss.xml']);
  }
});

it('an article that asked in vain leaves no trace once it is deleted, wherever its run stopped', async () => {
  const play = async (stopAfter?: number) => {
    const fuse = createFuse();
    const newsroom = createNewsroom(fuse.wrap);
    await newsroom.save('articles/a.md', article('title: A\nslug: same'));
    await newsroom.publish();
    const before = await dump(newsroom.ports.state);
    await newsroom.save('articles/b.md', article('title: B\nslug: same'));
    fuse.disarm();
    if (stopAfter !== undefined) fuse.arm(stopAfter, 'after');
    const run = newsroom.publish('articles/b.md');
    if (stopAfter === undefined) await run;
    else await expect(run).rejects.toThrow(Stopped);
    const { calls } = fuse;
    fuse.disarm();
    await newsroom.remove('articles/b.md');
    await newsroom.publish('articles/b.md');
    expect(await dump(newsroom.ports.state), `stopped after call ${stopAfter}`).toEqual(before);
    return calls;
  };

  const calls = await play();
  for (let call = 0; call < calls; call += 1) await play(call);
});

it('a channel that a stopped run has begun and that nothing is in after all is not there', async () => {
  let fails = true;
  const newsroom = createNewsroom(({ state, ...ports }) => ({
    ...ports,
    state: {
      ...state,
      put: async (...words) => {
        const [key] = words;
        if (!fails || key !== 'channels/tags/x/channel.json') return state.put(...words);
        throw new StorageError('put', key, { cause: new Error('503 SlowDown') });
      },
    },
  }));
  await newsroom.publish();
  await newsroom.save('articles/a.md', article('title: A\ntags: [x]'));
  await expect(newsroom.publish('articles/a.md')).rejects.toThrow(StorageError);
  expect(await newsroom.read('tags/x/rss.xml')).toBeDefined();
  fails = false;
  await newsroom.save('articles/a.md', article('title: A'));
  await newsroom.publish('articles/a.md');

  expect(Object.keys(await dump(newsroom.ports.site))).not.toContainEqual(
    expect.stringMatching(/^tags\//),
  );
});

it('a rebuild that was stopped anywhere after it has begun goes on with the next tick', async () => {
  const begin = async () => {
    const fuse = createFuse();
    const newsroom = createNewsroom(fuse.wrap);
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N');
    await newsroom.save('articles/a.md', article('title: A\ntags: [x]'));
    await newsroom.save('media/p.png', 'picture');
    await newsroom.publish();
    const whole = await dump(newsroom.ports.site);
    for (const key of Object.keys(whole)) await newsroom.ports.site.delete(key);
    return { fuse, newsroom, whole };
  };
  const clean = await begin();
  clean.fuse.disarm();
  await clean.newsroom.run('rebuild');
  const { calls } = clean.fuse;

  let completed = 0;
  for (let call = 0; call < calls; call += 1) {
    const { fuse, newsroom, whole } = await begin();
    fuse.arm(call, 'after');
    await expect(newsroom.run('rebuild')).rejects.toThrow(Stopped);
    fuse.disarm();
    const state = await dump(newsroom.ports.state);
    if (!state['settings.json']?.includes('"reconciliation"')) continue;
    await newsroom.run('changes');
    expect(await dump(newsroom.ports.site), `stopped after call ${call}`).toEqual(whole);
    completed += 1;
  }
  expect(completed).toBeGreaterThan(calls / 2);
});

/** Addresses in the JSON feeds that lead to no page. */
const deadLinks = (site: Readonly<Record<string, string>>): string[] =>
  Object.entries(site)
    .filter(([key]) => key.endsWith('feed.json'))
    .flatMap(([, text]) => (JSON.parse(text) as { items: { url: string }[] }).items)
    .map(({ url }) => url)
    .filter((url) => !(url.slice('https://news.example.org/'.length) in site));

it('a run that was stopped anywhere leaves other runs no feed with a dead link or without an article', async () => {
  for (let call = 0; ; call += 1) {
    const fuse = createFuse();
    const newsroom = createNewsroom(fuse.wrap);
    await newsroom.save('articles/edited.md', article('title: Edited\ndate: 2026-10-01'));
    await newsroom.publish();
    await newsroom.save('articles/edited.md', article('title: Edited again\ndate: 2026-10-01'));
    await newsroom.save('articles/new.md', article('title: New'));
    await newsroom.save('articles/soon.md', article('title: Soon\ndate: 2026-10-01T12:01:00Z'));
    fuse.arm(call, 'before');
    const stopped = newsroom.publish('articles/edited.md', 'articles/new.md', 'articles/soon.md');
    const isOver = await stopped.then(
      () => true,
      () => false,
    );
    fuse.disarm();
    if (isOver) {
      expect(call).toBeGreaterThan(40);
      return;
    }
    newsroom.setTime('2026-10-01T12:02:00.000Z');
    await newsroom.save('articles/other.md', article('title: Other'));
    await newsroom.publish('articles/other.md');
    expect(deadLinks(await dump(newsroom.ports.site)), `stopped before call ${call}`).toEqual([]);
    expect(await newsroom.read('rss.xml'), `stopped before call ${call}`).toMatch(/Edited/);
  }
});

it('a renaming that was stopped anywhere leaves no dead link when only the deletion is told again', async () => {
  for (let call = 0; ; call += 1) {
    const fuse = createFuse();
    const newsroom = createNewsroom(fuse.wrap);
    await newsroom.save('articles/old.md', article('title: Old\nslug: moved\ndate: 2026-10-01'));
    await newsroom.publish();
    await newsroom.save('articles/new.md', article('title: New\nslug: moved\ndate: 2026-10-01'));
    await newsroom.remove('articles/old.md');
    fuse.arm(call, 'before');
    const isOver = await newsroom.publish('articles/old.md', 'articles/new.md').then(
      () => true,
      () => false,
    );
    fuse.disarm();
    if (isOver) {
      expect(call).toBeGreaterThan(20);
      return;
    }
    await newsroom.publish('articles/old.md');
    expect(deadLinks(await dump(newsroom.ports.site)), `stopped before call ${call}`).toEqual([]);
  }
});

it('an article that goes during a reconciliation leaves the feeds that a stopped run has written', async () => {
  let fails = false;
  const newsroom = createNewsroom((ports) => ({
    ...ports,
    state: {
      ...ports.state,
      put: async (...words) => {
        const [key] = words;
        if (!fails || key !== 'channels/front/channel.json') return ports.state.put(...words);
        throw new StorageError('put', key, { cause: new Error('503 SlowDown') });
      },
    },
  }));
  const now = '2026-10-01T12:00:00.000Z';
  const run = (steps: number, ...keys: readonly string[]) => {
    let taken = 0;
    return runPublisher(
      newsroom.ports,
      { baseUrl, now, isOutOfTime: () => taken++ >= steps },
      { scope: 'changes', changes: keys.map((key) => ({ key, time: now })) },
    );
  };
  await newsroom.save('articles/a.md', article('title: A'));
  await run(0, 'articles/a.md');
  await newsroom.save('articles/b.md', article('title: B'));
  fails = true;
  await expect(run(0, 'articles/b.md')).rejects.toThrow(StorageError);
  fails = false;
  await run(1);
  expect(await newsroom.read('feed.json')).toContain('"B"');
  await newsroom.remove('articles/b.md');
  await run(0, 'articles/b.md');

  expect(await newsroom.read('feed.json')).not.toContain('"B"');
  expect(deadLinks(await dump(newsroom.ports.site))).toEqual([]);
});

it('what a new reconciliation withdraws leaves the feeds that the one before it has written', async () => {
  let fails = true;
  const newsroom = createNewsroom((ports) => ({
    ...ports,
    state: {
      ...ports.state,
      put: async (...words) => {
        const [key] = words;
        if (!fails || key !== 'channels/tags/sea/channel.json') return ports.state.put(...words);
        throw new StorageError('put', key, { cause: new Error('503 SlowDown') });
      },
    },
  }));
  const now = '2026-10-01T12:00:00.000Z';
  const run = (steps: number) => {
    let taken = 0;
    return runPublisher(
      newsroom.ports,
      { baseUrl, now, isOutOfTime: () => taken++ >= steps },
      { scope: 'changes', changes: [] },
    );
  };
  await newsroom.save('articles/a.md', article('title: A\ntags: [Sea]'));
  await expect(run(99)).rejects.toThrow(StorageError);
  expect(await newsroom.read('tags/sea/feed.json')).toContain('"A"');
  fails = false;
  await newsroom.save('articles/a.md', article('title: A\ntags: [Sea]\ndraft: true'));
  await newsroom.save('publication.yaml', 'title: Another');
  await run(1);

  expect(await newsroom.read('tags/sea/feed.json')).toBeUndefined();
  expect(deadLinks(await dump(newsroom.ports.site))).toEqual([]);
});
