import { beforeEach, describe, expect, it } from 'vitest';
import { createRequestCounter } from '../../support/counting-store.ts';
import { createNewsroom, dump, type Newsroom } from '../../support/newsroom.ts';
import { elementsOf, parseStrictXml, textsOf } from '../../support/strict-xml.ts';

const noon = '2026-10-01T12:00:00.000Z';
const article = (fields: string) => `---\n${fields}\n---\nSome text.\n`;
const publicationFile = 'id: tag:x,2026:n\ntitle: N';

let newsroom: Newsroom;

beforeEach(async () => {
  newsroom = createNewsroom();
  newsroom.setTime(noon);
  await newsroom.save('publication.yaml', publicationFile);
  await newsroom.save('articles/a.md', article('title: A\ndate: 2026-09-01\ntags: [x]'));
  await newsroom.save('articles/b.md', article('title: B\ndate: 2026-10-01T11:00:00Z'));
  await newsroom.publish();
});

const tick = () => newsroom.run('changes');
const document = async (key: string) => parseStrictXml((await newsroom.read(key)) ?? '');
const locations = async (key: string) => textsOf(await document(key), 'loc');
const paths = async (key: string) =>
  (await locations(key)).map((address) => address.replace('https://news.example.org/', ''));
const sitemapsInRobots = async () =>
  ((await newsroom.read('robots.txt')) ?? '')
    .split('\n')
    .filter((line) => line.startsWith('Sitemap: '))
    .map((line) => line.replace('Sitemap: https://news.example.org/', ''));
const feeds = async () =>
  elementsOf(await document('feeds.opml'), 'outline').map(({ attributes }) => [
    attributes.text,
    attributes.xmlUrl?.replace('https://news.example.org/', ''),
  ]);

describe('the end of a reconciliation', () => {
  it('has made all that leads to the rest', async () => {
    expect(await paths('sitemap.xml')).toEqual(['sitemaps/1.xml']);
    expect(await paths('sitemaps/1.xml')).toEqual(['articles/a', 'articles/b']);
    expect(await paths('news-sitemap.xml')).toEqual(['articles/b']);
    expect(await feeds()).toEqual([
      ['N', 'rss.xml'],
      ['N: x', 'tags/x/rss.xml'],
    ]);
    expect(await sitemapsInRobots()).toEqual(['sitemap.xml', 'news-sitemap.xml']);
  });

  it.each([
    ['feeds.opml', 'text/x-opml; charset=utf-8'],
    ['robots.txt', 'text/plain; charset=utf-8'],
    ['sitemap.xml', 'application/xml; charset=utf-8'],
    ['sitemaps/1.xml', 'application/xml; charset=utf-8'],
    ['news-sitemap.xml', 'application/xml; charset=utf-8'],
  ])('sends %s out as %s, for a minute', async (key, contentType) => {
    const { ports } = newsroom;
    expect(await ports.site.get(key)).toMatchObject({
      contentType,
      cacheControl: expect.stringContaining('s-maxage=60'),
    });
  });

  it('has written nothing again that was there already', async () => {
    expect(await newsroom.publish()).toMatchObject({ written: [], deleted: [] });
  });

  it('has the new name of the publication in all that shows it', async () => {
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: Renamed');
    await newsroom.publish('publication.yaml');

    expect((await feeds()).map(([text]) => text)).toEqual(['Renamed', 'Renamed: x']);
    expect(textsOf(await document('news-sitemap.xml'), 'news:name')).toEqual(['Renamed']);
  });

  it('of a publication without any article leads to no sitemap of its pages', async () => {
    newsroom = createNewsroom();
    await newsroom.save('publication.yaml', publicationFile);
    await newsroom.publish();
    expect(await newsroom.read('rss.xml')).toContain('<title>N</title>');
    expect(await newsroom.read('sitemap.xml')).toBeUndefined();
    expect(await sitemapsInRobots()).toEqual(['news-sitemap.xml']);
  });

  it('of a publication without any content leaves none of it', async () => {
    newsroom = createNewsroom();
    await tick();

    expect(await dump(newsroom.ports.site)).toEqual({});
  });
});

describe('the tick after', () => {
  it('a new article has it in both sitemaps, and its new channels in the list', async () => {
    await newsroom.save('articles/c.md', article('title: C\nsection: World'));
    await newsroom.publish('articles/c.md');
    expect(await paths('sitemaps/1.xml')).not.toContain('articles/c');
    const { written } = await tick();

    expect(await paths('sitemaps/1.xml')).toEqual(['articles/a', 'articles/b', 'articles/c']);
    expect(await paths('news-sitemap.xml')).toEqual(['articles/c', 'articles/b']);
    expect(await feeds()).toContainEqual(['N: World', 'sections/world/rss.xml']);
    expect(written).toEqual([
      'feeds.opml',
      'news-sitemap.xml',
      'sitemap.xml',
      'sitemaps/1.xml',
      'subscribe/index.html',
    ]);
    expect((await tick()).written).toEqual([]);
  });

  it('an edit has its time in the sitemap and in the index', async () => {
    const later = '2026-10-01T13:00:00.000Z';
    newsroom.setTime(later);
    await newsroom.save('articles/a.md', article('title: A2\ndate: 2026-09-01\ntags: [x]'));
    await newsroom.publish('articles/a.md');
    await tick();

    const times = textsOf(await document('sitemaps/1.xml'), 'lastmod');
    expect(times).toEqual([later, '2026-10-01T11:00:00.000Z']);
    expect(textsOf(await document('sitemap.xml'), 'lastmod')).toEqual([later]);
  });

  it('a change of address has the new one alone, in the same place', async () => {
    const saved = article('title: A\nid: a\nslug: moved\ndate: 2026-09-01');
    await newsroom.save('articles/a.md', saved);
    await newsroom.publish('articles/a.md');
    await tick();

    expect(await paths('sitemaps/1.xml')).toEqual(['articles/moved', 'articles/b']);
  });

  it('a deletion has the article in no sitemap, and no sitemap that is empty', async () => {
    await newsroom.remove('articles/b.md');
    await newsroom.publish('articles/b.md');
    await tick();
    expect(await paths('sitemaps/1.xml')).toEqual(['articles/a']);
    expect(await paths('news-sitemap.xml')).toEqual([]);

    await newsroom.remove('articles/a.md');
    await newsroom.publish('articles/a.md');
    await tick();
    expect(await newsroom.read('sitemaps/1.xml')).toBeUndefined();
    expect(await newsroom.read('sitemap.xml')).toBeUndefined();
    expect(await sitemapsInRobots()).toEqual(['news-sitemap.xml']);

    await newsroom.save('articles/c.md', article('title: C\ndate: 2026-09-02'));
    await newsroom.publish('articles/c.md');
    await tick();
    expect(await paths('sitemap.xml')).toEqual(['sitemaps/1.xml']);
    expect(await sitemapsInRobots()).toEqual(['sitemap.xml', 'news-sitemap.xml']);
  });

  it('an article is made a draft, or put under embargo, has it in no sitemap', async () => {
    await newsroom.save('articles/a.md', article('title: A\ndraft: true'));
    await newsroom.save('articles/b.md', article('title: B\ndate: 2027-01-01'));
    await newsroom.publish('articles/a.md', 'articles/b.md');
    await tick();

    expect(await newsroom.read('sitemap.xml')).toBeUndefined();
    expect(await paths('news-sitemap.xml')).toEqual([]);
  });

  it('the end of an embargo has the article, and no document has it before', async () => {
    await newsroom.save(
      'articles/c.md',
      article('title: C\ndate: 2026-10-01T15:00:00Z\ntags: [y]'),
    );
    await newsroom.publish('articles/c.md');
    await tick();
    const hidden = /articles\/c<|tags\/y/;
    expect(Object.values(await dump(newsroom.ports.site)).join()).not.toMatch(hidden);

    newsroom.setTime('2026-10-01T15:00:00.000Z');
    await tick();
    await tick();
    expect(await paths('sitemaps/1.xml')).toContain('articles/c');
    expect(await paths('news-sitemap.xml')).toEqual(['articles/c', 'articles/b']);
    expect(await feeds()).toContainEqual(['N: y', 'tags/y/rss.xml']);
  });

  it('two days have passed has no news, whether or not anything was published', async () => {
    newsroom.setTime('2026-10-03T11:00:00.000Z');
    expect((await tick()).written).toEqual([]);
    expect(await paths('news-sitemap.xml')).toEqual(['articles/b']);

    newsroom.setTime('2026-10-03T11:00:00.001Z');
    expect((await tick()).written).toEqual(['news-sitemap.xml']);
    expect(await paths('news-sitemap.xml')).toEqual([]);
    expect((await newsroom.run('rebuild')).hasMore).toBe(false);
    expect(await paths('news-sitemap.xml')).toEqual([]);
  });
});

it('a tick that waits for the news to grow old costs two requests', async () => {
  const counter = createRequestCounter();
  newsroom = createNewsroom(counter.wrap);
  await newsroom.save('articles/b.md', article('title: B\ndate: 2026-10-01T11:00:00Z'));
  await newsroom.publish();
  expect(await paths('news-sitemap.xml')).toEqual(['articles/b']);
  counter.reset();
  await tick();

  expect([...counter.requests].sort()).toEqual(['get state settings.json', 'list state due/']);
});

it('of many articles each has one line, a thousand a sitemap, however they came in', async () => {
  newsroom = createNewsroom();
  const keys = Array.from({ length: 1002 }, (_, index) => `articles/n${index}.md`);
  for (const key of keys) await newsroom.save(key, article(`title: ${key}\ndate: 2026-09-01`));
  await newsroom.publish('publication.yaml');
  const pages = [await paths('sitemaps/1.xml'), await paths('sitemaps/2.xml')];
  expect(pages.map(({ length }) => length)).toEqual([1000, 2]);
  expect(new Set(pages.flat()).size).toBe(1002);

  const before = await newsroom.read('sitemaps/1.xml');
  await newsroom.save('articles/one-more.md', article('title: One more'));
  await newsroom.publish('articles/one-more.md');
  await tick();
  expect(await newsroom.read('sitemaps/1.xml')).toBe(before);
  expect(await paths('sitemaps/2.xml')).toHaveLength(3);

  const whole = await dump(newsroom.ports.site);
  for (const key of Object.keys(whole)) await newsroom.ports.site.delete(key);
  await newsroom.ports.state.delete('sitemap/1.json');
  await newsroom.ports.state.delete('sitemap/index.json');
  await newsroom.ports.site.put('sitemaps/9.xml', 'junk', { contentType: 'application/xml' });
  await newsroom.run('rebuild');
  expect(await dump(newsroom.ports.site)).toEqual(whole);
}, 60_000);

it('hundreds of articles that come one by one are in the sitemap without any tick', async () => {
  const keys = Array.from({ length: 210 }, (_, index) => `articles/n${index}.md`);
  for (const key of keys) {
    await newsroom.save(key, article(`title: ${key}\ndate: 2026-09-01`));
    await newsroom.publish(key);
  }
  expect((await paths('sitemaps/1.xml')).length).toBeGreaterThan(200);
}, 60_000);

it('a site without a front page gets no lists, whatever flags a stopped run has left', async () => {
  const newsroom = createNewsroom();
  const { state, site } = newsroom.ports;
  await state.put('due/000000000000000~channel~tags/x/', '');
  await state.put('due/000000000000000~channel~front/', '');
  await state.put('due/000000000000000~entry~0', '');
  await newsroom.run('changes');

  expect(await dump(site)).toEqual({});
});
