import { beforeEach, describe, expect, it } from 'vitest';
import type { Ports, Store } from '../../../lambda/publish/ports.ts';
import { createRequestCounter } from '../../support/counting-store.ts';
import { createFuse, Stopped } from '../../support/failing-store.ts';
import { baseUrl, createNewsroom, dump, type Newsroom } from '../../support/newsroom.ts';
import { elementsOf, parseStrictXml, textsOf } from '../../support/strict-xml.ts';

const first = '2026-10-01T12:00:00.000Z';
const second = '2026-10-02T12:00:00.000Z';
const third = '2026-10-03T11:00:00.000Z';

const own = 'https://www.quay.example';
const article = (fields: string, text = 'A text.') => `---\n${fields}\n---\n${text}\n`;

let newsroom: Newsroom;

const setLinks = async (template?: string): Promise<void> => {
  const links = template === undefined ? [] : [`links: ${template}`];
  const yaml = ['id: tag:x,2026:n', 'title: N', 'sections: [Sport]', ...links].join('\n');
  await newsroom.save('publication.yaml', yaml);
};

/** Begins a publication of two articles, with or without a site of its own. */
const begin = async (template?: string, wrap?: (ports: Ports) => Ports): Promise<void> => {
  newsroom = createNewsroom(wrap);
  newsroom.setTime(first);
  await setLinks(template);
  await newsroom.save(
    'articles/a.md',
    article('title: A\ndate: 2026-09-01\ntags: [sea]', 'A text.[^1]\n\n[^1]: A note.'),
  );
  await newsroom.save('articles/b.md', article('title: B\ndate: 2026-10-01\nsection: Sport'));
  await newsroom.publish();
};

const switchTo = async (template: string | undefined, time: string) => {
  newsroom.setTime(time);
  await setLinks(template);
  return newsroom.publish('publication.yaml');
};

const site = () => dump(newsroom.ports.site);

const pagesIn = (keys: readonly string[]): string[] =>
  keys.filter((key) => /^articles\/|index\.html$/.test(key)).sort();

interface JsonFeed {
  readonly home_page_url: string;
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly content_html: string;
    readonly date_modified: string;
  }[];
}

const jsonFeed = async (path = ''): Promise<JsonFeed> =>
  JSON.parse((await newsroom.read(`${path}feed.json`)) ?? '');
const rssFeed = async (path = '') => parseStrictXml((await newsroom.read(`${path}rss.xml`)) ?? '');
const atomFeed = async (path = '') =>
  parseStrictXml((await newsroom.read(`${path}atom.xml`)) ?? '');
const dateOf = async (path = '') => textsOf(await atomFeed(path), 'updated')[0];

/** What readers tell entries apart by, in each format. */
const ids = async () => ({
  rss: textsOf(await rssFeed(), 'guid'),
  atom: textsOf(await atomFeed(), 'id'),
  json: (await jsonFeed()).items.map(({ id }) => id),
});

const linksOf = async (path = '') => ({
  rss: textsOf(await rssFeed(path), 'link'),
  atom: elementsOf(await atomFeed(path), 'link')
    .filter(({ attributes }) => attributes.rel === 'alternate')
    .map(({ attributes }) => attributes.href),
  json: [
    (await jsonFeed(path)).home_page_url,
    ...(await jsonFeed(path)).items.map(({ url }) => url),
  ],
});

const inAll = (addresses: readonly string[]) => ({
  rss: addresses,
  atom: addresses,
  json: addresses,
});

describe('a publication with a site of its own', () => {
  beforeEach(() => begin(`${own}/{section}/{year}/{slug}`));

  it('links every entry of every format, and every feed, to that site', async () => {
    const [a, b] = [`${own}/2026/a`, `${own}/sport/2026/b`];

    expect(await linksOf()).toEqual(inAll([`${own}/`, b, a]));
    expect(await linksOf('tags/sea/')).toEqual(inAll([`${own}/`, a]));
    expect((await jsonFeed()).items[1]?.content_html).toContain(`href="${a}#fn1"`);
  });

  it('has no page of an article, a section, a tag or an author', async () => {
    const keys = Object.keys(await site());

    expect(pagesIn(keys)).toEqual(['index.html', 'subscribe/index.html']);
    expect(keys).toEqual(expect.arrayContaining(['404.html', 'feed.css', 'feeds.opml']));
  });

  it('has a front page that leads to its site, and to its feeds', async () => {
    const page = (await newsroom.read('index.html')) ?? '';

    expect(page).toContain(`<link rel="canonical" href="${own}/">`);
    expect(page).toContain(`<h1 class="name"><a href="${own}/">N</a></h1>`);
    expect(page).toContain(`<a href="${own}/2026/a">A</a>`);
    expect(page).toContain(`href="${baseUrl}/rss.xml"`);
  });

  it('has no link to a page that is not there', async () => {
    const known = new Set(Object.keys(await site()).map((key) => `${baseUrl}/${key}`));
    for (const [key, text] of Object.entries(await site())) {
      for (const [address] of text.matchAll(/https:\/\/news\.example\.org[^\s"'<>\\]*/g)) {
        const file = address.replace(/\/$/, '/index.html');
        expect(known, `${key} links to ${address}`).toContain(file);
      }
    }
  });

  it('has sitemaps of that site, which are not for our robots.txt to name', async () => {
    const places = async (key: string) =>
      textsOf(parseStrictXml((await newsroom.read(key)) ?? ''), 'loc');

    expect(await places('sitemaps/1.xml')).toEqual([`${own}/2026/a`, `${own}/sport/2026/b`]);
    expect(await places('news-sitemap.xml')).toEqual([`${own}/sport/2026/b`]);
    expect(await places('sitemap.xml')).toEqual([`${baseUrl}/sitemaps/1.xml`]);
    expect(await newsroom.read('robots.txt')).toBe('User-agent: *\nAllow: /\n\n');
  });

  it('reports where an article is', async () => {
    await newsroom.save('articles/c.md', article('title: C\ndate: 2026-09-02'));
    const { sources } = await newsroom.publish('articles/c.md');

    expect(sources[0]?.outcome).toMatchObject({ address: `${own}/2026/c` });
  });

  it('publishes, edits and withdraws without ever a page', async () => {
    await newsroom.save('articles/c.md', article('title: C\ndate: 2026-09-02'));
    const published = await newsroom.publish('articles/c.md');
    await newsroom.save('articles/c.md', article('title: C2\ndate: 2026-09-02'));
    const edited = await newsroom.publish('articles/c.md');
    await newsroom.remove('articles/c.md');
    const withdrawn = await newsroom.publish('articles/c.md');

    for (const { written, deleted } of [published, edited, withdrawn]) {
      expect(pagesIn(written)).toEqual(['index.html']);
      expect(deleted).toEqual([]);
    }
  });

  it('lets an article out of its embargo without a page', async () => {
    await newsroom.save('articles/c.md', article('title: C\ndate: 2026-10-02'));
    await newsroom.publish('articles/c.md');
    newsroom.setTime(third);
    const { written } = await newsroom.run('changes');

    expect(written).toContain('rss.xml');
    expect((await linksOf()).rss[1]).toBe(`${own}/2026/c`);
    expect(pagesIn(Object.keys(await site()))).toEqual(['index.html', 'subscribe/index.html']);
  });

  it('refuses two articles of one slug as ever', async () => {
    await newsroom.save('articles/c.md', article('title: C\nslug: a\ndate: 2025-09-02'));
    const { sources } = await newsroom.publish('articles/c.md');

    expect(sources[0]?.problems[0]?.fault).toBe('"a" belongs to articles/a.md');
  });

  it('is rid by a rebuild of a page that another hand has left', async () => {
    await newsroom.ports.site.put('articles/a', 'junk', { contentType: 'text/html' });
    await newsroom.ports.site.put('tags/sea/index.html', 'junk', { contentType: 'text/html' });
    await newsroom.run('rebuild');

    expect(pagesIn(Object.keys(await site()))).toEqual(['index.html', 'subscribe/index.html']);
  });
});

it('a publication with a home page links feeds there, wherever its articles are', async () => {
  newsroom = createNewsroom();
  const yaml = `id: x\nlinks: ${own}/{slug}\nhome: https://quay.example/news/`;
  await newsroom.save('publication.yaml', yaml);
  await newsroom.save('articles/a.md', article('title: A\ntags: [sea]'));
  await newsroom.publish();

  expect(await linksOf()).toEqual(inAll(['https://quay.example/news/', `${own}/a`]));
  expect(await linksOf('tags/sea/')).toEqual(inAll(['https://quay.example/news/', `${own}/a`]));
});

describe('an archive that gets a site of its own', () => {
  beforeEach(() => begin());

  it('keeps the id of every entry in every feed, and so it does when it loses it', async () => {
    const before = await ids();
    await switchTo(`${own}/{slug}`, second);
    expect(await ids()).toEqual(before);

    await switchTo(undefined, third);
    expect(await ids()).toEqual(before);
  });

  it('loses its pages, and has them back to the byte when it loses that site', async () => {
    const before = await site();
    const { deleted, hasMore } = await switchTo(`${own}/{slug}`, second);
    expect(hasMore).toBe(false);
    expect(deleted).toEqual([
      'articles/a',
      'articles/b',
      'sections/sport/index.html',
      'tags/sea/index.html',
    ]);
    expect(pagesIn(Object.keys(await site()))).toEqual(['index.html', 'subscribe/index.html']);

    await switchTo(undefined, third);
    const after = await site();
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const key of pagesIn(Object.keys(before))) expect(after[key], key).toBe(before[key]);
    expect(await linksOf()).toMatchObject({
      rss: [`${baseUrl}/`, `${baseUrl}/articles/b`, `${baseUrl}/articles/a`],
    });
  });

  it('has feeds of the date of that change, and entries of the dates that they had', async () => {
    const entryDates = async () => (await jsonFeed()).items.map((item) => item.date_modified);
    const before = await entryDates();
    await switchTo(`${own}/{slug}`, second);
    expect(await Promise.all(['', 'tags/sea/', 'sections/sport/'].map(dateOf))).toEqual([
      second,
      second,
      second,
    ]);
    expect(await entryDates()).toEqual(before);

    await switchTo(undefined, third);
    expect(await Promise.all(['', 'tags/sea/', 'sections/sport/'].map(dateOf))).toEqual([
      third,
      third,
      third,
    ]);
    expect(await entryDates()).toEqual(before);
  });

  it('has feeds of the same date when links are told otherwise, but are the same', async () => {
    await switchTo(`${own}/2026/{slug}`, second);
    const { written } = await switchTo(`${own}/{year}/{slug}`, third);

    expect(await dateOf()).toBe(second);
    expect(written).not.toContain('articles/a');
  });

  it('keeps the page of an article that is rejected as it is now, to which its entry links', async () => {
    await newsroom.save('articles/a.md', '---\ntitle: [\n---\n');
    await newsroom.publish('articles/a.md');
    await switchTo(`${own}/{slug}`, second);
    expect((await jsonFeed()).items.map(({ url }) => url)).toEqual([
      `${own}/b`,
      `${baseUrl}/articles/a`,
    ]);
    expect(await newsroom.read('articles/a')).toContain('A note.');

    await newsroom.save('articles/a.md', article('title: A fixed\ndate: 2026-09-01'));
    await newsroom.publish('articles/a.md');
    expect((await jsonFeed()).items[1]?.url).toBe(`${own}/a`);
    expect(await newsroom.read('articles/a')).toBeUndefined();
  });
});

/** The feeds' links to pages of ours that are not there, looked for after every change of the site. */
const createLinkCheck = () => {
  const dead = new Set<string>();
  let looks = 0;
  const look = async (store: Store): Promise<void> => {
    looks += 1;
    const now = await dump(store);
    for (const [key, text] of Object.entries(now)) {
      if (!key.endsWith('feed.json')) continue;
      for (const { url } of (JSON.parse(text) as JsonFeed).items) {
        const page = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length + 1) : undefined;
        if (page !== undefined && !(page in now)) dead.add(`${key} links to ${url}`);
      }
    }
  };
  const watch = (store: Store): Store => ({
    ...store,
    async put(...put) {
      await store.put(...put);
      await look(store);
    },
    async delete(key) {
      await store.delete(key);
      await look(store);
    },
  });
  return {
    dead,
    looks: () => looks,
    wrap: (ports: Ports): Ports => ({ ...ports, site: watch(ports.site) }),
  };
};

it.each([
  ['gets', undefined, `${own}/{slug}`],
  ['loses', `${own}/{slug}`, undefined],
])('no feed has a dead link while a publication %s a site of its own', async (_, from, to) => {
  const { dead, looks, wrap } = createLinkCheck();
  newsroom = createNewsroom(wrap);
  newsroom.setTime(first);
  await setLinks(from);
  for (let number = 0; number < 120; number += 1) {
    const day = `2026-09-${String((number % 28) + 1).padStart(2, '0')}`;
    await newsroom.save(
      `articles/n${number}.md`,
      article(`title: N${number}\ndate: ${day}\ntags: [t${number % 3}]`),
    );
  }
  await newsroom.publish();
  const before = looks();
  // An edit comes in with the change of the setting, before the reconciliation.
  newsroom.setTime(second);
  await setLinks(to);
  await newsroom.save('articles/n7.md', article('title: Edited\ndate: 2026-09-28\ntags: [t1]'));
  await newsroom.publish('articles/n7.md', 'publication.yaml');

  expect(looks() - before).toBeGreaterThan(100);
  expect([...dead]).toEqual([]);
  const hasPages = Object.keys(await site()).includes('articles/n7');
  expect(hasPages).toBe(to === undefined);
});

it.each([
  ['coming of', undefined, `${own}/{slug}`],
  ['end of', `${own}/{slug}`, undefined],
])(
  'the %s a site of its own that was stopped after any call is made good by the next try',
  async (_, from, to) => {
    const play = async (stopAfter?: number) => {
      const fuse = createFuse();
      await begin(from, fuse.wrap);
      fuse.disarm();
      if (stopAfter !== undefined) {
        fuse.arm(stopAfter, 'after');
        await expect(switchTo(to, second)).rejects.toThrow(Stopped);
        fuse.disarm();
      }
      await switchTo(to, second);
      const { calls } = fuse;
      return { calls, site: await site() };
    };
    const clean = await play();

    expect(clean.calls).toBeGreaterThan(100);
    for (let call = 0; call < clean.calls; call += 1) {
      expect((await play(call)).site, `stopped after call ${call}`).toEqual(clean.site);
    }
  },
  120_000,
);

it('publishing one article costs less than with pages', async () => {
  const cost = async (template?: string): Promise<number> => {
    const counter = createRequestCounter();
    await begin(template, counter.wrap);
    await newsroom.save('articles/c.md', article('title: C\ndate: 2026-09-02\ntags: [sea]'));
    counter.reset();
    await newsroom.publish('articles/c.md');
    return counter.requests.length;
  };

  expect(await cost(`${own}/{slug}`)).toBeLessThan(await cost());
});
