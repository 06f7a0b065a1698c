import type { Channel } from '../../lambda/core/channel.ts';
import { newsSince } from '../../lambda/core/render/news-sitemap.ts';
import { compareKeys } from '../../lambda/publish/access/key-order.ts';
import { pageSize } from '../../lambda/publish/claims/archive-log.ts';
import {
  pagesAPart,
  type SitemapIndex,
  type SitemapPart,
} from '../../lambda/publish/discovery/sitemap-records.ts';
import type { Ports } from '../../lambda/publish/ports.ts';
import type { Claim } from '../../lambda/publish/state/claim.ts';
import { claimKeys, logPageOfKey, stateKeys } from '../../lambda/publish/state/keys.ts';
import { copyMediaBetween } from '../../lambda/stores/copy-media.ts';
import { createMemoryStore } from '../../lambda/stores/memory-store.ts';
import { createOverlayStore } from '../../lambda/stores/overlay-store.ts';
import { type Alone, createPress, type Press } from './alone.ts';
import { createChannelRecords } from './channel-records.ts';
import { dateOf, makeArticle, publicationFile, slugOf } from './corpus.ts';
import { createMadeStore, type Making } from './made-store.ts';

/**
 * The content and state of a newspaper of so many articles, after each of them was published at its date.
 * Its objects are made when they are read, by publishing the articles that they contain. So an archive of a
 * million articles is available at once, and is the same, byte for byte, as one that was published article
 * by article.
 * @returns ports over the archive that keep writes; their site contains only written objects
 * @param now the time of what is written
 */
export const openArchive = async (
  size: number,
  now: () => Date,
  publication: string = publicationFile.text,
): Promise<Ports> => {
  const press = await createPress(publication);
  const content = createOverlayStore(createMadeStore(contentOf(size, publication)), { now });
  const state = createOverlayStore(createMadeStore(stateOf(size, press)), { now });
  const site = createMemoryStore({ now });
  return { content, state, site, copyMedia: copyMediaBetween(content, site) };
};

/** The keys of a source, of its record and of its slug's claim end in its number. */
const numberOf = (key: string, size: number): number | undefined => {
  const [, digits] = /-(\d+)(?:\.md)?$/.exec(key) ?? [];
  return digits !== undefined && Number(digits) < size ? Number(digits) : undefined;
};

const storedAt = (key: string): string => dateOf(numberOf(key, Number.POSITIVE_INFINITY) ?? 0);

const contentOf = (size: number, publication: string): Making => ({
  dateOf: storedAt,
  async read(key) {
    if (key === publicationFile.key) return publication;
    const article = makeArticle(numberOf(key, size) ?? 0, 'desks');
    return article.key === key ? article.text : undefined;
  },
});

const stateOf = (size: number, press: Press): Making => {
  /** The names of entries. Their readers got them from here. */
  const numbers = new Map<string, number>();
  const publish = async (number: number): Promise<Alone> => {
    const alone = await press.publish(number);
    numbers.set(alone.entry, number);
    return alone;
  };
  /** The channels of an article's desk, by the article's number. */
  const channelsOf = async (number: number): Promise<readonly Channel[]> =>
    (await publish(number % 2)).record.current?.channels ?? [];
  /** The channels with articles, and those that publication.yaml names. */
  const allChannels = async (): Promise<readonly Channel[]> => {
    const named: readonly Channel[] = JSON.parse(press.founded[stateKeys.channelList] ?? '[]');
    const channels = [...named, ...(await channelsOf(0)), ...(await channelsOf(1))];
    const byPath = new Map(channels.map((channel) => [channel.path, channel]));
    return [...byPath.values()].sort((one, other) => compareKeys(one.path, other.path));
  };
  async function* indexKeys(channel: Channel): AsyncGenerator<string> {
    for (let number = 0; number < size; number += 1) {
      if (!(await channelsOf(number)).some(({ path }) => path === channel.path)) continue;
      const { current } = (await publish(number)).record;
      if (current) yield stateKeys.indexEntry(channel, current);
    }
  }
  const lists = listsOf(size);
  const readLogPage = async (page: number): Promise<string> => {
    const alone = await Promise.all(lists.numbersOnPage(page).map(publish));
    return JSON.stringify({ number: page, entries: alone.map(({ entry }) => entry) });
  };
  const readOfArticle = async (key: string, number: number): Promise<string | undefined> => {
    const text = (await publish(number)).state[key];
    if (text === undefined || !key.startsWith(claimKeys.entry(''))) return text;
    const claim: Claim = JSON.parse(text);
    return JSON.stringify({ ...claim, place: lists.placeOf(number) });
  };

  const making: Making = {
    dateOf: storedAt,
    async read(key) {
      if (key === stateKeys.channelList) return JSON.stringify(await allChannels());
      if (key.startsWith(stateKeys.channels)) {
        const filled = [...(await channelsOf(0)), ...(await channelsOf(1))];
        const channel = filled.find((each) => stateKeys.channel(each) === key);
        return channel ? readChannel(channel, indexKeys(channel)) : press.founded[key];
      }
      if (key.startsWith(stateKeys.log)) return readLogPage(logPageOfKey(key));
      if (key.startsWith('sitemap/')) return lists.readSitemap(key);
      const [entry] = /(?<=entries\/)[^~]+/.exec(key) ?? [];
      const number = entry === undefined ? numberOf(key, size) : numbers.get(entry);
      return number === undefined ? press.founded[key] : readOfArticle(key, number);
    },
    async *keysBelow(prefix) {
      if (prefix === stateKeys.log) yield* lists.logKeys();
      if (prefix.startsWith(stateKeys.due)) yield lists.newsMark();
      const channel = (await allChannels()).find((each) => stateKeys.index(each) === prefix);
      if (channel) yield* indexKeys(channel);
    },
  };
  const readChannel = createChannelRecords(press, createMadeStore(making));
  return making;
};

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

const partSize = pagesAPart * pageSize;

/** The documents that depend only on numbers and dates: the log of all articles, oldest first, and the sitemap. */
const listsOf = (size: number) => {
  const numberAt = (place: number): number => size - 1 - place;
  const numbersIn = (part: number, length: number): number[] =>
    range(part * length, Math.min((part + 1) * length, size)).map(numberAt);
  const readPart = (part: number): SitemapPart =>
    Object.fromEntries(
      numbersIn(part - 1, partSize).map((number) => [
        numberAt(number),
        { slug: slugOf(number), updated: dateOf(number) },
      ]),
    );
  const readIndex = (): SitemapIndex =>
    Object.fromEntries(
      range(1, Math.ceil(size / partSize) + 1).map((part) => [
        part,
        dateOf(numbersIn(part - 1, partSize).at(-1) ?? 0),
      ]),
    );
  return {
    placeOf: numberAt,
    numbersOnPage: (page: number) => numbersIn(page, pageSize),
    logKeys: () =>
      range(0, Math.ceil(size / pageSize))
        .reverse()
        .map((page) => stateKeys.logPage(page)),
    readSitemap(key: string): string | undefined {
      if (key === stateKeys.sitemapIndex) return JSON.stringify(readIndex());
      const part = readPart(Number(/\d+/.exec(key)?.[0]));
      return Object.keys(part).length > 0 ? JSON.stringify(part) : undefined;
    },
    /** When the oldest of the news stops being news. */
    newsMark(): string {
      const [since, until] = [newsSince(dateOf(0)), dateOf(0)];
      const oldest = range(0, Math.min(size, 1000)).findLast((number) => dateOf(number) >= since);
      const end = Date.parse(dateOf(oldest ?? 0)) + Date.parse(until) - Date.parse(since) + 1;
      return stateKeys.newsFlag(new Date(end).toISOString());
    },
  };
};
