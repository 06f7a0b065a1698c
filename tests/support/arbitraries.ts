import fc from 'fast-check';
import type { Article, Attachment, Author, Image } from '../../lambda/core/article.ts';
import {
  type Channel,
  type ChannelContent,
  channelsOf,
  frontPage,
} from '../../lambda/core/channel.ts';
import { safeHtml } from '../../lambda/core/convert/sanitise/safe-html.ts';
import { latest } from '../../lambda/core/instant.ts';
import type { ChannelDefinition, Publication } from '../../lambda/core/publication.ts';
import { slugify } from '../../lambda/core/slug.ts';
import { cleanLine, cleanText } from '../../lambda/core/text.ts';
import { strictUri } from '../../lambda/core/uri.ts';

/** Texts that have broken feeds: markup, its escapes, and characters that XML does not allow. */
const snippets = [
  ...[
    '&',
    '<',
    '>',
    '"',
    "'",
    ']]>',
    ']]',
    ']',
    '<![CDATA[',
    '<!--',
    '-->',
    '<?xml',
    '<!DOCTYPE x>',
  ],
  ...['&amp;', '&lt;b&gt;', '&#x26;', '&nbsp;', '&copy b', 'AT&T', 'a < b', 'amp;', '&pi', '&#0;'],
  ...[
    '</title>',
    '</item>',
    '</entry>',
    '<item>',
    '<entry>',
    '</channel>',
    '</feed>',
    '<b>',
    '</b>',
    '</KBD>',
    '<p/>',
    '<a@b.org>',
  ],
  ...['slot:0', 'slot:1/html', '$&', '$1', '$`', '\\1', '\\u0000', '%zz', '{{x}}', 'undefined'],
  ...['\u0000', '\u0003', '\u000B', '\u001F', '\u007F', '\u0085', '\u009F', '\uD800', '\uDC00'],
  ...['\uFFFE', '\uFFFF', '\uFFFD', '\uFEFF', '\uFDD0', '\u{1FFFE}', '\u2028', '\u200B', '\u202E'],
  ...['\t', '\n', '\r', '\r\n', ' ', '  ', 'é', 'e\u0301', 'ا', 'א', '漢', '👩‍👩‍👧', 'a', 'News'],
] as const;

/** Any string of UTF-16 code units, well-formed or not, and texts that have broken feeds. */
export const hostileText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(fc.constantFrom(...snippets), { maxLength: 12 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).map((text) => [text]) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
        .map((units) => [String.fromCharCode(...units)]),
    },
  )
  .map((parts) => parts.join(''));

/** Any text of a source that is not empty. */
const hostileLine = hostileText.map((text) => (cleanLine(text) === '' ? `${text}x` : text));

/** One line of clean text, as in the model: a realistic text of a newsroom. */
const line = hostileText.map((text) => cleanLine(text) || 'x');

/** An address as in the model: absolute, and conforming to RFC 3986. */
const address = fc.tuple(hostileText, hostileText).map(([path, query]) => {
  const url = new URL('https://a.example/');
  url.pathname = cleanText(path);
  url.search = cleanText(query);
  return strictUri(url.href);
});

const id = fc.oneof(
  fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
  fc.webPath().map((path) => new URL(`https://a.example${path}?p=1&q=2`).href),
  fc.stringMatching(/^[a-z0-9]{1,12}$/).map((name) => `tag:a.example,2026:${name}`),
);

const instant = fc
  .date({ min: new Date('1991-01-01'), max: new Date('2026-09-30'), noInvalidDate: true })
  .map((date) => date.toISOString());

const language = fc.constantFrom('en', 'en-GB', 'ar', 'he', 'de-AT', 'zh-Hant', 'ja');

const count = fc.integer({ min: 1, max: 5_000_000 });

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Removes undefined fields, as in the model. */
const present = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

const author = (text: fc.Arbitrary<string>): fc.Arbitrary<Author> =>
  fc
    .record({
      name: text,
      email: optional(fc.constantFrom('a@example.org', "o'neill@example.org")),
      url: optional(address),
    })
    .map(present) as fc.Arbitrary<Author>;

const image = (text: fc.Arbitrary<string>): fc.Arbitrary<Image> =>
  fc
    .record({
      url: address,
      type: optional(fc.constantFrom('image/jpeg', 'image/png', 'image/svg+xml')),
      width: optional(count),
      height: optional(count),
      bytes: optional(count),
      alt: optional(text),
      caption: optional(text),
      credit: optional(text),
    })
    .map(present) as fc.Arbitrary<Image>;

const attachment = (text: fc.Arbitrary<string>): fc.Arbitrary<Attachment> =>
  fc
    .record({
      url: address,
      type: fc.constantFrom('audio/mpeg', 'video/mp4', 'application/pdf', 'image/png'),
      bytes: count,
      duration: optional(fc.double({ min: 0.5, max: 20_000, noNaN: true })),
      title: optional(text),
    })
    .map(present) as fc.Arbitrary<Attachment>;

/** Safe HTML, as the converter returns it. */
const body = hostileText.map(
  (text) =>
    safeHtml(`<p>${text}</p><p>b <em>c</em> &amp; ]]></p>`, (reference) =>
      URL.canParse(reference, 'https://a.example/') && !/^\w+:(?!\/\/)/.test(reference)
        ? new URL(reference, 'https://a.example/').href
        : undefined,
    ) || '<p>x</p>',
);

const articleOf = (text: fc.Arbitrary<string>, html: fc.Arbitrary<string>) =>
  fc
    .record({
      id,
      slug: text.map(slugify),
      title: text,
      body: html,
      summary: text,
      authors: fc.array(author(text), { minLength: 1, maxLength: 3 }),
      section: optional(text),
      tags: fc.array(text, { maxLength: 4 }),
      language,
      image: optional(image(text)),
      attachments: optional(fc.array(attachment(text), { maxLength: 3 })),
      published: instant,
      updated: instant,
      link: optional(address),
    })
    .map((fields) => {
      const { published, updated } = fields;
      return present({ ...fields, updated: latest(published, updated) ?? updated });
    }) as fc.Arbitrary<Article>;

const definition = (text: fc.Arbitrary<string>): fc.Arbitrary<ChannelDefinition> =>
  fc
    .record({
      name: text,
      title: optional(text),
      description: optional(text),
      language: optional(language),
    })
    .map((fields) => present({ ...fields, slug: slugify(fields.name) }));

const publicationOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Publication> =>
  fc
    .record({
      id: fc.constantFrom('', 'tag:a.example,2026:news'),
      title: text,
      description: text,
      language,
      home: optional(address),
      links: optional(fc.constant('https://a.example/{slug}')),
      timezone: fc.constant('UTC'),
      authors: fc.array(author(text), { minLength: 1, maxLength: 2 }),
      copyright: optional(text),
      image: optional(fc.constantFrom('media/l o.png', 'https://a.example/l.png?a=1&b=2')),
      icon: optional(fc.constantFrom('media/i&.png')),
      sections: fc.array(
        text.map((name) => ({ name, slug: slugify(name), title: `${name}!` })),
        { maxLength: 2 },
      ),
      channels: fc.uniqueArray(definition(text), { maxLength: 2, selector: ({ slug }) => slug }),
      hub: optional(address),
      limits: fc.constant({ entries: 50, bytes: 1_000_000 }),
    })
    .map(present) as fc.Arbitrary<Publication>;

/** A publication with its articles, newest first, and its channels. */
export interface AnyPublication {
  readonly publication: Publication;
  readonly articles: readonly Article[];
  readonly channels: readonly Channel[];
}

const anyPublication = (
  text: fc.Arbitrary<string>,
  html: fc.Arbitrary<string>,
): fc.Arbitrary<AnyPublication> =>
  fc
    .record({
      publication: publicationOf(text),
      articles: fc.uniqueArray(articleOf(text, html), {
        maxLength: 5,
        selector: (each) => each.id,
      }),
    })
    .map(({ publication, articles }) => {
      const sorted = articles.toSorted((one, other) =>
        one.published < other.published ? 1 : one.published > other.published ? -1 : 0,
      );
      const all = [frontPage, ...sorted.flatMap((article) => channelsOf(article, publication))];
      const channels = [...new Map(all.map((channel) => [channel.path, channel])).values()];
      return { publication, articles: sorted, channels };
    });

/** A publication whose fields hold any text, even if the model forbids it. */
export const hostilePublication = anyPublication(hostileLine, hostileLine);

/** A publication as it is read from sources: clean lines, safe bodies. */
export const cleanPublication = anyPublication(line, body);

/** The content of one channel of a publication. */
export const contentOf = (
  { publication, articles }: AnyPublication,
  channel: Channel,
  baseUrl: string,
): ChannelContent => {
  const own = articles.filter((article) =>
    channelsOf(article, publication).some(({ path }) => path === channel.path),
  );
  const updated = own
    .map((article) => article.updated)
    .toSorted()
    .at(-1);
  return {
    channel,
    publication,
    baseUrl,
    articles: own,
    updated: updated ?? '2026-09-30T12:00:00.000Z',
  };
};
