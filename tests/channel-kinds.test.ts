import { beforeAll, describe, expect, it } from 'vitest';
import { compareFeeds } from '../lambda/cli/diff/compare-feeds.ts';
import { readChannelRows } from '../lambda/cli/serve/read-channel-rows.ts';
import { contentKeys, discoveryKeys, feedFormats, siteKeys } from '../lambda/contract.ts';
import { channelKinds, kindNames } from '../lambda/core/channel-kinds.ts';
import { wordsIn } from '../lambda/core/render/pages/words.ts';
import { pathAtTheEdge } from '../lambda/local/edge-functions.ts';
import { createMemoryStore } from '../lambda/stores/memory-store.ts';
import { baseUrl, createNewsroom } from './support/newsroom.ts';

/** Content with a channel of every kind. */
const publication = 'id: tag:x,2026:n\ntitle: N\nchannels: [{ name: English, language: en }]';
const article = '---\ntitle: A\nsection: Sea\ntags: [Ships]\nauthor: Ann\n---\nA text.\n';

const newsroom = createNewsroom();
beforeAll(async () => {
  await newsroom.save(contentKeys.publication, publication);
  await newsroom.save('articles/a.md', article);
  await newsroom.publish();
});

const files = Object.values(feedFormats).map(({ file }) => file);

/** The one channel of a kind: its folder below the base URL. */
const pathOf = async (kind: (typeof kindNames)[number]): Promise<string> => {
  const { folder } = channelKinds[kind];
  if (folder === '') return '';
  for await (const { key } of newsroom.ports.site.list({ prefix: folder })) {
    if (key.endsWith('/rss.xml')) return key.slice(0, -'rss.xml'.length);
  }
  throw new Error(`No channel is at ${folder}: give the article above what ${kind} files it by.`);
};

describe.each(kindNames)('a channel of the kind “%s”', (kind) => {
  it('has its article in three feeds and on a page', async () => {
    const path = await pathOf(kind);

    for (const file of [...files, 'index.html']) {
      expect(await newsroom.read(`${path}${file}`)).toContain(`${baseUrl}/articles/a`);
    }
  });

  it('is listed for feed readers, and under its heading for people', async () => {
    const address = `${baseUrl}/${await pathOf(kind)}rss.xml`;
    const page = (await newsroom.read(siteKeys.subscribe)) ?? '';
    const heading = wordsIn('en')[channelKinds[kind].heading];
    const group = page.split('<caption>').find((part) => part.startsWith(`${heading}</caption>`));

    expect(await newsroom.read(discoveryKeys.channels)).toContain(`xmlUrl="${address}"`);
    expect(group).toContain(`href="${address}"`);
  });

  it('is among the channels that a local server tells of, and among the feeds that are compared', async () => {
    const path = await pathOf(kind);
    const { state, site } = newsroom.ports;
    const now = new Date('2026-10-01T12:00:00.000Z');
    const rows = await readChannelRows(state, { baseUrl, now });
    const changes = await compareFeeds(
      { live: createMemoryStore({ now: () => now }), next: site },
      new Set(),
    );

    expect(rows.map(({ address }) => address)).toContain(`${baseUrl}/${path}`);
    expect(changes.map((change) => change.path)).toContain(path);
  });

  it('has a page that is found at its address, with the slash and without', async () => {
    const path = await pathOf(kind);
    const withoutSlash = `/${path.replace(/\/$/, '')}`;

    expect(pathAtTheEdge(`/${path}`)).toEqual({ uri: `/${path}index.html` });
    if (path !== '') {
      expect(pathAtTheEdge(withoutSlash)).toEqual({
        status: 301,
        headers: { location: `/${path}` },
      });
    }
  });

  it('loses to a rebuild what no channel has there, and keeps what it has', async () => {
    const { folder } = channelKinds[kind];
    const path = await pathOf(kind);
    const stray = `${folder}stray/rss.xml`;
    await newsroom.ports.site.put(stray, 'old', { contentType: 'application/xml' });

    expect((await newsroom.run('rebuild')).deleted).toEqual([stray]);
    expect(await newsroom.read(`${path}rss.xml`)).toContain(`${baseUrl}/articles/a`);
  });
});

it('each kind of channel has a folder of its own', () => {
  const folders = kindNames.map((kind) => channelKinds[kind].folder);
  const { articles, media } = contentKeys;

  expect(new Set(folders).size).toBe(folders.length);
  for (const folder of folders) expect(folder).toMatch(/^$|^[a-z]+\/$/);
  for (const taken of [articles, media, discoveryKeys.sitemapParts, 'subscribe/']) {
    expect(folders).not.toContain(taken);
  }
});
