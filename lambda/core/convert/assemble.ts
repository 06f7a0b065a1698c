import { addressOf, articleKey, resolveReference } from '../addresses.ts';
import type { Attachment, Image, Instant, SourceArticle } from '../article.ts';
import { entryId } from '../entry-id.ts';
import { latest } from '../instant.ts';
import { mediaTypeOf } from '../media-type.ts';
import type { Publication } from '../publication.ts';
import { slugify } from '../slug.ts';
import { escapeMarkup } from '../text.ts';
import { readUrl } from '../uri.ts';
import type { ConvertedBody } from './body.ts';
import type { FrontMatter } from './front-matter/read-front-matter.ts';
import { shorten, summarise } from './plain-summary.ts';
import { readingOf } from './reading.ts';
import { safeHtml } from './sanitise/safe-html.ts';

export interface ConversionContext {
  readonly publication: Publication;
  /** Absolute, without a trailing slash. */
  readonly baseUrl: string;
}

interface Parts {
  readonly body: ConvertedBody & { readonly title: string };
  readonly values: FrontMatter;
  /** The file's name without date and extension. */
  readonly stem: string;
  readonly fileDate: Instant | undefined;
}

/** An article from all that is said of it: front matter, file name, the text itself, defaults. */
export const assemble = (
  { body, values, stem, fileDate }: Parts,
  { publication, baseUrl }: ConversionContext,
): SourceArticle => {
  const slug = slugify(values.slug ?? stem);
  const own = (reference: string) =>
    resolveReference(reference, baseUrl, addressOf(baseUrl, articleKey(slug)));
  const { base, fields = {} } = body;
  const ofBody = base === undefined ? own : (reference: string) => own(absolute(reference, base));
  const html = safeHtml(body.html, ofBody) || `<p>${escapeMarkup(body.title)}</p>`;
  const language = values.language ?? fields.language ?? publication.language;
  const authors = firstFilled(
    [...(values.authors ?? []), ...(values.author ?? [])],
    fields.authors ?? [],
    publication.authors,
  );
  const date = values.date ?? moreExact(fileDate, fields.published);
  const published = latest(date, values.embargo);
  const image = values.image
    ? imageOf(values.image, own)
    : fields.image && imageOf(fields.image, ofBody);
  const attachments = (values.attachments ?? []).flatMap((each) => attachmentOf(each, own) ?? []);
  const canonical = values.canonical ?? fields.canonical;
  const updated = values.updated ?? fields.updated;
  const summary = fields.summary && shorten(fields.summary, language);
  const { words, minutes } = readingOf(html);
  return {
    id: entryId(publication.id, values.id ?? slug),
    slug,
    title: body.title,
    body: html,
    summary: values.summary ?? (summary || summarise(html, language) || body.title),
    authors,
    tags: values.tags ?? [],
    language,
    words,
    minutes,
    ...(values.section === undefined ? {} : { section: values.section }),
    ...(image ? { image } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(canonical === undefined ? {} : { canonical }),
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined ? {} : { updated }),
    ...(values.expires === undefined ? {} : { expires: values.expires }),
  };
};

/** In ms. */
const day = 86_400_000;

/** The file's name tells the day; of that day, the page may know the hour. */
const moreExact = (
  fileDate: Instant | undefined,
  own: Instant | undefined,
): Instant | undefined => {
  if (fileDate === undefined || own === undefined) return fileDate ?? own;
  const later = Date.parse(own) - Date.parse(fileDate);
  return later >= 0 && later < day ? own : fileDate;
};

const absolute = (reference: string, base: string): string =>
  readUrl(reference.trim(), base)?.href ?? '';

const firstFilled = <Each>(...lists: readonly (readonly Each[])[]): readonly Each[] =>
  lists.find(({ length }) => length > 0) ?? [];

const imageOf = (
  { url: reference, ...texts }: Omit<Image, 'type'>,
  resolve: (reference: string) => string | undefined,
): Image | undefined => {
  const url = resolve(reference);
  if (url === undefined) return undefined;
  const type = mediaTypeOf(new URL(url).pathname);
  return { ...texts, url, ...(type?.startsWith('image/') ? { type } : {}) };
};

const attachmentOf = (
  { url: reference, type, ...more }: NonNullable<FrontMatter['attachments']>[number],
  resolve: (reference: string) => string | undefined,
): Attachment | undefined => {
  const url = resolve(reference);
  if (url === undefined) return undefined;
  const known = type ?? mediaTypeOf(new URL(url).pathname) ?? 'application/octet-stream';
  return { ...more, url, type: known };
};
