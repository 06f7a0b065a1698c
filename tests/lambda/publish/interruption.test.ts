import { describe, expect, it } from 'vitest';
import { createFuse, Stopped } from '../../support/failing-store.ts';
import { createNewsroom, dump, type Newsroom } from '../../support/newsroom.ts';

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
      await save('articles/b.md', article('title: B\ndate: 2026-10-01T11:00:00Z\ntags: [x]'));
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
      await save('articles/b.md', article('title: B mended\ndate: 2026-10-01T11:00:00Z'));
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
  // What a run only marks is there to be seen after the next.
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

  let mended = 0;
  for (let call = 0; call < calls; call += 1) {
    const { fuse, newsroom, whole } = await begin();
    fuse.arm(call, 'after');
    await expect(newsroom.run('rebuild')).rejects.toThrow(Stopped);
    fuse.disarm();
    const state = await dump(newsroom.ports.state);
    if (!state['settings.json']?.includes('"walk"')) continue;
    await newsroom.run('changes');
    expect(await dump(newsroom.ports.site), `stopped after call ${call}`).toEqual(whole);
    mended += 1;
  }
  expect(mended).toBeGreaterThan(calls / 2);
});
