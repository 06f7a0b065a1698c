import { describe, expect, it } from 'vitest';
import { feedFormats } from '../lambda/contract.ts';
import { type FeedReader, feedReaders, type ReadEntry } from './support/feed-readers.ts';
import {
  type GoldenCase,
  goldenCases,
  goldenTime,
  publishGolden,
  sourceArticles,
} from './support/golden.ts';
import { faultsOfJsonFeed } from './support/json-feed-schema.ts';
import { baseUrl } from './support/newsroom.ts';
import { parseStrictXml, type XmlElement } from './support/strict-xml.ts';

const published = new Map(
  await Promise.all(
    goldenCases.map(async (golden) => [golden.name, await publishGolden(golden.name)] as const),
  ),
);

const documentOf = (name: string, key: string): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    published.get(name)?.site.get(key),
  );

const readings = goldenCases.flatMap((golden) =>
  Object.entries(golden.channels).flatMap(([path, { articles }]) =>
    feedReaders
      .filter(({ loses }) => articles.length > 0 || loses.emptyFeed === undefined)
      .map((reader) => ({ golden, path, reader, key: path + feedFormats[reader.format].file })),
  ),
);

const without = <T extends object>(whole: T, names: object | undefined): Partial<T> =>
  Object.fromEntries(
    Object.entries(whole).filter(([name]) => !Object.hasOwn(names ?? {}, name)),
  ) as Partial<T>;

const addressOfKey = (key: string): string =>
  `${baseUrl}/${key.split('/').map(encodeURIComponent).join('/')}`;

/** The entries of a channel as their sources tell them. */
const entriesOf = async (
  { name, channels, links = {} }: GoldenCase,
  path: string,
): Promise<ReadEntry[]> => {
  const content = published.get(name)?.content ?? new Map();
  const { publication, articles } = await sourceArticles(content);
  const feedLanguage = channels[path]?.language ?? publication.language;
  return (channels[path]?.articles ?? []).map((slug) => {
    const article = articles.get(slug);
    if (article === undefined) throw new Error(`no source of ${name} has the slug ${slug}`);
    const { id, title, authors, section, tags, summary, language } = article;
    const page = addressOfKey(`articles/${slug}`);
    const link = links[slug] ?? page;
    const body = article.body.replaceAll(`${page}#`, `${link.replaceAll('&', '&amp;')}#`);
    return {
      id,
      link,
      title,
      published: article.published,
      updated: article.updated,
      authors: authors.map((author) => author.name),
      categories: [...(section === undefined ? [] : [section]), ...tags],
      summary,
      // A body in another language than its feed's says so, since no reader could tell otherwise.
      body:
        language === feedLanguage
          ? body
          : `<div lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">${body}</div>`,
      language,
    };
  });
};

const newestChange = (entries: readonly ReadEntry[]): string | undefined =>
  entries
    .map(({ updated }) => updated)
    .sort()
    .at(-1);

describe('a reader', () => {
  it.each(readings)(
    'finds in $golden.name/$key what the sources say: $reader.name',
    async ({ golden, path, reader, key }) => {
      const entries = await entriesOf(golden, path);
      const channel = golden.channels[path];
      const { publication } = await sourceArticles(
        published.get(golden.name)?.content ?? new Map(),
      );
      const language = channel?.language ?? publication.language;

      const feed = await reader.read(documentOf(golden.name, key));

      expect(feed).toEqual({
        ...without(
          {
            title: channel?.title,
            description: channel?.description,
            link: path === '' || golden.links ? golden.home : addressOfKey(path),
            self: addressOfKey(key),
            language,
            updated: newestChange(entries) ?? goldenTime,
          },
          reader.loses.feed,
        ),
        entries: entries.map((entry) => without(entry, reader.loses.entry)),
      });
    },
  );
});

/** Written out by hand, not derived from the code under test. */
const byHand: Readonly<Record<string, readonly ReadEntry[]>> = {
  'full-front-matter': [
    {
      id: 'tag:orchard.example,2026:pears-return',
      link: 'https://news.example.org/articles/pears-return',
      title: 'Pears return to the walled garden',
      published: '2026-09-30T13:30:00.000Z',
      updated: '2026-10-01T07:15:00.000Z',
      authors: ['Wren Ashdown', 'Tobias Fell'],
      categories: ['Growing', 'Pears'],
      summary:
        'Forty old varieties of pear are back behind the wall that was built for them in 1790.',
      body: `<p>Forty varieties of pear are back in the walled garden, <strong>thirty of them</strong> grown from cuttings.</p>
<ul>
<li>The oldest dates from 1642.</li>
<li>The youngest has <a href="https://news.example.org/articles/bees?from=pears&amp;page=2">no name yet</a>.</li>
</ul>
<table>
<thead>
<tr>
<th>Variety</th>
<th>Picked</th>
</tr>
</thead>
<tbody>
<tr>
<td>Catillac</td>
<td>12</td>
</tr>
</tbody>
</table>
<p><img src="https://news.example.org/media/pears.jpg" alt="A brick wall with an espalier" width="48" height="32" /></p>`,
      language: 'en-GB',
    },
    {
      id: 'urn:uuid:92cf65fb-d6f9-58b7-9fdf-fdc3c3bdc0f0',
      link: 'https://news.example.org/articles/bees',
      title: 'Bees moved to the south wall',
      published: '2026-09-11T23:00:00.000Z',
      updated: '2026-09-11T23:00:00.000Z',
      authors: ['Wren Ashdown'],
      categories: ['Growing'],
      summary: 'Six hives were carried across the garden before dawn. The bees noticed at eight.',
      body: '<p>Six hives were carried across the garden <em>before dawn</em>. The bees noticed at eight.</p>',
      language: 'en-GB',
    },
  ],
  'own-site': [
    {
      id: 'urn:uuid:a56ae542-e1c1-5355-a54f-58e8698649c8',
      link: 'https://www.quay.example/harbour/2026/09/30/night-ferry.html?from=feed&full=1',
      title: 'The night ferry is back',
      published: '2026-09-29T11:00:00.000Z',
      updated: '2026-09-29T11:00:00.000Z',
      authors: ['Quay desk'],
      categories: ['Harbour', 'Fähren'],
      summary: 'It left at ten. The day ferry stays.',
      body: `<p>It left at ten.<sup><a href="https://www.quay.example/harbour/2026/09/30/night-ferry.html?from=feed&amp;full=1#fn1" id="fnref1">[1]</a></sup> The <a href="https://www.quay.example/day?a=1&amp;b=2">day ferry</a> stays.</p>
<hr />

<ol>
<li id="fn1"><p>Five minutes late. <a href="https://www.quay.example/harbour/2026/09/30/night-ferry.html?from=feed&amp;full=1#fnref1">↩︎</a></p>
</li>
</ol>`,
      language: 'en',
    },
    {
      id: 'urn:uuid:64987526-d892-5fc7-93ea-205da5d9a4f4',
      link: 'https://www.quay.example/2026/09/01/tide-table.html?from=feed&full=1',
      title: 'A new tide table',
      published: '2026-08-31T23:30:00.000Z',
      updated: '2026-08-31T23:30:00.000Z',
      authors: ['Quay desk'],
      categories: [],
      summary: 'It hangs at the pier.',
      body: '<p>It hangs at the pier.</p>',
      language: 'en',
    },
  ],
  'awkward-characters': [
    {
      id: 'urn:uuid:34b25730-7fa9-5aae-a18d-144e99bd1048',
      link: 'https://news.example.org/articles/at-t',
      title: `AT&T says 1 < 2 && "3 > 2" ]]> <b>it's</b> &amp; “so” 👩‍👩‍👧‍👦`,
      published: '2026-09-30T00:00:00.000Z',
      updated: '2026-09-30T00:00:00.000Z',
      authors: ["José “Pepe” O'Neill & <Sons>"],
      categories: ['R&D <labs> ]]>', ']]> C++ & C#', '👩‍💻 emoji'],
      summary: 'Summary with <b>tags</b> & &lt;entities&gt; ]]> and 👩‍👩‍👧‍👦.',
      body: `<p>Use <code>a &lt; b &amp;&amp; c &gt; d ]]&gt;</code> &amp; mind the “quotes” and the &lt;entities&gt; &amp;amp; 👩‍👩‍👧‍👦.</p>

<p><a href="https://x.example/?a=1&amp;b=2" title="Title with &amp; and &lt;angle&gt;">A link</a></p>`,
      language: 'en',
    },
    {
      id: 'urn:uuid:49d2ec41-e89f-5f61-87a1-28d4e87d96fc',
      link: 'https://news.example.org/articles/tags-in-the-text',
      title: '<p>Paragraph</p> & "more" ]]> in a headline',
      published: '2026-09-29T00:00:00.000Z',
      updated: '2026-09-29T00:00:00.000Z',
      authors: ['The <Desk> & Co.'],
      categories: [],
      summary:
        "<script>alert('plain text is never markup')</script> & ]]> is shown as it stands. Tabs and spaces are one; $& and $1 and \\1 are not special, neither is &#x26;.",
      body: `<p>&lt;script&gt;alert('plain text is never markup')&lt;/script&gt; &amp; ]]&gt; is shown as it stands.</p>
<p>Tabs and spaces are one; $&amp; and $1 and \\1 are not special, neither is &amp;#x26;.</p>`,
      language: 'en',
    },
  ],
  'right-to-left': [
    {
      id: 'urn:uuid:dc955b86-195a-5336-b29e-5a5d92957794',
      link: 'https://news.example.org/articles/library',
      title: 'المكتبة تفتح رفًّا عربيًّا',
      published: '2026-09-30T00:00:00.000Z',
      updated: '2026-09-30T00:00:00.000Z',
      authors: ['نورة البحّار'],
      categories: ['مكتبات'],
      summary:
        'افتتحت المكتبة مساء الخميس رفًّا جديدًا للكتب العربية. وقالت أمينة المكتبة: «بدأنا من سؤال طفلة». تقام الأمسية التالية في الساعة 7 مساءً، والدعوة عامة.',
      body: `<div lang="ar" dir="rtl"><p>افتتحت المكتبة مساء الخميس رفًّا جديدًا للكتب العربية. وقالت أمينة المكتبة: «بدأنا من سؤال طفلة».</p>
<p>تقام الأمسية التالية في الساعة 7 مساءً، والدعوة عامة.</p></div>`,
      language: 'ar',
    },
    {
      id: 'urn:uuid:e8af67ca-174f-5169-99fb-3ebf5e54884a',
      link: 'https://news.example.org/articles/shelf',
      title: 'Library to open an Arabic shelf',
      published: '2026-09-28T00:00:00.000Z',
      updated: '2026-09-28T00:00:00.000Z',
      authors: ['نورة البحّار'],
      categories: [],
      summary: 'The library will open a shelf of books in Arabic on Thursday.',
      body: '<p>The library will open a shelf of books in Arabic on Thursday.</p>',
      language: 'en',
    },
  ],
};

const handReadings = Object.keys(byHand).flatMap((name) =>
  feedReaders.map((reader: FeedReader) => ({ name, reader })),
);

describe('the front page of a golden case', () => {
  it.each(handReadings)(
    'says in $reader.format what is written out here: $name, $reader.name',
    async ({ name, reader }) => {
      const feed = await reader.read(documentOf(name, feedFormats[reader.format].file));

      expect(feed.entries).toEqual(
        byHand[name]?.map((entry) => without(entry, reader.loses.entry)),
      );
    },
  );
});

const namespaces: Readonly<Record<string, string>> = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
};

const everyElement = (element: XmlElement): XmlElement[] => [
  element,
  ...element.children.flatMap(everyElement),
];

const xmlDocuments = goldenCases.flatMap(({ name, channels }) =>
  Object.keys(channels).flatMap((path) => [
    { name, key: `${path}rss.xml`, unprefixed: '' },
    { name, key: `${path}atom.xml`, unprefixed: 'http://www.w3.org/2005/Atom' },
  ]),
);

describe('an XML feed', () => {
  it.each(xmlDocuments)(
    'is well-formed with namespaces: $name/$key',
    ({ name, key, unprefixed }) => {
      const document = documentOf(name, key);

      const root = parseStrictXml(document);

      expect(document.startsWith('<?xml version="1.0" encoding="utf-8"?>')).toBe(true);
      expect(document).not.toContain('<!DOCTYPE');
      // Some readers match the customary prefixes by their letters.
      for (const element of everyElement(root)) {
        const prefix = element.name.includes(':') ? element.name.split(':')[0] : undefined;
        expect(element.uri).toBe(prefix === undefined ? unprefixed : namespaces[prefix]);
      }
    },
  );
});

const feedDocuments = goldenCases.flatMap(({ name, channels }) =>
  Object.keys(channels).flatMap((path) =>
    Object.values(feedFormats).map(({ file }) => ({ name, key: path + file })),
  ),
);

const jsonDocuments = feedDocuments.filter(({ key }) => key.endsWith('.json'));

describe('a JSON feed', () => {
  it.each(jsonDocuments)('is what JSON Feed 1.1 allows: $name/$key', ({ name, key }) => {
    expect(faultsOfJsonFeed(documentOf(name, key))).toEqual([]);
  });
});

describe('a feed', () => {
  it.each(feedDocuments)(
    'holds no character that readers stumble over: $name/$key',
    ({ name, key }) => {
      expect(documentOf(name, key)).not.toMatch(
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
        /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\uFEFF\uFFFD\p{Noncharacter_Code_Point}\p{Surrogate}]/u,
      );
    },
  );
});
