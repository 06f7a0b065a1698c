import { beforeEach, describe, expect, it } from 'vitest';
import { ObjectTooLargeError, UnreadableObjectError } from '../../../lambda/publish/errors.ts';
import { runPublisher } from '../../../lambda/publish/run.ts';
import { ownsTyped } from '../../../lambda/stores/copy-media.ts';
import { createFuse } from '../../support/failing-store.ts';
import { baseUrl, createNewsroom, dump, type Newsroom } from '../../support/newsroom.ts';

const morning = '2026-10-01T08:00:00.000Z';
const noon = '2026-10-01T12:00:00.000Z';
const evening = '2026-10-01T18:00:00.000Z';

interface JsonFeed {
  items: { id: string; title: string; date_published: string; date_modified: string }[];
}

let newsroom: Newsroom;

beforeEach(() => {
  newsroom = createNewsroom();
  newsroom.setTime(morning);
});

const entries = async (path = ''): Promise<JsonFeed['items']> => {
  const text = await newsroom.read(`${path}feed.json`);
  return text === undefined ? [] : (JSON.parse(text) as JsonFeed).items;
};

const titles = async (path = '') => (await entries(path)).map(({ title }) => title);

const rssDate = async () =>
  /<lastBuildDate>(.*)<\/lastBuildDate>/.exec((await newsroom.read('rss.xml')) ?? '')?.[1];

const article = (fields: string, body = 'A text.') => `---\n${fields}\n---\n${body}\n`;

describe('an article', () => {
  it('appears in every channel that it names, and on a page', async () => {
    await newsroom.save(
      'articles/bridge.md',
      article('title: Bridge opens\nauthor: Ann\nsection: Local\ntags: [Roads, Sea]'),
    );
    await newsroom.publish('articles/bridge.md');

    for (const path of ['', 'sections/local/', 'tags/roads/', 'tags/sea/', 'authors/ann/']) {
      expect(await titles(path), path).toEqual(['Bridge opens']);
      expect(await newsroom.read(`${path}rss.xml`), path).toContain('Bridge opens');
      expect(await newsroom.read(`${path}atom.xml`), path).toContain('Bridge opens');
    }
    expect(await newsroom.read('articles/bridge')).toContain('<h1>Bridge opens</h1>');
    expect(await newsroom.read('index.html')).toContain('Bridge opens');
  });

  it('without a date is published at the time of its first version, for ever', async () => {
    await newsroom.save('articles/a.txt', 'One\n\nText.');
    await newsroom.publish('articles/a.txt');
    newsroom.setTime(noon);
    await newsroom.save('articles/a.txt', 'One\n\nBetter text.');
    await newsroom.publish('articles/a.txt');

    expect(await entries()).toMatchObject([{ date_published: morning, date_modified: noon }]);
  });

  it('without a date is out at once, though the clock that dates its file is ahead', async () => {
    newsroom.setTime(noon);
    await newsroom.save('articles/a.txt', 'One\n\nText.');
    newsroom.setTime(morning);
    await newsroom.publish('articles/a.txt');

    expect(await entries()).toMatchObject([{ date_published: morning }]);
  });

  it('keeps its id and its dates when it is saved again without a change', async () => {
    await newsroom.save('articles/a.txt', 'One\n\nText.');
    await newsroom.publish('articles/a.txt');
    const before = await dump(newsroom.ports.site);
    newsroom.setTime(noon);
    await newsroom.save('articles/a.txt', 'One\n\nText.\n');
    const report = await newsroom.publish('articles/a.txt');

    expect(await dump(newsroom.ports.site)).toEqual(before);
    expect(report.sources[0]?.outcome.kind).toBe('published');
  });

  it('keeps its id when title, text and date change', async () => {
    await newsroom.save('articles/a.md', article('title: One\ndate: 2026-09-01'));
    await newsroom.publish('articles/a.md');
    const [before] = await entries();
    await newsroom.save('articles/a.md', article('title: Two\ndate: 2026-09-02', 'Other text.'));
    await newsroom.publish('articles/a.md');

    const after = await entries();
    expect(after.map(({ id }) => id)).toEqual([before?.id]);
    expect(after).toMatchObject([{ title: 'Two', date_published: '2026-09-02T00:00:00.000Z' }]);
  });

  it('leaves a channel that it no longer names; the emptied channel stays a valid feed', async () => {
    await newsroom.save('articles/a.md', article('title: One\nsection: Local'));
    await newsroom.publish('articles/a.md');
    await newsroom.save('articles/a.md', article('title: One\nsection: World'));
    await newsroom.publish('articles/a.md');

    expect(await titles('sections/world/')).toEqual(['One']);
    expect(await titles('sections/local/')).toEqual([]);
    expect(await newsroom.read('sections/local/rss.xml')).toContain('<title>News: Local</title>');
  });

  it('is reported by its date when it is the newest, by runs that look', async () => {
    for (const day of ['29', '30', '28']) {
      await newsroom.save(`articles/2026-09-${day}-day-${day}.txt`, 'A day\n\nText.');
    }
    const whole = await newsroom.publish();
    const idle = await newsroom.run('changes');
    await newsroom.remove('articles/2026-09-30-day-30.txt');
    const removal = await newsroom.publish('articles/2026-09-30-day-30.txt');

    expect([whole, idle, removal].map(({ newest }) => newest?.slice(0, 10))).toEqual([
      '2026-09-30',
      undefined,
      '2026-09-29',
    ]);
  });

  it('moves to its place when its date changes', async () => {
    await newsroom.save('articles/a.md', article('title: A\ndate: 2026-09-01'));
    await newsroom.save('articles/b.md', article('title: B\ndate: 2026-09-02'));
    await newsroom.publish();
    expect(await titles()).toEqual(['B', 'A']);
    await newsroom.save('articles/a.md', article('title: A\ndate: 2026-09-03'));
    await newsroom.publish('articles/a.md');

    expect(await titles()).toEqual(['A', 'B']);
  });

  it('moves to another address when its slug changes', async () => {
    await newsroom.save('articles/a.md', article('title: A\nid: one\nslug: first'));
    await newsroom.publish('articles/a.md');
    const [before] = await entries();
    await newsroom.save('articles/a.md', article('title: A\nid: one\nslug: second'));
    const report = await newsroom.publish('articles/a.md');

    expect(await newsroom.read('articles/first')).toBeUndefined();
    expect(await newsroom.read('articles/second')).toContain('<h1>A</h1>');
    expect((await entries()).map(({ id }) => id)).toEqual([before?.id]);
    expect(report.deleted).toEqual(['articles/first']);
  });

  it('that is deleted leaves every feed, the site and the state, but for its place in the log', async () => {
    await newsroom.save('articles/keep.md', article('title: Keep\ndate: 2026-09-01'));
    await newsroom.publish();
    const before = await dump(newsroom.ports.state);
    await newsroom.save('articles/a.md', article('title: A\nauthor: Bo\ntags: [x]'));
    await newsroom.publish('articles/a.md');
    await newsroom.remove('articles/a.md');
    const report = await newsroom.publish('articles/a.md');
    await newsroom.run('changes');

    expect(report.sources[0]?.outcome.kind).toBe('withdrawn');
    expect(await titles()).toEqual(['Keep']);
    expect(await titles('authors/bo/')).toEqual([]);
    expect(await newsroom.read('articles/a')).toBeUndefined();
    const after = await dump(newsroom.ports.state);
    const left = Object.keys(after).filter(
      (key) => !(key in before || key.startsWith('channels/')),
    );
    expect(left.map((key) => [key.split('/')[1], after[key]])).toEqual([
      ['entries', '{"claimants":[],"place":1}'],
    ]);
  });

  it('that is deleted is found missing by a run over everything too', async () => {
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish();
    await newsroom.remove('articles/a.md');
    await newsroom.publish();

    expect(await titles()).toEqual([]);
    expect(await newsroom.read('articles/a')).toBeUndefined();
  });

  it('is the same entry again when it is restored', async () => {
    await newsroom.save('articles/a.md', article('title: A\ndate: 2026-09-01'));
    await newsroom.publish('articles/a.md');
    const [before] = await entries();
    await newsroom.remove('articles/a.md');
    await newsroom.publish('articles/a.md');
    await newsroom.save('articles/a.md', article('title: A\ndate: 2026-09-01'));
    await newsroom.publish('articles/a.md');

    expect(await entries()).toEqual([before]);
  });

  it.each([
    ['the new file first', ['articles/new.md', 'articles/old.md']],
    ['the old file first', ['articles/old.md', 'articles/new.md']],
  ])(
    'with an id of its own stays the same entry under another file name, told of %s',
    async (_, keys) => {
      const text = article('title: A\nid: one\nslug: a\ndate: 2026-09-01');
      await newsroom.save('articles/old.md', text);
      await newsroom.publish('articles/old.md');
      const before = await dump(newsroom.ports.site);
      await newsroom.remove('articles/old.md');
      await newsroom.save('articles/new.md', text);
      for (const key of keys) await newsroom.publish(key);

      const after = await dump(newsroom.ports.site);
      expect(await entries()).toHaveLength(1);
      expect(after['articles/a']).toBe(before['articles/a']);
      expect((await entries())[0]?.id).toBe(JSON.parse(before['feed.json'] ?? '').items[0].id);
    },
  );

  it('that is moved by copy and deletion is still there', async () => {
    await newsroom.save('articles/a.txt', 'Moved\n\nText.');
    await newsroom.publish('articles/a.txt');
    const [before] = await entries();
    await newsroom.save('articles/2026/a.txt', 'Moved\n\nText.');
    await newsroom.publish('articles/2026/a.txt');
    await newsroom.remove('articles/a.txt');
    await newsroom.publish('articles/a.txt');

    expect(await entries()).toMatchObject([{ id: before?.id, title: 'Moved' }]);
    expect(await newsroom.read('articles/a')).toContain('<h1>Moved</h1>');
    expect(await dump(newsroom.ports.state)).not.toHaveProperty('rejections/articles/2026/a.txt');
  });

  it('that claims the slug of another is rejected by name, and the other stays', async () => {
    await newsroom.save('articles/a.md', article('title: A\nslug: same'));
    await newsroom.publish('articles/a.md');
    await newsroom.save('articles/b.md', article('title: B\nslug: same'));
    const report = await newsroom.publish('articles/b.md');

    expect(report.sources).toMatchObject([
      {
        source: 'articles/b.md',
        outcome: { kind: 'rejected' },
        problems: [{ field: 'slug', fault: '"same" belongs to articles/a.md' }],
      },
    ]);
    expect(await titles()).toEqual(['A']);
  });

  it('that came first keeps its slug, whatever the names of the files', async () => {
    await newsroom.save('articles/z.md', article('title: Z\nslug: same'));
    await newsroom.publish('articles/z.md');
    newsroom.setTime(noon);
    await newsroom.save('articles/a.md', article('title: A\nslug: same'));
    await newsroom.publish();

    expect(await titles()).toEqual(['Z']);
    expect(await newsroom.read('articles/same')).toContain('<h1>Z</h1>');
  });

  it('that came first takes the slug that it asks for from one that came later', async () => {
    await newsroom.save('articles/a.md', article('title: A\nslug: one'));
    await newsroom.publish('articles/a.md');
    newsroom.setTime(noon);
    await newsroom.save('articles/b.md', article('title: B\nslug: two'));
    await newsroom.publish('articles/b.md');
    await newsroom.save('articles/a.md', article('title: A\nslug: two'));
    await newsroom.publish('articles/a.md');

    expect(await titles()).toEqual(['A']);
    expect(await newsroom.read('articles/two')).toContain('<h1>A</h1>');
    expect(await newsroom.read('articles/one')).toBeUndefined();
  });

  it('that claims the id of another is rejected by name', async () => {
    await newsroom.save('articles/a.md', article('title: A\nid: same'));
    await newsroom.save('articles/b.md', article('title: B\nid: same'));
    const report = await newsroom.publish();

    expect(report.sources.map(({ source, outcome }) => [source, outcome.kind])).toEqual([
      ['articles/a.md', 'published'],
      ['articles/b.md', 'rejected'],
    ]);
    expect(report.sources[1]?.problems).toMatchObject([{ field: 'id' }]);
  });

  it('that becomes unreadable stays published in its last good version, and is reported', async () => {
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish('articles/a.md');
    await newsroom.save('articles/a.md', '---\ntitle: [\n---\nText');
    const report = await newsroom.publish('articles/a.md');

    expect(report.sources).toMatchObject([{ outcome: { kind: 'rejected', stale: true } }]);
    expect(await titles()).toEqual(['A']);
    expect(await dump(newsroom.ports.state)).toHaveProperty('rejections/articles/a.md');

    await newsroom.save('articles/a.md', article('title: Fixed'));
    await newsroom.publish('articles/a.md');
    expect(await titles()).toEqual(['Fixed']);
    expect(await dump(newsroom.ports.state)).not.toHaveProperty('rejections/articles/a.md');
  });

  it('that is put back as it was after a rejection is no longer reported', async () => {
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish('articles/a.md');
    await newsroom.save('articles/a.md', '---\ntitle: [\n---\nText');
    await newsroom.publish('articles/a.md');
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish('articles/a.md');

    expect(await titles()).toEqual(['A']);
    expect(await dump(newsroom.ports.state)).not.toHaveProperty('rejections/articles/a.md');
  });

  it('made a draft is taken back', async () => {
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish('articles/a.md');
    await newsroom.save('articles/a.md', article('title: A\ndraft: true'));
    await newsroom.publish('articles/a.md');

    expect(await titles()).toEqual([]);
    expect(await newsroom.read('articles/a')).toBeUndefined();
  });

  it('that is too large is rejected unread', async () => {
    await newsroom.save('articles/a.txt', `Title\n\n${'x'.repeat(20_000_000)}`);
    const report = await newsroom.publish('articles/a.txt');

    expect(report.sources[0]?.problems).toMatchObject([
      { fault: 'has 20000007 bytes, more than the 5242880 allowed' },
    ]);
  });
});

describe('an article with a date to come', () => {
  beforeEach(async () => {
    await newsroom.save(
      'articles/secret.md',
      article(`title: Sealed words\ndate: ${noon}\nauthor: Vi\ntags: [Hush]\nslug: sealed`),
    );
    await newsroom.save('articles/open.md', article('title: Open\ndate: 2026-09-01'));
  });

  const published = async () => JSON.stringify(await dump(newsroom.ports.site));

  it('shows nowhere before it', async () => {
    const report = await newsroom.publish();

    expect(report.sources[1]?.outcome).toEqual({
      kind: 'waiting',
      title: 'Sealed words',
      until: noon,
    });
    expect(await published()).not.toMatch(/sealed|hush/i);
  });

  it('is released by a run that was told of nothing', async () => {
    await newsroom.publish();
    newsroom.setTime(evening);
    const report = await newsroom.run('changes');

    expect(report.sources).toMatchObject([{ outcome: { kind: 'published' } }]);
    expect(await titles()).toEqual(['Sealed words', 'Open']);
    expect(await titles('tags/hush/')).toEqual(['Sealed words']);
    expect(await newsroom.read('articles/sealed')).toContain('Sealed words');
    expect(await rssDate()).toBe(new Date(noon).toUTCString());
    await newsroom.run('changes');
    expect((await newsroom.run('changes')).written).toEqual([]);
  });

  it('comes out at the very time that it names', async () => {
    await newsroom.publish();
    newsroom.setTime(noon);
    await newsroom.run('changes');

    expect(await titles()).toEqual(['Sealed words', 'Open']);
  });

  it('is linked to from no feed before it has its page, however many come out', async () => {
    for (let number = 0; number < 200; number += 1) {
      const date = new Date(Date.UTC(2026, 9, 1, 9, 0, number)).toISOString();
      await newsroom.save(`articles/n${number}.md`, article(`title: N ${number}\ndate: ${date}`));
    }
    await newsroom.publish();
    newsroom.setTime(evening);

    for (let hasMore = true; hasMore; ) {
      ({ hasMore } = await newsroom.run('changes'));
      const links = (await newsroom.read('atom.xml'))?.match(/articles\/n\d+(?=")/g) ?? [];
      expect(links.length).toBeGreaterThan(40);
      for (const link of links) expect(await newsroom.read(link), link).toBeDefined();
    }
    expect((await titles()).slice(0, 2)).toEqual(['Sealed words', 'N 199']);
  });

  it('comes out with hundreds of others of the same time', async () => {
    for (let number = 0; number < 250; number += 1) {
      await newsroom.save(`articles/n${number}.md`, article(`title: N ${number}\ndate: ${noon}`));
    }
    await newsroom.publish();
    newsroom.setTime(evening);

    expect(await newsroom.run('changes')).toMatchObject({ hasMore: false });
    expect((await newsroom.run('changes')).sources).toEqual([]);
    for (const number of [0, 249]) expect(await newsroom.read(`articles/n${number}`)).toBeDefined();
  });

  it('stays away when it is deleted before it', async () => {
    await newsroom.publish();
    await newsroom.remove('articles/secret.md');
    await newsroom.publish('articles/secret.md');
    newsroom.setTime(evening);
    const report = await newsroom.run('changes');

    expect(report.sources).toEqual([]);
    expect(await published()).not.toMatch(/sealed/i);
  });

  it('comes out in its last good version when its source has become unreadable', async () => {
    await newsroom.publish();
    await newsroom.save('articles/secret.md', '---\ntitle: [\n---\n');
    await newsroom.publish('articles/secret.md');
    newsroom.setTime(evening);
    await newsroom.save('articles/other.md', article('title: Other\ndate: 2026-09-02'));
    const report = await newsroom.publish('articles/other.md');

    expect(report.sources).toMatchObject([
      { source: 'articles/other.md', outcome: { kind: 'published' } },
      { source: 'articles/secret.md', outcome: { kind: 'rejected', stale: true } },
    ]);
    expect(await titles()).toEqual(['Sealed words', 'Other', 'Open']);
    expect(await newsroom.read('articles/sealed')).toContain('<h1>Sealed words</h1>');
    expect((await newsroom.run('changes')).sources).toEqual([]);
  });

  it('is taken back when an article that is out gets it', async () => {
    await newsroom.publish();
    await newsroom.save('articles/open.md', article(`title: Open\ndate: ${evening}`));
    await newsroom.publish('articles/open.md');

    expect(await titles()).toEqual([]);
    expect(await newsroom.read('articles/open')).toBeUndefined();
    newsroom.setTime(evening);
    await newsroom.run('changes');
    expect(await titles()).toEqual(['Open', 'Sealed words']);
  });
});

it('an address is spelt the same in every document', async () => {
  const fields = [
    'title: A',
    'image: "https://a.example/[x].png"',
    'authors: [{name: B, url: "https://a.example/[x]"}]',
    'canonical: "https://a.example/[x]"',
  ];
  await newsroom.save('articles/a.md', article(fields.join('\n'), '[y](<https://a.example/[x]>)'));
  await newsroom.publish();

  for (const key of ['articles/a', 'rss.xml', 'atom.xml', 'feed.json']) {
    expect(await newsroom.read(key), key).toContain('https://a.example/%5Bx%5D');
    expect(await newsroom.read(key), key).not.toMatch(/a\.example\/\[/);
  }
});

describe('an article that expires', () => {
  beforeEach(async () => {
    await newsroom.save('articles/open.md', article('title: Open\ndate: 2026-09-01'));
    await newsroom.save(
      'articles/road.md',
      article(`title: Road closed\ndate: 2026-09-02\ntags: [Roads]\nexpires: ${noon}`),
    );
    await newsroom.publish();
  });

  it('is published until then', async () => {
    expect(await titles()).toEqual(['Road closed', 'Open']);
  });

  it('goes everywhere at the very time that it names, by a run that was told of nothing', async () => {
    newsroom.setTime(noon);
    const report = await newsroom.run('changes');

    expect(report.sources).toMatchObject([{ outcome: { kind: 'expired' } }]);
    expect(await titles()).toEqual(['Open']);
    expect(await titles('tags/roads/')).toEqual([]);
    expect(await newsroom.read('articles/road')).toBeUndefined();
    await newsroom.run('changes');
    expect((await newsroom.run('changes')).written).toEqual([]);
  });

  it('goes though its newest version is broken', async () => {
    await newsroom.save('articles/road.md', article('title: [Road'));
    await newsroom.publish('articles/road.md');
    expect(await titles()).toEqual(['Road closed', 'Open']);
    newsroom.setTime(noon);
    await newsroom.run('changes');

    expect(await titles()).toEqual(['Open']);
  });

  it('stays when an edit takes the expiry away', async () => {
    await newsroom.save('articles/road.md', article('title: Road closed\ndate: 2026-09-02'));
    await newsroom.publish('articles/road.md');
    newsroom.setTime(evening);
    await newsroom.run('changes');

    expect(await titles()).toEqual(['Road closed', 'Open']);
  });

  it('never comes out when it expires before its embargo ends', async () => {
    await newsroom.save(
      'articles/late.md',
      article(`title: Late\ndate: ${evening}\nexpires: ${noon}`),
    );
    await newsroom.publish('articles/late.md');
    newsroom.setTime(evening);
    await newsroom.run('changes');

    expect(await titles()).toEqual(['Open']);
  });
});

describe('a time that is yet to come', () => {
  it('in a message is no time of a change', async () => {
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.save('articles/b.md', article('title: B'));
    await newsroom.publish();
    await newsroom.remove('articles/a.md');
    const changes = [{ key: 'articles/a.md', time: '2096-01-01T00:00:00.000Z' }];
    newsroom.setTime(noon);
    const options = { baseUrl, now: noon };
    await runPublisher(newsroom.ports, options, { scope: 'changes', changes });

    expect(await titles()).toEqual(['B']);
    expect(await rssDate()).toBe(new Date(noon).toUTCString());
  });

  /** Puts a date to come into an object of the state, as older code has done. */
  const spoil = async (key: string, field: string) => {
    const { state } = newsroom.ports;
    const object = await state.get(key);
    const value = JSON.parse(new TextDecoder().decode(object?.body));
    await state.put(key, JSON.stringify({ ...value, [field]: '2096-01-01T00:00:00.000Z' }));
  };

  it('in the record of a channel is mended by the next run that sees it', async () => {
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish();
    await spoil('channels/front/channel.json', 'updated');
    newsroom.setTime(noon);
    await newsroom.save('articles/b.md', article('title: B'));
    await newsroom.publish('articles/b.md');

    expect(await rssDate()).toBe(new Date(noon).toUTCString());
    await spoil('channels/front/channel.json', 'updated');
    newsroom.setTime(evening);
    await newsroom.run('rebuild');
    expect(await rssDate()).toBe(new Date(evening).toUTCString());
  });

  it('in the record of a source holds its article back no longer', async () => {
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish();
    await spoil('records/articles/a.md', 'firstSeen');
    newsroom.setTime(noon);
    await newsroom.run('all');

    expect(await entries()).toMatchObject([{ date_published: morning, date_modified: morning }]);
    const record = await newsroom.ports.state.get('records/articles/a.md');
    expect(new TextDecoder().decode(record?.body)).not.toContain('2096');
  });
});

describe('what the store does not hand out for a while', () => {
  let refused = new Set<string>();
  const refuse = (operation: string, key: string) => {
    throw new UnreadableObjectError(operation, key, { cause: new Error('AccessDenied') });
  };

  beforeEach(async () => {
    newsroom = createNewsroom((ports) => ({
      ...ports,
      content: {
        ...ports.content,
        get: async (key, most) =>
          refused.has(key) ? refuse('get', key) : ports.content.get(key, most),
      },
      copyMedia: async (key, headers) =>
        refused.has(key) ? refuse('copy', key) : ports.copyMedia(key, headers),
    }));
    newsroom.setTime(morning);
    refused = new Set();
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.save('media/a.png', 'picture');
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N');
    await newsroom.publish();
  });

  const dueKeys = async () =>
    Object.keys(await dump(newsroom.ports.state)).filter((key) => key.endsWith('~retry'));

  it.each([
    ['an article', 'articles/a.md', article('title: Better'), 'feed.json', 'Better'],
    ['a picture', 'media/a.png', 'another picture', 'media/a.png', 'another picture'],
    [
      'publication.yaml',
      'publication.yaml',
      'id: tag:x,2026:n\ntitle: Better',
      'feed.json',
      'Better',
    ],
  ])('is published by a later tick: %s', async (_, key, text, shown, expected) => {
    const before = await newsroom.read(shown);
    refused.add(key);
    await newsroom.save(key, text);
    await newsroom.publish(key);
    await newsroom.publish(key);
    expect(await newsroom.read(shown)).toBe(before);
    expect(await dueKeys()).toHaveLength(1);

    newsroom.setTime(noon);
    await newsroom.run('changes');
    expect(await newsroom.read(shown)).toBe(before);
    expect(await dueKeys()).toHaveLength(1);

    refused.clear();
    newsroom.setTime(evening);
    await newsroom.run('changes');
    expect(await newsroom.read(shown)).toContain(expected);
    expect(await dueKeys()).toEqual([]);
  });
});

describe('an article that its author hides', () => {
  it('goes, though its front matter has a fault besides', async () => {
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish();
    await newsroom.save('articles/a.md', article('title: A\npublished: no\ndate: nonsense'));
    const report = await newsroom.publish('articles/a.md');

    expect(report.sources).toMatchObject([{ outcome: { kind: 'draft' } }]);
    expect(await titles()).toEqual([]);
  });

  it.each(['articles/_drafts/a.md', 'articles/Drafts/a.md', 'articles/draft_A-title-0a1b2c.html'])(
    'in %s is a draft',
    async (key) => {
      await newsroom.save(key, '<h1>A</h1><p>Text.</p>');
      const report = await newsroom.publish();

      expect(report.sources).toMatchObject([{ outcome: { kind: 'draft' } }]);
    },
  );
});

describe("a feed's own date", () => {
  beforeEach(async () => {
    await newsroom.save('articles/a.md', article('title: A\ndate: 2026-09-01'));
    await newsroom.save('articles/b.md', article('title: B\ndate: 2026-09-10'));
    await newsroom.publish();
  });

  it('is that of its newest article', async () => {
    expect(await rssDate()).toBe('Thu, 10 Sep 2026 00:00:00 GMT');
  });

  it('moves when an article with an old date is added', async () => {
    newsroom.setTime(noon);
    await newsroom.save('articles/c.md', article('title: C\ndate: 2026-08-01'));
    await newsroom.publish('articles/c.md');

    expect(await rssDate()).toBe(new Date(noon).toUTCString());
  });

  it('moves when an article is deleted', async () => {
    newsroom.setTime(noon);
    await newsroom.remove('articles/a.md');
    await newsroom.publish('articles/a.md');

    expect(await rssDate()).toBe(new Date(noon).toUTCString());
  });

  it('is that of the last change that a run over everything finds, however many there are', async () => {
    for (let number = 0; number < 100; number += 1) {
      await newsroom.save(`articles/n${number}.md`, article('title: N\ndate: 2026-08-01'));
    }
    newsroom.setTime(noon);
    await newsroom.save(
      'articles/a.md',
      article('title: A2\ndate: 2026-09-01\nupdated: 2026-09-01'),
    );
    newsroom.setTime(evening);
    await newsroom.publish();

    expect(await rssDate()).toBe(new Date(noon).toUTCString());
  });

  it('is that of its newest article where a first run comes to it twice', async () => {
    newsroom = createNewsroom();
    newsroom.setTime(noon);
    await newsroom.save('articles/a.md', article('title: A\ndate: 2026-09-01'));
    await newsroom.save('articles/b.md', article('title: B\ndate: 2026-09-10'));
    // The article that the run is told of comes first, then all the rest.
    await newsroom.publish('articles/b.md');

    expect(await titles()).toEqual(['B', 'A']);
    expect(await rssDate()).toBe('Thu, 10 Sep 2026 00:00:00 GMT');
  });

  it('is the time of a deletion, however late its message comes', async () => {
    await newsroom.remove('articles/a.md');
    await runPublisher(
      newsroom.ports,
      { baseUrl, now: evening },
      { changes: [{ key: 'articles/a.md', time: noon }], scope: 'changes' },
    );

    expect(await rssDate()).toBe(new Date(noon).toUTCString());
  });

  it('moves with the settings that it shows, and stays with all others', async () => {
    await newsroom.save('articles/c.md', article('title: C\ndate: 2026-09-05\nsection: World'));
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n');
    await newsroom.publish();
    const before = await rssDate();
    newsroom.setTime(noon);
    await newsroom.save(
      'publication.yaml',
      'id: tag:x,2026:n\nsections: [{name: World, title: W}]',
    );
    await newsroom.publish();
    expect(await newsroom.read('sections/world/rss.xml')).toContain(
      `<lastBuildDate>${new Date(noon).toUTCString()}<`,
    );
    expect(await rssDate()).toBe(before);

    newsroom.setTime(evening);
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ndescription: New.');
    await newsroom.publish();
    expect(await rssDate()).toBe(new Date(evening).toUTCString());
  });

  it('stays when nothing changes, even when everything is rebuilt later', async () => {
    newsroom.setTime(noon);
    await newsroom.run('rebuild');

    expect(await rssDate()).toBe('Thu, 10 Sep 2026 00:00:00 GMT');
  });
});

describe('a feed', () => {
  it('holds the newest articles only, as many as the publication says', async () => {
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N\nlimits: {entries: 3}');
    for (let day = 1; day <= 9; day += 1) {
      await newsroom.save(`articles/2026-09-0${day}-d${day}.txt`, `Day ${day}\n\nText.`);
    }
    await newsroom.publish();
    expect(await titles()).toEqual(['Day 9', 'Day 8', 'Day 7']);
    await newsroom.remove('articles/2026-09-08-d8.txt');
    await newsroom.publish('articles/2026-09-08-d8.txt');

    expect(await titles()).toEqual(['Day 9', 'Day 7', 'Day 6']);
  });

  it('stays as it is when an article older than all of its own is edited; the page changes', async () => {
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N\nlimits: {entries: 2}');
    for (const day of [1, 2, 3]) {
      await newsroom.save(`articles/2026-09-0${day}-d${day}.txt`, `Day ${day}\n\nText.`);
    }
    await newsroom.publish();
    newsroom.setTime(noon);
    await newsroom.save('articles/2026-09-01-d1.txt', 'Day 1 told anew\n\nText.');
    const edited = await newsroom.publish('articles/2026-09-01-d1.txt');

    expect(edited.written).toEqual(['articles/d1']);
    const record = await newsroom.ports.state.get('channels/front/channel.json');
    expect(record?.lastModified.toISOString().slice(0, 16)).toBe(morning.slice(0, 16));
    expect(await newsroom.read('articles/d1')).toContain('Day 1 told anew');

    await newsroom.remove('articles/2026-09-01-d1.txt');
    const removed = await newsroom.publish('articles/2026-09-01-d1.txt');

    expect(removed).toMatchObject({ written: [], deleted: ['articles/d1'] });
    expect(await titles()).toEqual(['Day 3', 'Day 2']);
  });

  it('stays full when an article takes the address of another and leaves it too', async () => {
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N\nlimits: {entries: 2}');
    for (const day of [1, 2, 3]) {
      await newsroom.save(
        `articles/d${day}.md`,
        article(`title: Day ${day}\ndate: 2026-09-0${day}`),
      );
    }
    await newsroom.save('articles/a.md', article('title: A\ndate: 2026-09-04'));
    await newsroom.publish();
    await newsroom.save('articles/a.md', article('title: A\ndate: 2026-08-01\nslug: d3'));
    await newsroom.publish('articles/a.md');

    expect(await titles()).toEqual(['Day 2', 'Day 1']);
  });

  it('takes an article in that was too old for it once it is dated anew', async () => {
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N\nlimits: {entries: 2}');
    for (const day of [1, 2, 3]) {
      await newsroom.save(
        `articles/d${day}.md`,
        article(`title: Day ${day}\ndate: 2026-09-0${day}`),
      );
    }
    await newsroom.publish();
    await newsroom.save('articles/d1.md', article('title: Day 1\ndate: 2026-09-05'));
    await newsroom.publish('articles/d1.md');

    expect(await titles()).toEqual(['Day 1', 'Day 3']);
  });
});

it('of a channel, only the documents that a change shows in are written', async () => {
  const fields = 'title: A\ndate: 2026-09-01\nupdated: 2026-09-01\nsummary: In short.';
  await newsroom.save('articles/a.md', article(fields));
  await newsroom.publish();
  await newsroom.save('articles/a.md', article(fields, 'Another text.'));
  const { written } = await newsroom.publish('articles/a.md');

  expect(written).toContain('rss.xml');
  expect(written).not.toContain('index.html');
});

describe('publication.yaml', () => {
  beforeEach(async () => {
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: First name');
    await newsroom.save('articles/a.md', article('title: A\ntags: [x]'));
    await newsroom.save('articles/gone.md', article('title: Gone\ntags: [emptied]'));
    await newsroom.publish();
    await newsroom.remove('articles/gone.md');
    await newsroom.publish('articles/gone.md');
  });

  it('shows everywhere once it has changed', async () => {
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: Second name');
    await newsroom.publish('publication.yaml');

    for (const key of ['rss.xml', 'tags/x/atom.xml', 'tags/emptied/feed.json', 'articles/a']) {
      expect(await newsroom.read(key), key).toContain('Second name');
      expect(await newsroom.read(key), key).not.toContain('First name');
    }
  });

  it.each([
    ['a fault in it', () => newsroom.save('publication.yaml', 'title: [')],
    ['its deletion', () => newsroom.remove('publication.yaml')],
    [
      'its growth beyond measure',
      () => newsroom.save('publication.yaml', `title: N\n#${'x'.repeat(6_000_000)}`),
    ],
  ])('stays in force as it was after %s, which is reported', async (_, spoil) => {
    const before = await dump(newsroom.ports.site);
    await spoil();
    const report = await newsroom.publish('publication.yaml');
    await newsroom.save('articles/b.md', article('title: B'));
    await newsroom.publish('articles/b.md');

    expect(report.problems).toMatchObject([{ file: 'publication.yaml', severity: 'error' }]);
    expect(await newsroom.read('tags/x/rss.xml')).toBe(before['tags/x/rss.xml']);
    expect(await newsroom.read('rss.xml')).toContain('<title>First name</title>');
    expect(await titles()).toEqual(['B', 'A']);
  });
});

it('publication.yaml that is too large is rejected unread', async () => {
  await newsroom.save('publication.yaml', `title: N\n#${'x'.repeat(6_000_000)}`);
  const { problems } = await newsroom.publish('publication.yaml');

  expect(problems).toEqual([
    {
      file: 'publication.yaml',
      fault: 'has 6000010 bytes, more than the 5242880 allowed',
      remedy: 'Keep the settings alone',
      severity: 'error',
    },
  ]);
});

it('nothing is published while the first publication.yaml there ever was has a fault', async () => {
  await newsroom.save('publication.yaml', 'title: [');
  await newsroom.save('articles/a.md', article('title: A'));
  const report = await newsroom.publish('articles/a.md');
  expect(report.problems).toMatchObject([{ file: 'publication.yaml', severity: 'error' }]);
  expect(await dump(newsroom.ports.site)).toEqual({});

  await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N');
  await newsroom.publish('publication.yaml');
  expect(await titles()).toEqual(['A']);
});

describe('media', () => {
  it('that the store does not hand out are rejected by name, and so are such articles', async () => {
    const refuse = (operation: string, key: string) => {
      throw new UnreadableObjectError(operation, key, { cause: new Error('InvalidObjectState') });
    };
    newsroom = createNewsroom((ports) => ({
      ...ports,
      content: {
        ...ports.content,
        get: async (key, most) =>
          key === 'articles/cold.md' ? refuse('get', key) : ports.content.get(key, most),
      },
      copyMedia: async (key, headers) =>
        key === 'media/cold.png' ? refuse('copy', key) : ports.copyMedia(key, headers),
    }));
    for (const key of ['articles/cold.md', 'articles/warm.md']) {
      await newsroom.save(key, article(`title: ${key}`));
    }
    for (const key of ['media/cold.png', 'media/warm.png']) await newsroom.save(key, 'picture');
    const report = await newsroom.run('rebuild');

    expect(report.hasMore).toBe(false);
    expect(report.sources.map(({ source, outcome }) => [source, outcome.kind])).toEqual([
      ['articles/cold.md', 'rejected'],
      ['articles/warm.md', 'published'],
      ['media/cold.png', 'rejected'],
    ]);
    expect(await newsroom.read('media/warm.png')).toBe('picture');
    expect(await titles()).toEqual(['articles/warm.md']);
  });

  it('that are too large to copy are rejected by name, and the others are published', async () => {
    newsroom = createNewsroom((ports) => ({
      ...ports,
      async copyMedia(key, headers) {
        if (key === 'media/film.mp4') throw new ObjectTooLargeError(key, 6e9, 5e9);
        return ports.copyMedia(key, headers);
      },
    }));
    await newsroom.save('media/film.mp4', 'film');
    await newsroom.save('media/p.png', 'picture');
    await newsroom.save('articles/a.md', article('title: A'));
    const report = await newsroom.publish();

    expect(report.hasMore).toBe(false);
    expect(report.sources).toMatchObject([
      { source: 'articles/a.md', outcome: { kind: 'published' } },
      {
        source: 'media/film.mp4',
        outcome: { kind: 'rejected' },
        problems: [{ file: 'media/film.mp4', fault: expect.stringContaining('6000000000 bytes') }],
      },
    ]);
    expect(await newsroom.read('media/p.png')).toBe('picture');
    expect(await titles()).toEqual(['A']);
  });

  it('are published as they are, with their type, and deleted with their file', async () => {
    await newsroom.save('media/boats at sea.png', new Uint8Array([1, 2, 3]));
    await newsroom.publish('media/boats at sea.png');

    const object = await newsroom.ports.site.get('media/boats at sea.png');
    expect(object).toMatchObject({
      body: new Uint8Array([1, 2, 3]),
      contentType: 'image/png',
      cacheControl: 'public, max-age=31536000, immutable',
    });
    await newsroom.remove('media/boats at sea.png');
    await newsroom.publish('media/boats at sea.png');
    expect(await newsroom.ports.site.get('media/boats at sea.png')).toBeUndefined();
  });

  it('are not copied again by a run over everything while they are the same', async () => {
    await newsroom.save('media/p.png', 'picture');
    await newsroom.save('media/q.png', 'another');
    await newsroom.publish();
    await newsroom.save('media/q.png', 'yet another');
    const { written } = await newsroom.publish();

    expect(written).toEqual(['media/q.png']);
  });
});

it('only a rebuild clears away what no source accounts for, but not the files of others', async () => {
  newsroom = createNewsroom((ports) => ({ ...ports, isOurs: ownsTyped(ports.site) }));
  await newsroom.save('articles/a.md', article('title: A'));
  await newsroom.publish();
  await newsroom.ports.site.put('articles/old', 'old', { contentType: 'text/html' });
  await newsroom.ports.site.put('notes', 'of somebody else');
  await newsroom.ports.state.put('index/front/000~old~1', '');
  expect((await newsroom.publish()).deleted).toEqual([]);
  const { deleted } = await newsroom.run('rebuild');

  expect(deleted).toEqual(['articles/old']);
  expect(await newsroom.read('notes')).toBeDefined();
  expect(await newsroom.read('articles/a')).toBeDefined();
  expect(await dump(newsroom.ports.state)).not.toHaveProperty(['index/front/000~old~1']);
});

it('a rebuild takes out of a line who does not know that he stands in it, however far behind', async () => {
  await newsroom.save('articles/a.md', article('title: A'));
  // So many that the next in line is dealt with in another step.
  for (let number = 1; number <= 100; number += 1) {
    await newsroom.save(`articles/b${number}.md`, article(`title: B ${number}`));
  }
  await newsroom.save('articles/c.md', article('title: C\nslug: a'));
  await newsroom.publish();
  const { state } = newsroom.ports;
  const [first, second] = ['a', 'c'].map((name) => ({
    source: `articles/${name}.md`,
    firstSeen: morning,
  }));
  const stranger = { source: 'articles/z.md', firstSeen: evening };
  await state.put('claims/slugs/a', JSON.stringify({ claimants: [second, stranger] }));
  await newsroom.run('rebuild');

  expect(JSON.parse((await dump(state))['claims/slugs/a'] ?? '')).toEqual({
    claimants: [first, second],
  });
});

describe('a run', () => {
  it('writes nothing to the site when told of files that have not changed', async () => {
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish();
    newsroom.setTime(noon);
    const report = await newsroom.publish('articles/a.md', 'articles/never-there.md');

    expect(report).toMatchObject({ written: [], deleted: [] });
  });

  it('publishes everything when it is told of nothing, but nothing has ever been published', async () => {
    await newsroom.run('changes');
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.run('changes');

    expect(await titles()).toEqual(['A']);
  });

  it('with nothing to do costs two reads', async () => {
    const fuse = createFuse();
    newsroom = createNewsroom(fuse.wrap);
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish();
    fuse.disarm();
    await newsroom.run('changes');

    expect(fuse.calls).toBe(2);
  });

  it('passes over hidden files, backups and whatever is no article', async () => {
    for (const key of ['articles/.hidden.md', 'articles/a.md~', 'articles/a.md.bak', 'notes.md']) {
      await newsroom.save(key, '# A\n\nText.');
    }
    const report = await newsroom.publish();

    expect(report.sources).toEqual([]);
  });

  it('gives the same site and state from scratch as by one change after the other', async () => {
    const files = new Map(
      ['b', 'a', 'd', 'c'].map((name, index) => [
        `articles/${name}.md`,
        article(`title: ${name}\ndate: 2026-09-0${index + 1}\ntags: [t${index % 2}]`),
      ]),
    );
    for (const [key, text] of files) {
      await newsroom.save(key, text);
      await newsroom.publish(key);
    }
    await newsroom.run('changes');
    const other = createNewsroom();
    other.setTime(morning);
    for (const [key, text] of [...files].reverse()) await other.save(key, text);
    await other.publish();

    expect(await dump(other.ports.site)).toEqual(await dump(newsroom.ports.site));
    expect(await dump(other.ports.state)).toEqual(await dump(newsroom.ports.state));
  });
});

describe('a state that another hand has spoilt', () => {
  it.each([
    ['settings.json', 'the settings'],
    ['records/articles/a.md', 'a record'],
    ['channels/front/channel.json', "a channel's record"],
  ])('in %s is made again by a rebuild', async (key) => {
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish();
    const site = await dump(newsroom.ports.site);
    await newsroom.ports.state.put(key, '{"');
    await newsroom.ports.site.delete('rss.xml');
    await newsroom.run('rebuild');

    expect(await dump(newsroom.ports.site)).toEqual(site);
  });
});

describe('settings in force', () => {
  it('are kept as they were read, whatever is saved before the reconciliation with them ends', async () => {
    newsroom = createNewsroom((ports) => ({
      ...ports,
      state: {
        ...ports.state,
        async put(key, body, headers) {
          if (key.startsWith('log/')) await ports.content.put('publication.yaml', 'title: [');
          return ports.state.put(key, body, headers);
        },
      },
    }));
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: Good');
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish();
    await newsroom.save('articles/b.md', article('title: B'));
    await newsroom.publish('articles/b.md');

    expect(await titles()).toEqual(['B', 'A']);
    expect(await newsroom.read('rss.xml')).toContain('<title>Good</title>');
  });

  it('are the defaults until the first publication.yaml without a fault', async () => {
    await newsroom.save('articles/a.md', article('title: A'));
    await newsroom.publish();
    await newsroom.save('publication.yaml', 'title: [');
    await newsroom.save('articles/b.md', article('title: B'));
    await newsroom.remove('articles/a.md');
    await newsroom.publish('publication.yaml', 'articles/a.md', 'articles/b.md');

    expect(await titles()).toEqual(['B']);
  });
});

describe('the date of the newest article that a run reports', () => {
  const older = (title: string) => article(`title: ${title}\ndate: 2026-09-01\ntags: [Rare]`);
  beforeEach(async () => {
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N\nlimits: { entries: 1 }');
    await newsroom.save('articles/newer.md', article('title: Newer\ndate: 2026-09-10'));
    await newsroom.save('articles/older.md', older('Older'));
  });

  it('is that of the front page', async () => {
    expect((await newsroom.publish()).newest).toBe('2026-09-10T00:00:00.000Z');
  });

  it('is left out by a run that renders another channel alone', async () => {
    await newsroom.publish();
    await newsroom.save('articles/older.md', older('Older, corrected'));
    const { written, newest } = await newsroom.publish('articles/older.md');

    expect(written).toContain('tags/rare/rss.xml');
    expect(written).not.toContain('rss.xml');
    expect(newest).toBeUndefined();
  });
});
