import { beforeEach, describe, expect, it } from 'vitest';
import { createNewsroom, type Newsroom } from '../../support/newsroom.ts';

let newsroom: Newsroom;

const publicationWith = (channels: string) =>
  newsroom.save('publication.yaml', `id: tag:x,2026:n\ntitle: N\nchannels: ${channels}`);

const article = (fields: string) => `---\n${fields}\n---\nA text.\n`;

const titles = async (path: string): Promise<string[] | undefined> => {
  const text = await newsroom.read(`${path}feed.json`);
  return text && JSON.parse(text).items.map(({ title }: { title: string }) => title);
};

describe('a channel that publication.yaml defines', () => {
  beforeEach(async () => {
    newsroom = createNewsroom();
    await publicationWith('[{name: Ann on the sea, slug: ann-sea, tag: Sea, author: Ann}]');
    await newsroom.save('articles/a.md', article('title: A\nauthor: Ann\ntags: [Sea]'));
    await newsroom.save('articles/b.md', article('title: B\nauthor: Ann'));
    await newsroom.save('articles/c.md', article('title: C\nauthor: Bob\ntags: [Sea]'));
    await newsroom.publish();
  });

  it('has feeds of the articles that meet all its conditions', async () => {
    expect(await titles('channels/ann-sea/')).toEqual(['A']);
    expect(await newsroom.read('channels/ann-sea/rss.xml')).toContain('N: Ann on the sea');
    expect(await newsroom.read('channels/ann-sea/atom.xml')).toContain('N: Ann on the sea');
  });

  it('gains and loses an article with an edit', async () => {
    await newsroom.save('articles/b.md', article('title: B\nauthor: Ann\ntags: [sea]'));
    await newsroom.save('articles/a.md', article('title: A\nauthor: Ann'));
    await newsroom.publish('articles/a.md', 'articles/b.md');

    expect(await titles('channels/ann-sea/')).toEqual(['B']);
  });

  it('is filled from what was published before it was defined', async () => {
    await publicationWith('[{name: All of Ann, author: Ann}]');
    await newsroom.publish('publication.yaml');

    expect((await titles('channels/all-of-ann/'))?.toSorted()).toEqual(['A', 'B']);
  });

  it('stays as a valid empty feed when it is defined no more', async () => {
    await publicationWith('[]');
    await newsroom.publish('publication.yaml');

    expect(await titles('channels/ann-sea/')).toEqual([]);
  });

  it('has its feeds and its page before it has an article', async () => {
    await publicationWith('[{name: Nobody, author: Nobody}]');
    await newsroom.publish('publication.yaml');

    expect(await titles('channels/nobody/')).toEqual([]);
    expect(await newsroom.read('channels/nobody/index.html')).toContain('No articles yet.');
  });
});

describe('a section that publication.yaml declares', () => {
  beforeEach(async () => {
    newsroom = createNewsroom();
    newsroom.setTime('2026-10-01T12:00:00.000Z');
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N\nsections: [Sport]');
    await newsroom.save('articles/a.md', article('title: A\ndate: 2026-09-01'));
    await newsroom.publish();
  });

  it('has its feeds and its page, to which every page links, before it has an article', async () => {
    const address = 'https://news.example.org/sections/sport/';

    expect(await titles('sections/sport/')).toEqual([]);
    expect(await newsroom.read('articles/a')).toContain(`<a href="${address}">Sport</a>`);
    expect(await newsroom.read('sections/sport/index.html')).toContain('No articles yet.');
    expect(await newsroom.read('feeds.opml')).toContain(`xmlUrl="${address}rss.xml"`);
    expect(await newsroom.read('sections/sport/atom.xml')).toContain(
      '<updated>2026-10-01T12:00:00.000Z</updated>',
    );
  });

  it('comes to be with the first change of publication.yaml that declares it', async () => {
    newsroom.setTime('2026-10-02T12:00:00.000Z');
    const text = 'id: tag:x,2026:n\ntitle: N\nsections: [Sport, {name: World, title: The world}]';
    await newsroom.save('publication.yaml', text);
    await newsroom.publish('publication.yaml');

    expect(await newsroom.read('sections/world/rss.xml')).toContain('<title>N: The world</title>');
    expect(await newsroom.read('sections/sport/atom.xml')).toContain(
      '<updated>2026-10-01T12:00:00.000Z</updated>',
    );
  });

  it('stays, empty, through a rebuild', async () => {
    await newsroom.run('rebuild');

    expect(await titles('sections/sport/')).toEqual([]);
  });

  it('is not made by an article that leaves it before it was ever published', async () => {
    await newsroom.save('articles/b.md', article('title: B\nsection: Other\ndraft: true'));
    await newsroom.publish('articles/b.md');

    expect(await titles('sections/other/')).toBeUndefined();
  });
});
