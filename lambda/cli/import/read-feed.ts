import { DetectError, MalformedError, ParseError, parseFeed } from 'feedsmith';
import type { Author, Instant } from '../../core/article.ts';
import { plainLine } from '../../core/convert/html/page-text.ts';
import { escapeMarkup } from '../../core/text.ts';
import { readUrl } from '../../core/uri.ts';
import { InputError } from '../command-line.ts';
import { fallbackTitle, lastPathSegment } from './fallbacks.ts';
import { foreignDate } from './foreign-date.ts';
import type { Found, ImportedArticle, ReadOptions } from './imported-article.ts';

/**
 * The entries of an RSS, Atom, RDF or JSON feed.
 * @param name of the feed, for messages
 * @throws InputError if the text is not a feed
 */
export async function* readFeed(
  text: string,
  name: string,
  { expect, step }: ReadOptions,
): AsyncGenerator<Found> {
  if (hasLongPerson(text)) {
    const fault = `names a person with more than ${longestPerson} characters`;
    throw new InputError(`${name} ${fault}. Shorten that element, such as <author>.`);
  }
  const entries = entriesOf(parse(text, name));
  expect(entries.length);
  for (const entry of entries) {
    step(1);
    yield articleOf(entry);
  }
}

/** In UTF-16 code units, with markup. The parser's time grows with the square of the length. */
const longestPerson = 1000;

const hasLongPerson = (text: string): boolean =>
  text.split(/<\/(?:author|managingEditor|webMaster)>/i).some((part) => {
    const start = part.search(/<(?:author|managingEditor|webMaster)[\s>]/i);
    return start >= 0 && part.length - start > longestPerson;
  });

type Parsed = ReturnType<typeof parseFeed>;
type FeedOf<F extends Parsed['format']> = Extract<Parsed, { format: F }>['feed'];
type RssItem = NonNullable<FeedOf<'rss'>['items']>[number];
type AtomEntry = NonNullable<FeedOf<'atom'>['entries']>[number];
type JsonItem = NonNullable<FeedOf<'json'>['items']>[number];

const parse = (text: string, name: string): Parsed => {
  try {
    return parseFeed(text);
  } catch (error) {
    const isFault = [DetectError, MalformedError, ParseError].some((kind) => error instanceof kind);
    if (!isFault) throw error;
    const wanted = 'a WordPress export, an RSS, Atom or JSON feed, or a folder of HTML';
    throw new InputError(`${name} is not a feed that can be read. Give ${wanted}.`, {
      cause: error,
    });
  }
};

/** An entry in any of the formats. Texts may be HTML. */
interface Entry {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  /** HTML. */
  readonly body?: string | undefined;
  readonly summary?: string | undefined;
  /** Dates as text, in any form. */
  readonly published?: unknown;
  readonly updated?: unknown;
  readonly authors?: readonly { name?: string; url?: string; uri?: string; email?: string }[];
  readonly tags?: readonly (string | undefined)[] | undefined;
  readonly language?: string | undefined;
  readonly image?: string | undefined;
  readonly enclosures?: readonly { url?: string | undefined; type?: string | undefined }[];
}

const entriesOf = ({ format, feed }: Parsed): readonly Entry[] => {
  switch (format) {
    case 'rss':
      return (feed.items ?? []).map(entryOfRss);
    case 'atom':
      return (feed.entries ?? []).map(entryOfAtom);
    case 'json':
      return (feed.items ?? []).map(entryOfJson);
    default:
      return (feed.items ?? []).map(({ title, link, description, content, dc, rdf }) => ({
        id: rdf?.about ?? link,
        link,
        title,
        body: content?.encoded ?? description,
        summary: content?.encoded === undefined ? undefined : description,
        published: dc?.dates?.[0],
        authors: dc?.creators?.map((name) => ({ name })) ?? [],
        tags: dc?.subjects,
      }));
  }
};

const entryOfRss = (item: RssItem): Entry => {
  const { guid, link, title, description, content, pubDate, dc, enclosures, media } = item;
  const creators = dc?.creators?.map((name) => ({ name }));
  const picture = media?.contents?.find(({ medium, type }) => isPicture(medium, type));
  return {
    id: guid?.value ?? link,
    link: link ?? permalink(guid),
    title,
    body: content?.encoded ?? description,
    summary: content?.encoded === undefined ? undefined : description,
    published: pubDate ?? dc?.dates?.[0],
    updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
    authors: creators ?? item.authors ?? [],
    tags: item.categories?.map(({ name }) => name),
    image: picture?.url ?? media?.thumbnails?.[0]?.url,
    enclosures: enclosures ?? [],
  };
};

const entryOfAtom = (entry: AtomEntry): Entry => {
  const { id, title, content, summary, published, updated, authors, categories, links } = entry;
  const html = (text: { value?: string; type?: string } | undefined) =>
    text?.type === undefined || text.type === 'text'
      ? text?.value && asHtml(text.value)
      : text.value;
  const picture = entry.media?.contents?.find(({ medium, type }) => isPicture(medium, type));
  return {
    id,
    title: html(title),
    body: html(content) ?? html(summary),
    summary: content === undefined ? undefined : html(summary),
    link: links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href,
    published: published ?? updated,
    updated,
    authors: authors ?? [],
    tags: categories?.map(({ label, term }) => label ?? term),
    language: entry.xml?.lang,
    image: picture?.url ?? entry.media?.thumbnails?.[0]?.url,
    enclosures: (links ?? [])
      .filter(({ rel }) => rel === 'enclosure')
      .map(({ href, type }) => ({ url: href, type })),
  };
};

const entryOfJson = (item: JsonItem): Entry => ({
  id: item.id,
  link: item.url,
  title: item.title && escapeMarkup(item.title),
  body: item.content_html ?? (item.content_text && asHtml(item.content_text)),
  summary: item.summary && escapeMarkup(item.summary),
  published: item.date_published,
  updated: item.date_modified,
  authors: item.authors ?? [],
  tags: item.tags,
  language: item.language,
  image: item.image,
  enclosures: (item.attachments ?? []).map(({ url, mime_type }) => ({ url, type: mime_type })),
});

const articleOf = (entry: Entry): Found => {
  const link = webAddress(entry.link);
  const id = entry.id || link;
  const body = entry.body ?? '';
  if (id === undefined) return { skipped: 'entries without id and address' };
  const title = plainLine(entry.title) || (body === '' ? '' : fallbackTitle(body));
  if (title === '') return { skipped: 'entries without title and text' };
  const published = instantOf(entry.published);
  const updated = instantOf(entry.updated);
  const summary = plainLine(entry.summary);
  const enclosures = (entry.enclosures ?? []).flatMap(({ url, type }) => {
    const address = webAddress(url);
    return address === undefined ? [] : [{ url: address, ...(type ? { type } : {}) }];
  });
  const image =
    webAddress(entry.image) ?? enclosures.find(({ type }) => isPicture(undefined, type))?.url;
  const attachments = enclosures.filter(({ type }) => !isPicture(undefined, type));
  return {
    id,
    keepsId: true,
    title,
    body: body || `<p>${escapeMarkup(title)}</p>`,
    slug: lastPathSegment(link),
    ...(published === undefined ? {} : { published }),
    ...(updated !== undefined && updated > (published ?? '') ? { updated } : {}),
    authors: (entry.authors ?? []).flatMap(authorOf),
    tags: [...new Set((entry.tags ?? []).map(plainLine))].filter((tag) => tag !== ''),
    ...(summary === '' ? {} : { summary }),
    ...(image === undefined ? {} : { image }),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(entry.language ? { language: entry.language } : {}),
    ...(link === undefined ? {} : { canonical: link }),
  } satisfies ImportedArticle;
};

const authorOf = (author: NonNullable<Entry['authors']>[number]): Author[] => {
  const name = plainLine(author.name);
  const url = webAddress(author.url ?? author.uri);
  return name === '' ? [] : [{ name, ...(url ? { url } : {}) }];
};

const permalink = (guid: RssItem['guid']): string | undefined =>
  guid?.isPermaLink === false ? undefined : guid?.value;

const isPicture = (medium: string | undefined, type: string | undefined): boolean =>
  medium === 'image' || (type ?? '').startsWith('image/');

const instantOf = (text: unknown): Instant | undefined =>
  typeof text === 'string' ? foreignDate(text) : undefined;

const webAddress = (text: string | undefined): string | undefined =>
  text !== undefined && /^https?:\/\//i.test(text) && readUrl(text) ? text : undefined;

const asHtml = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeMarkup(paragraph.trim())}</p>`)
    .join('\n');
