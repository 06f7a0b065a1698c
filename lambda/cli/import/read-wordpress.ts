import { stat } from 'node:fs/promises';
import type { Instant } from '../../core/article.ts';
import { plainLine } from '../../core/convert/html/page-text.ts';
import { parseInstant } from '../../core/instant.ts';
import { readUrl } from '../../core/uri.ts';
import { fallbackTitle, lastPathSegment } from './fallbacks.ts';
import { foreignDate } from './foreign-date.ts';
import type { Found, ImportedArticle, ReadOptions } from './imported-article.ts';
import { wordpressBody } from './wordpress-body.ts';
import { type ExportedItem, readExport } from './wordpress-xml.ts';

/**
 * The posts of a WordPress export file (WXR). The file is read twice, because a post may refer to a
 * picture that follows later.
 * @throws InputError
 */
export async function* readWordPress(
  path: string,
  { expect, step }: ReadOptions,
): AsyncGenerator<Found> {
  const { size } = await stat(path);
  expect(size + size * firstReading);
  const names = new Map<string, string>();
  const pictures = new Map<string, string>();
  const learn = readExport(path, {
    onBytes: (bytes) => step(bytes * firstReading),
    onAuthor: ({ login, displayName }) => names.set(login, displayName),
    onItem: ({ fields }) => {
      const address = fields.get('wp:attachment_url');
      if (address) pictures.set(fields.get('wp:post_id') ?? '', address);
    },
  });
  for await (const _ of learn);

  let found: Found[] = [];
  const posts = readExport(path, {
    onBytes: step,
    onItem: (item) => found.push(foundIn(item, names, pictures)),
  });
  for await (const _ of posts) {
    yield* found;
    found = [];
  }
}

/** The time of the first reading in proportion to the second, which also writes the articles. */
const firstReading = 1 / 8;

/** Statuses that are imported. WordPress does not show posts with other statuses in its feeds either. */
const statuses: Readonly<Record<string, { readonly draft: boolean }>> = {
  publish: { draft: false },
  future: { draft: false },
  draft: { draft: true },
  pending: { draft: true },
};

const foundIn = (
  { fields, categories, meta }: ExportedItem,
  names: ReadonlyMap<string, string>,
  pictures: ReadonlyMap<string, string>,
): Found => {
  const field = (name: string): string => fields.get(name)?.trim() ?? '';
  const type = field('wp:post_type') || 'post';
  if (type !== 'post') return { skipped: `${type}s` };
  const status = statuses[field('wp:status') || 'publish'];
  if (status === undefined) return { skipped: `${field('wp:status')} posts` };
  if (field('wp:post_password') !== '') return { skipped: 'posts with a password' };

  const body = wordpressBody(fields.get('content:encoded') ?? '');
  const link = webAddress(field('link'));
  const guid = field('guid');
  const id = guid || link || `post ${field('wp:post_id')}`;
  const named = (domain: string) =>
    categories
      .filter((category) => category.domain === domain && category.name !== 'Uncategorized')
      .map(({ name }) => plainLine(name));
  const [section, ...others] = named('category');
  const published = dateOf(field('wp:post_date_gmt')) ?? dateOf(field('pubDate'));
  const modified = dateOf(field('wp:post_modified_gmt'));
  const author = field('dc:creator');
  const image = pictures.get(meta.get('_thumbnail_id') ?? '');
  const summary = plainLine(field('excerpt:encoded'));
  return {
    id,
    keepsId: guid !== '',
    body,
    title: plainLine(field('title')) || fallbackTitle(body),
    slug: decoded(field('wp:post_name')) || lastPathSegment(link),
    ...(published === undefined ? {} : { published }),
    ...(modified !== undefined && published !== undefined && modified > published
      ? { updated: modified }
      : {}),
    authors: author === '' ? [] : [{ name: names.get(author) ?? author }],
    ...(section === undefined ? {} : { section }),
    tags: [...new Set([...others, ...named('post_tag')])],
    ...(summary === '' ? {} : { summary }),
    ...(image === undefined ? {} : { image }),
    ...(link === undefined || status.draft ? {} : { canonical: link }),
    ...(status.draft ? { draft: true } : {}),
  } satisfies ImportedArticle;
};

/** Parses `2016-09-30 12:00:00` in UTC, and dates of RSS. Drafts have `0000-00-00 00:00:00`. */
const dateOf = (text: string): Instant | undefined =>
  parseInstant(text, 'UTC') ?? (/[a-z]/i.test(text) ? foreignDate(text) : undefined);

const webAddress = (text: string): string | undefined =>
  /^https?:\/\//i.test(text) && readUrl(text) ? text : undefined;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};
