import { extractFromJson, extractFromXml } from '@extractus/feed-extractor';
import FeedParser from 'feedparser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { Parser as HtmlParser } from 'htmlparser2';
import RssParser from 'rss-parser';
import type { FeedFormat } from '../../lambda/contract.ts';
import { visibleText } from './visible-text.ts';

/** An entry as a reader parsed it. Fields that the reader does not support are missing. */
export interface ReadEntry {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly authors?: readonly (string | undefined)[];
  readonly categories?: readonly (string | undefined)[];
  /** Plain text. */
  readonly summary?: string | undefined;
  /** HTML. */
  readonly body?: string | undefined;
  readonly language?: string | undefined;
}

interface ReadFeed {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly link?: string | undefined;
  readonly self?: string | undefined;
  readonly language?: string | undefined;
  readonly updated?: string | undefined;
  readonly entries: readonly ReadEntry[];
}

export interface FeedReader {
  readonly name: string;
  readonly format: FeedFormat;
  /** Facts that the reader loses, with the reason. It must show all others. */
  readonly loses: {
    readonly feed?: Partial<Record<keyof ReadFeed, string>>;
    readonly entry?: Partial<Record<keyof ReadEntry, string>>;
    /** Loses the whole feed if it has no entries. */
    readonly emptyFeed?: string;
  };
  read(document: string): Promise<ReadFeed>;
}

const noUpdated = 'RSS 2.0 items have one date, that of publication';
const noEntryLanguage = 'it knows one language a feed; the body says its own';

const instant = (date: string | Date | null | undefined): string | undefined =>
  date ? new Date(date).toISOString() : undefined;

/** The text that a browser shows for HTML. RSS descriptions are always HTML. */
const textOf = (html: string | undefined): string | undefined => {
  if (html === undefined) return undefined;
  let text = '';
  const parser = new HtmlParser({
    ontext: (part) => {
      text += part;
    },
    onopentagname: (name) => {
      text += `<${name}>`;
    },
  });
  parser.end(html);
  return text;
};

const rssParser: FeedReader = {
  name: 'rss-parser',
  format: 'rss',
  loses: { entry: { updated: noUpdated, language: noEntryLanguage } },
  async read(document) {
    const feed = await createRssParser().parseString(document);
    return {
      title: feed.title,
      description: feed.description,
      link: feed.link,
      self: feed.feedUrl,
      language: feed.language,
      updated: instant(feed.lastBuildDate),
      entries: feed.items.map((item) => ({
        id: item.guid,
        link: item.link,
        title: item.title,
        published: item.isoDate,
        authors: item.creators ?? [],
        categories: item.categories ?? [],
        summary: textOf(item.content),
        body: item['content:encoded'],
      })),
    };
  },
};

/** It does not tell whether a text is HTML, so all texts must mean the same as HTML. */
const rssParserForAtom: FeedReader = {
  name: 'rss-parser',
  format: 'atom',
  loses: {
    feed: {
      description: 'it reads no subtitle',
      language: 'it reads no xml:lang',
    },
    entry: {
      updated: 'it takes the one date that it shows from published',
      authors: 'it reads the first author only',
      categories: 'it reads categories of RSS only',
      language: noEntryLanguage,
    },
  },
  async read(document) {
    const feed = await createRssParser().parseString(document);
    return {
      title: textOf(feed.title),
      link: feed.link,
      self: feed.feedUrl,
      updated: instant(feed.lastBuildDate),
      entries: feed.items.map((item) => ({
        id: item.id,
        link: item.link,
        title: textOf(item.title),
        published: item.isoDate,
        summary: textOf(item.summary),
        body: item.content,
      })),
    };
  },
};

interface RssParserItem {
  readonly creators: string[];
  readonly 'content:encoded': string;
  readonly id: string;
}

/** By default rss-parser keeps only the first dc:creator. */
const createRssParser = () =>
  new RssParser<Record<string, string>, RssParserItem>({
    customFields: { item: [['dc:creator', 'creators', { keepArray: true }]] as never },
  });

const feedsmithForRss: FeedReader = {
  name: 'feedsmith',
  format: 'rss',
  loses: { entry: { updated: noUpdated, language: noEntryLanguage } },
  async read(document) {
    const feed = parseRssFeed(document);
    return {
      title: feed.title,
      description: feed.description,
      link: feed.link,
      self: feed.atom?.links?.find(({ rel }) => rel === 'self')?.href,
      language: feed.language,
      updated: instant(feed.lastBuildDate),
      entries: (feed.items ?? []).map((item) => ({
        id: item.guid?.value,
        link: item.link,
        title: item.title,
        published: instant(item.pubDate),
        authors: item.dc?.creators ?? [],
        categories: (item.categories ?? []).map(({ name }) => name),
        summary: textOf(item.description),
        body: item.content?.encoded,
      })),
    };
  },
};

interface AtomText {
  readonly value?: string | undefined;
  readonly type?: string | undefined;
}

const textOfConstruct = (text: AtomText | undefined): string | undefined =>
  text?.type === 'html' ? textOf(text.value) : text?.value;

const feedsmithForAtom: FeedReader = {
  name: 'feedsmith',
  format: 'atom',
  loses: {},
  async read(document) {
    const feed = parseAtomFeed(document);
    const linkOf = (links: typeof feed.links, rel: string) =>
      links?.find((link) => link.rel === rel)?.href;
    return {
      title: textOfConstruct(feed.title),
      description: textOfConstruct(feed.subtitle),
      link: linkOf(feed.links, 'alternate'),
      self: linkOf(feed.links, 'self'),
      language: feed.xml?.lang,
      updated: instant(feed.updated),
      entries: (feed.entries ?? []).map((entry) => ({
        id: entry.id,
        link: linkOf(entry.links, 'alternate'),
        title: textOfConstruct(entry.title),
        published: instant(entry.published),
        updated: instant(entry.updated),
        authors: (entry.authors ?? []).map(({ name }) => name),
        categories: (entry.categories ?? []).map(({ term }) => term),
        summary: textOfConstruct(entry.summary),
        body: entry.content?.value,
        language: entry.xml?.lang ?? feed.xml?.lang,
      })),
    };
  },
};

const feedsmithForJson: FeedReader = {
  name: 'feedsmith',
  format: 'json',
  loses: { feed: { updated: 'JSON Feed has no date of the feed' } },
  async read(document) {
    const feed = parseJsonFeed(document);
    return {
      title: feed.title,
      description: feed.description,
      link: feed.home_page_url,
      self: feed.feed_url,
      language: feed.language,
      entries: (feed.items ?? []).map((item) => ({
        id: item.id,
        link: item.url,
        title: item.title,
        published: instant(item.date_published),
        updated: instant(item.date_modified),
        authors: (item.authors ?? []).map(({ name }) => name),
        categories: item.tags ?? [],
        summary: item.summary,
        body: item.content_html,
        language: item.language,
      })),
    };
  },
};

const jsonParse: FeedReader = {
  name: 'JSON.parse',
  format: 'json',
  loses: { feed: { updated: 'JSON Feed has no date of the feed' } },
  async read(document) {
    const feed: JsonFeedDocument = JSON.parse(document);
    return {
      title: feed.title,
      description: feed.description,
      link: feed.home_page_url,
      self: feed.feed_url,
      language: feed.language,
      entries: feed.items.map((item) => ({
        id: item.id,
        link: item.url,
        title: item.title,
        published: item.date_published,
        updated: item.date_modified,
        authors: (item.authors ?? []).map(({ name }) => name),
        categories: item.tags,
        summary: item.summary,
        body: item.content_html,
        language: item.language,
      })),
    };
  },
};

type Texts<Name extends string> = Readonly<Record<Name, string>>;

type JsonFeedDocument = Texts<
  'title' | 'description' | 'home_page_url' | 'feed_url' | 'language'
> & {
  readonly items: readonly (Texts<
    | 'id'
    | 'url'
    | 'title'
    | 'date_published'
    | 'date_modified'
    | 'summary'
    | 'content_html'
    | 'language'
  > & { readonly authors: readonly Texts<'name'>[]; readonly tags: readonly string[] })[];
};

/**
 * It removes everything that looks like a tag from `title` and `description` of a feed, and its `author` is only
 * the first. So this takes the elements that it read them from.
 */
const feedParser = (format: 'rss' | 'atom'): FeedReader => ({
  name: 'feedparser',
  format,
  loses: {
    entry: {
      language: noEntryLanguage,
      ...(format === 'rss' ? { updated: noUpdated } : {}),
    },
  },
  async read(document) {
    const { meta, items } = await runFeedParser(document);
    return {
      title: rawTextOf(meta[`${format}:title`]),
      description: rawTextOf(meta[format === 'rss' ? 'rss:description' : 'atom:subtitle']),
      link: meta.link,
      self: meta.xmlurl,
      language: meta.language,
      updated: instant(meta.date),
      entries: items.map((item) => ({
        id: item.guid,
        link: item.link,
        title: rawTextOf(item[`${format}:title`]),
        published: instant(item.pubdate),
        ...(format === 'atom' ? { updated: instant(item.date) } : {}),
        authors: [format === 'rss' ? item['dc:creator'] : item['atom:author']]
          .flat()
          .filter((author) => author !== undefined)
          .map((author) => rawTextOf(author.name ?? author)),
        categories: item.categories,
        summary: format === 'rss' ? textOf(item.summary) : rawTextOf(item['atom:summary']),
        body: item.description,
      })),
    };
  },
});

interface RawElement {
  readonly '#': string;
  readonly '@'?: { readonly type?: string };
}

/** The text in the document; for HTML, its visible text. */
const rawTextOf = ({ '#': text, '@': attributes }: RawElement): string | undefined =>
  attributes?.type === 'html' ? textOf(text) : text;

const runFeedParser = async (document: string) => {
  const parser = new FeedParser({ addmeta: false });
  const ended = new Promise<void>((resolve, reject) => {
    parser.on('error', reject);
    parser.on('end', resolve);
  });
  const items: FeedParser.Item[] = [];
  parser.on('readable', () => {
    for (let item = parser.read(); item; item = parser.read()) items.push(item);
  });
  parser.end(document);
  await ended;
  return { meta: parser.meta, items };
};

const noMore = 'it reads titles, links and dates';

/** It removes everything that looks like a tag from descriptions, even in text. */
const feedExtractor = (format: FeedFormat): FeedReader => ({
  name: 'feed-extractor',
  format,
  loses: {
    feed: {
      self: noMore,
      ...(format === 'json' ? { updated: 'JSON Feed has no date of the feed' } : {}),
      ...(format === 'atom' ? { link: 'it takes the first link, whatever its relation' } : {}),
    },
    entry: {
      ...(format === 'atom'
        ? { published: 'of an entry that was edited it shows the later date' }
        : { updated: noMore }),
      authors: noMore,
      categories: noMore,
      summary: noMore,
      body: noMore,
      language: noMore,
    },
    ...(format === 'atom' ? { emptyFeed: 'it knows Atom by its entries' } : {}),
  },
  async read(document) {
    const feed =
      format === 'json' ? extractFromJson(JSON.parse(document)) : extractFromXml(document);
    const shown = (text: string | undefined) => (format === 'atom' ? textOf(text) : text);
    return {
      title: shown(feed.title),
      description: shown(feed.description),
      ...(format === 'atom' ? {} : { link: feed.link }),
      language: feed.language,
      ...(format === 'json' ? {} : { updated: instant(feed.published) }),
      entries: (feed.entries ?? []).map((entry) => ({
        id: entry.id,
        link: entry.link,
        title: shown(entry.title),
        [format === 'atom' ? 'updated' : 'published']: instant(entry.published),
      })),
    };
  },
});

/** The output of each reader; for plain text, the visible text. */
const showing = (reader: FeedReader): FeedReader => ({
  ...reader,
  read: async (document) => seen(await reader.read(document)),
});

const seen = <T>(read: T): T => {
  if (typeof read === 'string') return visibleText(read) as T;
  if (Array.isArray(read)) return read.map(seen) as T;
  if (typeof read !== 'object' || read === null) return read;
  return Object.fromEntries(Object.entries(read).map(([name, field]) => [name, seen(field)])) as T;
};

const readers: readonly FeedReader[] = [
  rssParser,
  feedsmithForRss,
  feedParser('rss'),
  rssParserForAtom,
  feedsmithForAtom,
  feedParser('atom'),
  feedsmithForJson,
  jsonParse,
  feedExtractor('rss'),
  feedExtractor('atom'),
  feedExtractor('json'),
];

export const feedReaders: readonly FeedReader[] = readers.map(showing);
