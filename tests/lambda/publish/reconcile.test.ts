import { beforeEach, expect, it } from 'vitest';
import { runPublisher, type Scope } from '../../../lambda/publish/run.ts';
import { stateKeys } from '../../../lambda/publish/state/keys.ts';
import { createFuse, Stopped } from '../../support/failing-store.ts';
import { baseUrl, createNewsroom, dump, type Newsroom } from '../../support/newsroom.ts';

const now = '2026-10-01T12:00:00.000Z';
const halfAMinuteBefore = '2026-10-01T11:59:30.000Z';
const anHourBefore = '2026-10-01T11:00:00.000Z';

let newsroom: Newsroom;

/** A run that may take so many steps of a reconciliation, and hears of a change of `articles/a.md`. */
const run = (scope: Scope, steps: number, changedAt?: string) => {
  let taken = 0;
  return runPublisher(
    newsroom.ports,
    { baseUrl, now, isOutOfTime: () => taken++ >= steps },
    { scope, changes: changedAt ? [{ key: 'articles/a.md', time: changedAt }] : [] },
  );
};

beforeEach(async () => {
  newsroom = createNewsroom();
  newsroom.setTime(now);
  await newsroom.save('articles/a.md', '# Before\n\nText.');
  await newsroom.publish();
});

it('a change after the start of a reconciliation is published though its clock is a little behind', async () => {
  await run('all', 1);
  await newsroom.save('articles/a.md', '# After\n\nText.');
  await run('changes', 99, halfAMinuteBefore);

  expect(await newsroom.read('rss.xml')).toContain('After');
});

it('a change before a reconciliation of all content is left to it', async () => {
  await newsroom.save('articles/a.md', '# After\n\nText.');
  const asked = await run('all', 0, anHourBefore);
  expect(asked.sources).toEqual([]);
  expect(await newsroom.read('rss.xml')).not.toContain('After');
  await run('changes', 99);

  expect(await newsroom.read('rss.xml')).toContain('After');
});

it('what a reconciliation finds deleted leaves its feeds at once', async () => {
  await newsroom.remove('articles/a.md');
  await run('all', 1);

  expect(await newsroom.read('rss.xml')).not.toContain('Before');
});

it('what a reconciliation finds under embargo again leaves its feeds at once, with its page', async () => {
  await newsroom.save('articles/a.md', '---\ndate: 2026-10-02\n---\n# Before\n\nText.');
  await run('all', 1);

  expect(await newsroom.read('rss.xml')).not.toContain('Before');
  expect(await newsroom.read('articles/a')).toBeUndefined();
});

it('what a reconciliation has written reaches its feeds as soon as its message comes', async () => {
  await newsroom.save('articles/a.md', '# After\n\nText.');
  await run('all', 1);
  await run('changes', 0, now);

  expect(await newsroom.read('rss.xml')).toContain('After');
});

it('a reconciliation begins again when publication.yaml changes under way', async () => {
  await run('rebuild', 1);
  await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: Another name');
  await run('changes', 99);

  for (const key of ['rss.xml', 'articles/a']) {
    expect(await newsroom.read(key), key).toContain('Another name');
  }
});

it('a first reconciliation that was stopped anywhere goes on where it was', async () => {
  const play = async (stopAfter?: number) => {
    const fuse = createFuse();
    newsroom = createNewsroom(fuse.wrap);
    newsroom.setTime(now);
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N');
    await newsroom.save('articles/a.md', '---\ntitle: A\ntags: [x]\n---\nText.');
    fuse.disarm();
    if (stopAfter !== undefined) {
      fuse.arm(stopAfter, 'after');
      await expect(run('all', 99)).rejects.toThrow(Stopped);
      fuse.disarm();
    }
    await run('changes', 99);
    const { calls } = fuse;
    return { calls, site: await dump(newsroom.ports.site) };
  };
  const { calls, site } = await play();

  expect(Object.keys(site)).toContain('tags/x/rss.xml');
  for (let call = 0; call < calls; call += 1) {
    expect((await play(call)).site, `stopped after call ${call}`).toEqual(site);
  }
});

it('a reconciliation that may take one step a run comes to its end', async () => {
  await run('all', 0);
  let runs = 0;
  while ((await run('changes', 1)).hasMore) {
    runs += 1;
    expect(runs).toBeLessThan(20);
  }

  expect((await dump(newsroom.ports.state))['settings.json']).not.toContain('reconciliation');
});

it('a publication that has lost all its articles keeps its front page, whatever the state has lost', async () => {
  await newsroom.save('articles/a.md', '---\ntags: [x]\n---\n# Before\n\nText.');
  await newsroom.publish('articles/a.md');
  await newsroom.remove('articles/a.md');
  await newsroom.publish('articles/a.md');
  await newsroom.ports.state.delete('channels/front/channel.json');
  await run('rebuild', 99);

  expect(await newsroom.read('rss.xml')).toBeDefined();
  expect(await newsroom.read('feeds.opml')).toContain(`${baseUrl}/tags/x/rss.xml`);
});

it.each(['all of it', 'its last entry'])(
  'a rebuild gives entries new places where the archive log has lost %s',
  async (loss) => {
    const { state } = newsroom.ports;
    const page = stateKeys.logPage(0);
    const before = (await state.get(page))?.body ?? '';
    await newsroom.save('articles/b.md', '# Second\n\nText.');
    await newsroom.publish('articles/b.md');
    await (loss === 'all of it' ? state.delete(page) : state.put(page, before));
    await newsroom.save('articles/c.md', '# Third\n\nText.');
    await newsroom.publish('articles/c.md');
    await newsroom.run('rebuild');

    const placed = Object.entries(await dump(state)).flatMap(([key, text]) =>
      key.startsWith(stateKeys.claims) && 'place' in JSON.parse(text)
        ? [JSON.parse(text).place]
        : [],
    );
    expect(new Set(placed).size).toBe(3);
    const sitemap = await newsroom.read('sitemaps/1.xml');
    for (const slug of ['a', 'b', 'c']) expect(sitemap).toContain(`/articles/${slug}<`);
  },
);
