import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { discoveryKeys, feedFormats, siteKeys } from '../../lambda/contract.ts';
import { convertArticle } from '../../lambda/core/convert/convert-article.ts';
import { latest } from '../../lambda/core/instant.ts';
import { factsOf, withMedia } from '../../lambda/core/media.ts';
import { parsePublication } from '../../lambda/core/publication.ts';
import { baseUrl, createNewsroom } from './newsroom.ts';

/** The time at which the golden sites are published. Later dates are in the future. */
export const goldenTime = '2026-10-01T12:00:00.000Z';

interface GoldenChannel {
  readonly title: string;
  readonly description: string;
  /** If it differs from the publication's. */
  readonly language?: string;
  /** Slugs, in the order in which the feeds list them. */
  readonly articles: readonly string[];
}

export interface GoldenCase {
  readonly name: string;
  readonly home: string;
  /** The addresses of articles on the publication's own site, by slug. Then the case has no article pages. */
  readonly links?: Readonly<Record<string, string>>;
  /** By path below the base URL; empty for the front page. */
  readonly channels: Readonly<Record<string, GoldenChannel>>;
  readonly media: readonly string[];
}

export const goldenCases: readonly GoldenCase[] = [
  {
    name: 'scraped-page',
    home: 'https://news.example.org/',
    media: [],
    channels: {
      '': {
        title: 'The Tidewater Post',
        description: 'What the tide brings in.',
        articles: ['lighthouse-bell'],
      },
      'authors/tidewater-newsroom/': {
        title: 'The Tidewater Post: Tidewater newsroom',
        description: 'Articles by Tidewater newsroom in The Tidewater Post',
        articles: ['lighthouse-bell'],
      },
    },
  },
  {
    name: 'full-front-matter',
    home: 'https://www.orchard.example/',
    media: ['media/logo.png', 'media/pears.jpg', 'media/walk.wav'],
    channels: {
      '': {
        title: 'The Orchard Gazette',
        description: 'News from the valley.',
        articles: ['pears-return', 'bees'],
      },
      'sections/growing/': {
        title: 'The Orchard Gazette: Growing things',
        description: 'Fields, gardens and glasshouses.',
        articles: ['pears-return', 'bees'],
      },
      'tags/pears/': {
        title: 'The Orchard Gazette: Pears',
        description: 'Articles tagged Pears from The Orchard Gazette',
        articles: ['pears-return'],
      },
      'authors/wren-ashdown/': {
        title: 'The Orchard Gazette: Wren Ashdown',
        description: 'Articles by Wren Ashdown in The Orchard Gazette',
        articles: ['pears-return', 'bees'],
      },
      'authors/tobias-fell/': {
        title: 'The Orchard Gazette: Tobias Fell',
        description: 'Articles by Tobias Fell in The Orchard Gazette',
        articles: ['pears-return'],
      },
    },
  },
  {
    name: 'awkward-characters',
    home: 'https://www.awkward.example/?edition=1&lang=en',
    media: [],
    channels: {
      '': {
        title: 'Fish & Chips <Weekly> ]]> “News”',
        description: 'All the <em>news</em> & none of the &amp;.',
        articles: ['at-t', 'tags-in-the-text'],
      },
      'sections/r-d-labs/': {
        title: 'Fish & Chips <Weekly> ]]> “News”: R&D <labs> ]]>',
        description: 'R&D <labs> ]]> from Fish & Chips <Weekly> ]]> “News”',
        articles: ['at-t'],
      },
      'tags/c-plus-plus-c-sharp/': {
        title: 'Fish & Chips <Weekly> ]]> “News”: ]]> C++ & C#',
        description: 'Articles tagged ]]> C++ & C# from Fish & Chips <Weekly> ]]> “News”',
        articles: ['at-t'],
      },
      'tags/emoji/': {
        title: 'Fish & Chips <Weekly> ]]> “News”: 👩‍💻 emoji',
        description: 'Articles tagged 👩‍💻 emoji from Fish & Chips <Weekly> ]]> “News”',
        articles: ['at-t'],
      },
      'authors/josé-pepe-oneill-sons/': {
        title: "Fish & Chips <Weekly> ]]> “News”: José “Pepe” O'Neill & <Sons>",
        description: "Articles by José “Pepe” O'Neill & <Sons> in Fish & Chips <Weekly> ]]> “News”",
        articles: ['at-t'],
      },
      'authors/the-desk-co/': {
        title: 'Fish & Chips <Weekly> ]]> “News”: The <Desk> & Co.',
        description: 'Articles by The <Desk> & Co. in Fish & Chips <Weekly> ]]> “News”',
        articles: ['tags-in-the-text'],
      },
    },
  },
  {
    name: 'right-to-left',
    home: 'https://news.example.org/',
    media: [],
    channels: {
      '': {
        title: 'Harbour News',
        description: 'The latest from Harbour News',
        articles: ['library', 'shelf'],
      },
      'channels/arabic/': {
        title: 'Harbour News: بالعربية',
        description: 'أخبار الميناء باللغة العربية.',
        language: 'ar',
        articles: ['library'],
      },
      'tags/مكتبات/': {
        title: 'Harbour News: مكتبات',
        description: 'Articles tagged مكتبات from Harbour News',
        articles: ['library'],
      },
      'authors/نورة-البحّار/': {
        title: 'Harbour News: نورة البحّار',
        description: 'Articles by نورة البحّار in Harbour News',
        articles: ['library', 'shelf'],
      },
    },
  },
  {
    name: 'embargo-and-draft',
    home: 'https://news.example.org/',
    media: [],
    channels: {
      '': {
        title: 'The Discreet Times',
        description: 'The latest from The Discreet Times',
        articles: ['open'],
      },
      'authors/day-desk/': {
        title: 'The Discreet Times: Day desk',
        description: 'Articles by Day desk in The Discreet Times',
        articles: ['open'],
      },
    },
  },
  {
    name: 'own-site',
    home: 'https://www.quay.example/',
    links: {
      'night-ferry':
        'https://www.quay.example/harbour/2026/09/30/night-ferry.html?from=feed&full=1',
      'tide-table': 'https://www.quay.example/2026/09/01/tide-table.html?from=feed&full=1',
    },
    media: [],
    channels: {
      '': {
        title: 'The Quay Courier',
        description: 'The latest from The Quay Courier',
        articles: ['night-ferry', 'tide-table'],
      },
      'sections/harbour/': {
        title: 'The Quay Courier: Harbour',
        description: 'Harbour from The Quay Courier',
        articles: ['night-ferry'],
      },
      'sections/sport/': {
        title: 'The Quay Courier: Sport',
        description: 'Sport from The Quay Courier',
        articles: [],
      },
      'tags/fähren/': {
        title: 'The Quay Courier: Fähren',
        description: 'Articles tagged Fähren from The Quay Courier',
        articles: ['night-ferry'],
      },
      'authors/quay-desk/': {
        title: 'The Quay Courier: Quay desk',
        description: 'Articles by Quay desk in The Quay Courier',
        articles: ['night-ferry', 'tide-table'],
      },
    },
  },
  {
    name: 'no-publication-file',
    home: 'https://news.example.org/',
    media: [],
    channels: {
      '': { title: 'News', description: 'The latest from News', articles: ['first-news'] },
    },
  },
];

/** The folder of the files expected from a case's content, laid out as the site's keys. */
export const siteFolder = (name: string): string => join(root, name, 'site');

const root = join(import.meta.dirname, '..', 'golden');

/** Every key of the expected site, ascending. */
export const keysOf = ({ channels, media, links }: GoldenCase): string[] => {
  const feeds = Object.keys(channels).flatMap((path) =>
    Object.values(feedFormats).map(({ file }) => path + file),
  );
  const withPages = Object.keys(channels).filter((path) => path === '' || links === undefined);
  const channelPages = withPages.map((path) => `${path}index.html`);
  const slugs = links === undefined ? (channels['']?.articles ?? []) : [];
  const articles = slugs.map((slug) => `articles/${slug}`);
  const pages = [...articles, ...media, ...channelPages, ...Object.values(siteKeys)];
  return [...feeds, ...pages, ...Object.values(discoveryKeys).map(documentsAt)].sort();
};

/** The few articles of a case fit into one sitemap. */
const documentsAt = (key: string): string => (key.endsWith('/') ? `${key}1.xml` : key);

/** Publishes the content of a case. @returns the site, and the content, as bytes by key */
export const publishGolden = async (name: string) => {
  const content = filesBelow(join(root, name, 'content'));
  const newsroom = createNewsroom();
  newsroom.setTime(goldenTime);
  for (const [key, bytes] of content) await newsroom.save(key, bytes);
  const report = await newsroom.publish();
  const site = new Map<string, Uint8Array>();
  for await (const { key } of newsroom.ports.site.list()) {
    const object = await newsroom.ports.site.get(key);
    if (object) site.set(key, object.body);
  }
  return { content, site, report };
};

/** The files below a folder, by their path with slashes. */
export const filesBelow = (folder: string): ReadonlyMap<string, Uint8Array> => {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path) => [
      path.slice(folder.length + 1).replaceAll('\\', '/'),
      new Uint8Array(readFileSync(path)),
    ]),
  );
};

/** The articles of a case by slug, with the dates of a first publication. */
export const sourceArticles = async (content: ReadonlyMap<string, Uint8Array>) => {
  const yaml = content.get('publication.yaml');
  const { publication } = parsePublication(
    yaml && new TextDecoder().decode(yaml),
    'publication.yaml',
  );
  if (publication === undefined) throw new Error('the publication.yaml of the case is broken');
  const conversions = await Promise.all(
    [...content]
      .filter(([key]) => key.startsWith('articles/'))
      .map(([key, bytes]) => convertArticle(key, bytes, { publication, baseUrl })),
  );
  const media = Object.fromEntries(
    [...content].map(([key, bytes]) => [key, factsOf(bytes, bytes.byteLength)]),
  );
  const articles = conversions
    .map(({ article }) => article && withMedia(article, media, baseUrl))
    .filter((article) => article !== undefined)
    .map((article) => {
      const published = article.published ?? goldenTime;
      return {
        ...article,
        published,
        updated: latest(published, article.updated) ?? published,
      };
    });
  return { publication, articles: new Map(articles.map((article) => [article.slug, article])) };
};
