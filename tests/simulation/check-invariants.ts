import assert from 'node:assert/strict';
import type { Store } from '../../lambda/publish/ports.ts';
import { runPublisher } from '../../lambda/publish/run.ts';
import type { Claim } from '../../lambda/publish/state/claim.ts';
import { footprintWhile } from '../../lambda/publish/state/footprint.ts';
import { stateKeys } from '../../lambda/publish/state/keys.ts';
import type { PublisherState } from '../../lambda/publish/state/publisher-state.ts';
import type { SourceRecord } from '../../lambda/publish/state/source-record.ts';
import { copyMediaBetween } from '../../lambda/stores/copy-media.ts';
import { createMemoryStore } from '../../lambda/stores/memory-store.ts';
import { copyHistory } from '../support/copy-history.ts';
import { baseUrl, dump } from '../support/newsroom.ts';
import { parseStrictXml } from '../support/strict-xml.ts';
import type { Event } from './history.ts';
import { type StoreKind, withStores } from './simulated-stores.ts';
import {
  createWorld,
  hasDirtyFlags,
  isVisible,
  mediaName,
  ownSite,
  type SavedVersion,
  type World,
} from './world.ts';

/**
 * Lives through a history, looks at the site with a reader's eyes after every run, and compares what
 * is left in the end with what the content alone gives.
 */
export const live = (history: readonly Event[], stores: StoreKind): Promise<void> =>
  withStores(stores, (makeStore) => liveIn(createWorld(makeStore), history));

const liveIn = async (world: World, history: readonly Event[]): Promise<void> => {
  const checkDocuments = createDocumentCheck();
  for (const event of history) {
    await world.act(event);
    if (event.kind !== 'deliver') continue;
    const site = await dump(world.site);
    checkDocuments(site);
    checkSecrets(world, site);
    checkLinks(world, site);
    await checkSettled(world, site);
    await checkAnswered(world, site);
  }
  await world.drain();
  await removeRejected(world);
  const site = await dump(world.site);
  checkDocuments(site);
  await checkAnswered(world, site);
  await checkLog(world);
  await checkFootprints(world, site);
  checkSitemap(world, site);
  await compareWithScratch(world);
};

/**
 * Every entry has one place in the log, where its page has it too. A run that was stopped may have left
 * one there that never came out; no record names it.
 */
const checkLog = async ({ state, wasDamaged }: World): Promise<void> => {
  if (wasDamaged) return;
  const places = new Map<string, number>();
  const claimed = new Map<string, number>();
  for (const [key, text] of Object.entries(await dump(state))) {
    if (key.startsWith('log/')) {
      const { number, entries } = JSON.parse(text) as { number: number; entries: string[] };
      for (const [index, entry] of entries.entries()) {
        assert(!places.has(entry), `${entry} stands in the log twice`);
        places.set(entry, number * 100 + index);
      }
    }
    const entry = /^claims\/entries\/(.*)/.exec(key)?.[1];
    const { place } = (entry ? JSON.parse(text) : {}) as Partial<Claim>;
    if (entry && place !== undefined) claimed.set(entry, place);
  }
  for (const [entry, place] of claimed) {
    assert.equal(places.get(entry), place, `the log has ${entry} in another place than its claim`);
  }
};

/**
 * State and site hold the objects of the published versions, and no others. Dirty flags are left aside:
 * they belong to no version.
 */
const checkFootprints = async (
  { state }: World,
  site: Readonly<Record<string, string>>,
): Promise<void> => {
  const stored = await dump(state);
  const records = Object.entries(stored)
    .filter(([key]) => key.startsWith(stateKeys.records))
    .map(([, text]) => JSON.parse(text) as SourceRecord);
  const owned = records.flatMap(({ source, current, live }) =>
    current ? footprintWhile(source, current, live) : [],
  );
  const keysIn = (store: string) =>
    [...new Set(owned.filter((object) => object.store === store).map(({ key }) => key))].sort();
  const isOwned = (key: string) =>
    !key.startsWith(stateKeys.claims) &&
    !key.startsWith(stateKeys.dirtyFlags) &&
    stateKeys.ownedBySources.some((prefix) => key.startsWith(prefix));
  assert.deepEqual(Object.keys(stored).filter(isOwned).sort(), keysIn('state'));
  const pages = Object.keys(site).filter((key) => key.startsWith('articles/'));
  assert.deepEqual(pages.sort(), keysIn('site'));
};

/** No reader ever gets half a document. What has been looked at once is not parsed again. */
const createDocumentCheck = () => {
  const known = new Set<string>();
  return (site: Readonly<Record<string, string>>): void => {
    for (const [key, text] of Object.entries(site)) {
      if (known.has(text)) continue;
      known.add(text);
      if (/\.(xml|opml)$/.test(key)) parseStrictXml(text);
      if (key.endsWith('.json')) JSON.parse(text);
    }
  };
};

const tokensIn = (text: string): Set<string> => new Set(text.match(/\bv\d+x\b/g));

/** The sitemap of the news shows with the next tick what has changed; until then it may be behind. */
const tokensShown = async (
  world: World,
  { 'news-sitemap.xml': news = '', ...site }: Readonly<Record<string, string>>,
): Promise<Set<string>> => {
  const isBehind = await hasDirtyFlags(world.state);
  return tokensIn([...Object.values(site), isBehind ? '' : news].join('\n'));
};

/** Nothing under embargo is ever seen, in no file and whatever went wrong. */
const checkSecrets = (world: World, site: Readonly<Record<string, string>>): void => {
  for (const [key, text] of Object.entries(site)) {
    for (const token of tokensIn(text)) {
      const embargo = world.embargoes.get(token) ?? '';
      assert(embargo <= world.now, `${key} shows ${token}, which is due at ${embargo}`);
    }
  }
};

/** A link from a feed to a page here leads to that page, unless another program has deleted it. */
const checkLinks = (world: World, site: Readonly<Record<string, string>>): void => {
  if (world.isDamaged) return;
  for (const [key, text] of Object.entries(site)) {
    if (!key.endsWith('feed.json')) continue;
    const { items } = JSON.parse(text) as { items: { url: string }[] };
    for (const { url } of items) {
      if (world.everHadOwnSite && url.startsWith(ownSite)) continue;
      assert(url.slice(`${baseUrl}/`.length) in site, `${key} links to ${url}, which is not there`);
    }
  }
};

/**
 * Whatever else is going on, goes wrong or waits: a file whose changes have been answered is seen as it
 * is. Those that another file has ever been a rival of are left to the check at the end.
 */
const checkSettled = async (
  world: World,
  site: Readonly<Record<string, string>>,
): Promise<void> => {
  const shown = await tokensShown(world, site);
  for (const name of world.settled) {
    const ever = world.everSaved.get(name) ?? [];
    const rivals = [...world.everSaved].flatMap(([other, versions]) =>
      other === name ? [] : versions.map((version): File => [other, version]),
    );
    if (ever.some((version) => rivals.some((rival) => areRivals([name, version], rival)))) continue;
    const file = world.files.get(name);
    if (file?.version.kind === 'broken') continue;
    if (file && isVisible(file, world.lastRun) && isVisible(file, world.now)) {
      const page = `articles/${slugOf(name, file)}`;
      if (page in site || !world.everHadOwnSite) assertShows(site, page, file.token);
      if (world.everSaved.size <= world.fewestEntries) assertShows(site, 'rss.xml', file.token);
    }
    for (const { token } of ever) {
      if (rivals.some(([, rival]) => rival.token === token)) continue;
      const isOver = file?.expires !== undefined && file.expires <= world.lastRun;
      const isWrong = token !== file?.token || file.version.kind === 'draft' || isOver;
      assert(!(isWrong && shown.has(token)), `${token}, an old version of ${name}, is shown`);
    }
  }
};

/** Once all messages are answered, readers see what is in the content, and nothing else. */
const checkAnswered = async (
  world: World,
  site: Readonly<Record<string, string>>,
): Promise<void> => {
  const settings = JSON.parse((await dump(world.state))['settings.json'] ?? '{}') as PublisherState;
  if (!world.isQuiet || settings.reconciliation || !world.hasPublication) return;
  const files = [...world.files];
  // A last good version that stays may have what another file wants: a reader cannot tell who wins.
  const isContested = files.some((file) =>
    files.some((other) => other !== file && areRivals(file, other)),
  );
  if (isContested || files.some(([, { version }]) => version.kind === 'broken')) return;
  const visible = files.filter(([, file]) => isVisible(file, world.lastRun));
  for (const [name, file] of visible) {
    if (!world.hasOwnSite) assertShows(site, `articles/${slugOf(name, file)}`, file.token);
    for (const feed of files.length <= world.entries ? ['rss.xml', 'atom.xml', 'feed.json'] : []) {
      assertShows(site, feed, file.token);
    }
  }
  checkPlaces(world, site);
  const isDeclared = (await world.content.get('publication.yaml')) !== undefined;
  if (isDeclared) assert('sections/declared/rss.xml' in site, 'a declared section has no feed');
  await checkSizes(world, site);
  const wanted = new Set(visible.map(([, { token }]) => token));
  const shown = await tokensShown(world, site);
  const unwanted = [...shown].filter((token) => !wanted.has(token));
  assert.deepEqual(unwanted, [], 'shown, but not wanted');
};

/** Entries and feeds lead to pages of ours, which are there, or to a site of its own, and then there are none. */
const checkPlaces = (world: World, site: Readonly<Record<string, string>>): void => {
  const pages = Object.keys(site).filter((key) => /^articles\/|.\/index\.html$/.test(key));
  const ours = pages.filter((key) => key !== 'subscribe/index.html');
  if (world.hasOwnSite) assert.deepEqual(ours, [], 'pages of ours beside a site of its own');
  for (const [key, text] of Object.entries(site)) {
    if (!key.endsWith('feed.json')) continue;
    const feed = JSON.parse(text) as { home_page_url: string; items: { url: string }[] };
    const home = key.replace(/feed\.json$/, '');
    assert.equal(feed.home_page_url, world.hasOwnSite ? ownSite : `${baseUrl}/${home}`);
    assert(world.hasOwnSite || `${home}index.html` in site, `${key} has no page`);
    for (const { url } of feed.items) {
      assert(world.hasOwnSite === url.startsWith(ownSite), `${key} links to ${url}`);
    }
  }
};

/** The front page tells of each picture the size that it has now, and none of one that is not there. */
const checkSizes = async (
  { content, files }: World,
  { 'feed.json': feed = '{"items":[]}' }: Readonly<Record<string, string>>,
): Promise<void> => {
  interface Item {
    readonly title: string;
    readonly attachments?: readonly { readonly size_in_bytes: number }[];
  }
  for (const { title, attachments = [] } of (JSON.parse(feed) as { items: Item[] }).items) {
    const file = [...files.values()].find(({ token }) => title.endsWith(` ${token}`));
    const picture = file?.version.picture;
    const size =
      picture === undefined ? undefined : (await content.get(mediaName(picture)))?.body.byteLength;
    assert.equal(attachments[0]?.size_in_bytes, size, `${title} tells another size of its picture`);
  }
};

/** The sitemap names every article that there is, once, and no other; so does the list of channels. */
const checkSitemap = (world: World, site: Readonly<Record<string, string>>): void => {
  const textsIn = (pattern: RegExp, within: RegExp): string[] =>
    Object.entries(site)
      .filter(([key]) => within.test(key))
      .flatMap(([, text]) => [...text.matchAll(pattern)].map(([, address = '']) => address))
      .sort();
  const keysLike = (pattern: RegExp): string[] =>
    Object.keys(site)
      .filter((key) => pattern.test(key))
      .map((key) => `${baseUrl}/${key}`);

  const pages = [...world.files]
    .filter(([, file]) => isVisible(file, world.now))
    .map(([name, file]) => world.addressOf(slugOf(name, file), file.version))
    .sort();
  if (!world.hasOwnSite) assert.deepEqual(keysLike(/^articles\//), pages);
  assert.deepEqual(textsIn(/<loc>(.*?)<\/loc>/g, /^sitemaps\//), pages);
  assert.deepEqual(textsIn(/<loc>(.*?)<\/loc>/g, /^sitemap\.xml/), keysLike(/^sitemaps\//));
  assert.deepEqual(textsIn(/xmlUrl="(.*?)"/g, /^feeds\.opml/), keysLike(/(^|\/)rss\.xml$/));
  const news = textsIn(/<loc>(.*?)<\/loc>/g, /^news-sitemap/);
  assert.deepEqual(
    news.filter((key) => !pages.includes(key)),
    [],
  );
};

const assertShows = (site: Readonly<Record<string, string>>, key: string, token: string): void =>
  assert(site[key]?.includes(token), `${key} does not show ${token}`);

type File = readonly [name: string, file: SavedVersion];

const slugOf = (name: string, { version: { slug } }: SavedVersion): string =>
  slug === undefined ? name.slice('articles/'.length, -'.md'.length) : `s${slug}`;

const idOf = (name: string, file: SavedVersion): string =>
  file.version.id === undefined ? slugOf(name, file) : `i${file.version.id}`;

const areRivals = ([name, file]: File, [other, otherFile]: File): boolean =>
  slugOf(name, file) === slugOf(other, otherFile) || idOf(name, file) === idOf(other, otherFile);

/** Takes away what is rejected: a last good version is history, and no rebuild can know it. */
const removeRejected = async (world: World): Promise<void> => {
  if (!world.hasPublication)
    await world.act({ kind: 'publication', name: 1, entries: 3, links: undefined });
  await world.drain();
  for (let round = 0; ; round += 1) {
    assert(round < 20, 'a rejection outlives its source');
    const rejected = Object.keys(await dump(world.state))
      .filter((key) => key.startsWith('rejections/'))
      .map((key) => key.slice('rejections/'.length));
    const [first] = rejected;
    if (first === undefined) return;
    await world.act({ kind: 'delete', file: Number(/f(\d)/.exec(first)?.[1]) });
    await world.drain();
  }
};

/** The same content, at the same time, published into empty buckets by a rebuild. */
const compareWithScratch = async ({ content, state, site, now }: World): Promise<void> => {
  const clock = () => new Date(now);
  const fresh = {
    state: createMemoryStore({ now: clock }),
    site: createMemoryStore({ now: clock }),
  };
  await copyHistory(state, fresh.state);
  const ports = { content, ...fresh, copyMedia: copyMediaBetween(content, fresh.site) };
  await runPublisher(ports, { baseUrl, now }, { changes: [], scope: 'rebuild' });

  assert.deepEqual(await dump(site), await dump(fresh.site));
  // Empty content counts as content to come, so a rebuild of it leaves the settings open.
  const isEmpty = Object.keys(await dump(content)).length === 0;
  const known = async (store: Store) => {
    const { 'settings.json': settings, ...rest } = await dump(store);
    return isEmpty ? rest : { settings, ...rest };
  };
  assert.deepEqual(await known(state), await known(fresh.state));
};
