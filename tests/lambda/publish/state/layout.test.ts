import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { StateLayoutError } from '../../../../lambda/publish/errors.ts';
import type { Ports } from '../../../../lambda/publish/ports.ts';
import { runPublisher, type Scope } from '../../../../lambda/publish/run.ts';
import { baseUrl, createNewsroom, dump } from '../../../support/newsroom.ts';

/**
 * Buckets that code of layout 1 has left: an article without a date, one under embargo, a rejected
 * rival, and one whose run stopped halfway. Of the site, the keys.
 */
const before: {
  readonly content: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly site: readonly string[];
} = JSON.parse(readFileSync(new URL('layout-1.json', import.meta.url), 'utf8'));

const now = '2026-10-01T12:00:00.000Z';

const openLayout1 = async () => {
  const newsroom = createNewsroom();
  newsroom.setTime('2026-09-03T08:00:00.000Z');
  const { content, state, site } = newsroom.ports;
  for (const [key, text] of Object.entries(before.content)) await content.put(key, text);
  for (const [key, text] of Object.entries(before.state)) await state.put(key, text);
  for (const key of [...before.site, 'articles/forgotten']) await site.put(key, 'of layout 1');
  newsroom.setTime(now);
  return newsroom;
};

/** Versions are digests of all that an article shows. */
const withoutVersions = (keys: readonly string[]) =>
  keys.map((key) => key.replace(/~[\da-f]{16}$/, '')).sort();

/** One step of a reconciliation, as a tick takes it. */
const step = (ports: Ports) => {
  let asked = 0;
  const isOutOfTime = () => {
    asked += 1;
    return asked > 1;
  };
  return runPublisher(ports, { baseUrl, now, isOutOfTime }, { changes: [], scope: 'changes' });
};

describe('a state of an older layout', () => {
  it('is rebuilt by ticks, in steps, and all feeds stay up meanwhile', async () => {
    const { ports } = await openLayout1();
    const feeds = before.site.filter((key) => /(?:rss|atom)\.xml$|feed\.json$/.test(key));
    expect(feeds.length).toBeGreaterThan(10);
    let steps = 0;
    for (let hasMore = true; hasMore; steps += 1) {
      ({ hasMore } = await step(ports));
      const keys = new Set(Object.keys(await dump(ports.site)));
      expect(feeds.filter((key) => !keys.has(key))).toEqual([]);
    }
    expect(steps).toBeGreaterThan(5);

    const site = await dump(ports.site);
    expect(Object.values(site)).not.toContain('of layout 1');
    expect(site['rss.xml']).toContain('It came by sea, and stays.');
    expect(site['rss.xml']).toContain('A stopped run');
    expect(site['rss.xml']).not.toContain('Lights on the quay');
  });

  it('leaves its history and nothing else to the new one', async () => {
    const { ports, read } = await openLayout1();
    while ((await step(ports)).hasMore);
    expect(await read('rss.xml')).toContain('<pubDate>Tue, 01 Sep 2026 08:00:00 GMT</pubDate>');
    expect(await read('atom.xml')).toContain('<updated>2026-09-02T08:00:00.000Z</updated>');

    const state = await dump(ports.state);
    expect(JSON.parse(state['settings.json'] ?? '')).toMatchObject({ layout: 2 });
    const lasting = Object.keys(before.state).filter((key) => !/^due\/0+~/.test(key));
    expect(withoutVersions(Object.keys(state))).toEqual(withoutVersions(lasting));
    expect(JSON.stringify(state)).not.toMatch(/"(?:tried|wants|walk)"/);
  });

  it('costs an idle tick nothing once it is rebuilt', async () => {
    const { ports } = await openLayout1();
    while ((await step(ports)).hasMore);
    const site = await dump(ports.site);
    const report = await step(ports);
    expect(report).toMatchObject({ written: [], deleted: [], hasMore: false });
    expect(await dump(ports.site)).toEqual(site);
  });
});

describe('a state of a newer layout', () => {
  const openLayout3 = async () => {
    const writes: string[] = [];
    const newsroom = createNewsroom((ports) => {
      const watched = (store: Ports['state']): Ports['state'] => ({
        ...store,
        put: (...words) => {
          writes.push(words[0]);
          return store.put(...words);
        },
        delete: (key) => {
          writes.push(key);
          return store.delete(key);
        },
      });
      return { ...ports, state: watched(ports.state), site: watched(ports.site) };
    });
    await newsroom.save('articles/a.md', '# A\n\nText.');
    await newsroom.publish();
    const settings = JSON.parse((await dump(newsroom.ports.state))['settings.json'] ?? '');
    await newsroom.ports.state.put('settings.json', JSON.stringify({ ...settings, layout: 3 }));
    writes.length = 0;
    return { newsroom, writes };
  };

  it.each<{ readonly scope: Scope; readonly keys: readonly string[] }>([
    { scope: 'changes', keys: [] },
    { scope: 'changes', keys: ['articles/a.md'] },
    { scope: 'changes', keys: ['media/a.png'] },
    { scope: 'all', keys: [] },
    { scope: 'rebuild', keys: [] },
  ])('stops a run for $scope $keys before it writes anything', async ({ scope, keys }) => {
    const { newsroom, writes } = await openLayout3();
    await newsroom.save('articles/a.md', '# A\n\nAnother text.');
    await expect(newsroom.run(scope, ...keys)).rejects.toThrow(StateLayoutError);
    await expect(newsroom.run(scope, ...keys)).rejects.toThrow(
      '"settings.json" of the state has layout 3; this version of Newsstand knows layouts up to 2. ' +
        'Nothing was written. Deploy the newer version again, or empty the state and rebuild',
    );
    expect(writes).toEqual([]);
  });

  it('is right again after the roll-back once the state is emptied and rebuilt', async () => {
    const { newsroom } = await openLayout3();
    const site = await dump(newsroom.ports.site);
    for (const key of Object.keys(await dump(newsroom.ports.state))) {
      await newsroom.ports.state.delete(key);
    }
    await newsroom.run('rebuild');
    expect(await dump(newsroom.ports.site)).toEqual(site);
  });
});
