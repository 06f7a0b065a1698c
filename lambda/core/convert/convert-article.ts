import mime from 'mime/lite';
import { addressOf, articleKey, resolveReference } from '../addresses.ts';
import type { Image, Instant, SourceArticle } from '../article.ts';
import { entryId } from '../entry-id.ts';
import { latest, parseInstant } from '../instant.ts';
import { isError, type Problem } from '../problem.ts';
import type { Publication } from '../publication.ts';
import { slugify } from '../slug.ts';
import { cleanLine, escapeMarkup } from '../text.ts';
import { type FieldValues, readFields } from '../yaml-fields.ts';
import { articleFields } from './article-fields.ts';
import type { ConvertBody, ConvertedBody } from './body.ts';
import { decodeText } from './decode.ts';
import { splitFrontMatter } from './front-matter.ts';
import { convertMarkdown } from './markdown.ts';
import { summarise } from './plain-summary.ts';
import { convertPlainText } from './plain-text.ts';
import { safeHtml } from './safe-html.ts';

/** One converter a kind of file, by the extension of its name. */
const converters: Readonly<Record<string, ConvertBody>> = {
  txt: convertPlainText,
  md: convertMarkdown,
  markdown: convertMarkdown,
};

/** In UTF-16 code units. */
const longestTitle = 1000;

/** The sanitizer's time grows with the square of what is left open; this many take it a second. */
const mostTags = 30_000;

export interface ConversionContext {
  readonly publication: Publication;
  /** Absolute, without a trailing slash. */
  readonly baseUrl: string;
}

export interface Conversion {
  /** Missing when there is an error among the problems. */
  readonly article?: SourceArticle;
  /** The source asks not to be published. */
  readonly draft: boolean;
  readonly problems: readonly Problem[];
  /** Lines taken out as leftovers of a scraped page. */
  readonly removed: readonly string[];
}

/** Turns a source file into an article, or tells all that is wrong with it. Never throws on input. */
export const convertArticle = (
  key: string,
  bytes: Uint8Array,
  context: ConversionContext,
): Conversion => {
  const fail = (fault: string, remedy: string, more: Partial<Problem> = {}): Conversion => ({
    draft: false,
    problems: [{ file: key, fault, remedy, severity: 'error', ...more }],
    removed: [],
  });
  const { extension, stem, date } = readFileName(key);
  const convertBody = Object.hasOwn(converters, extension) ? converters[extension] : undefined;
  if (convertBody === undefined) {
    const kinds = Object.keys(converters).map((kind) => `.${kind}`);
    return fail('is of no kind that can be read', `Use one of ${kinds.join(', ')}`);
  }
  const decoded = decodeText(bytes);
  if ('fault' in decoded) return fail(decoded.fault, 'Save it as UTF-8 text');
  if (cleanLine(decoded.text) === '') return fail('is empty', 'Write a headline and a text');
  const source = splitFrontMatter(decoded.text);
  if (source === undefined) {
    return fail('the front matter is not closed', 'Put a line "---" below it', { line: 1 });
  }

  const fields = articleFields(context.publication.timezone);
  const { values, problems } = readFields(source.yaml ?? '', fields, key, source.yamlLine);
  if (problems.some(isError)) return { draft: false, problems, removed: [] };
  const body = convertBody(source.body, { title: values.title, clean: values.clean ?? true });
  if (body.title === undefined) {
    const firstLine = extension === 'txt' ? 'the headline' : '"# " and the headline';
    const remedy = `Make ${firstLine} the first line, or give a title in front matter`;
    return fail('has no headline', remedy, { field: 'title' });
  }
  if (body.title.length > longestTitle) {
    const fault = `the headline has ${body.title.length} characters`;
    return fail(fault, `Shorten it to at most ${longestTitle}`, { field: 'title' });
  }
  const tags = body.html.split('<').length - 1;
  if (tags > mostTags) {
    return fail(`has ${tags} HTML tags`, `Leave at most ${mostTags}, or split the article`);
  }
  const fileDate = date && parseInstant(date, context.publication.timezone);
  if (date !== undefined && fileDate === undefined) {
    return fail(`"${date}" in the file name is no date`, 'Rename the file', { field: 'date' });
  }
  const article = assemble({ ...body, title: body.title }, values, { stem, fileDate }, context);
  return {
    article,
    draft: values.draft ?? false,
    problems: [...problems, ...advice(key, article, values)],
    removed: body.removed,
  };
};

/** Warnings on what was published otherwise than its source may have meant it. */
const advice = (file: string, article: SourceArticle, values: Values): Problem[] => {
  const warn = (field: string, fault: string, remedy: string): Problem => ({
    file,
    field,
    fault,
    remedy,
    severity: 'warning',
  });
  const { published, updated, image } = article;
  return [
    ...(published && updated && updated < published
      ? [warn('updated', 'is before the date of publication, which is used', 'Give a later date')]
      : []),
    ...(values.image && !image
      ? [warn('image', `"${values.image.url}" is no address`, 'Give an address or media/…')]
      : []),
  ];
};

type Values = FieldValues<ReturnType<typeof articleFields>>;

const assemble = (
  body: ConvertedBody & { title: string },
  values: Values,
  file: { stem: string; fileDate: Instant | undefined },
  { publication, baseUrl }: ConversionContext,
): SourceArticle => {
  const slug = slugify(values.slug ?? file.stem);
  const resolve = (reference: string) =>
    resolveReference(reference, baseUrl, addressOf(baseUrl, articleKey(slug)));
  const html = safeHtml(body.html, resolve) || `<p>${escapeMarkup(body.title)}</p>`;
  const language = values.language ?? publication.language;
  const named = [...(values.authors ?? []), ...(values.author ?? [])];
  const authors = named.length > 0 ? named : (body.authors ?? []).map((name) => ({ name }));
  const published = latest(values.date ?? file.fileDate, values.embargo);
  const dated = body.date === undefined ? undefined : parseInstant(body.date, publication.timezone);
  const image = values.image && imageOf(values.image, resolve);
  return {
    id: entryId(publication.id, values.id ?? slug),
    slug,
    title: body.title,
    body: html,
    summary: values.summary ?? (summarise(html, language) || body.title),
    authors: authors.length > 0 ? authors : publication.authors,
    tags: values.tags ?? [],
    language,
    ...(values.section === undefined ? {} : { section: values.section }),
    ...(image ? { image } : {}),
    ...(values.canonical === undefined ? {} : { canonical: values.canonical }),
    ...(published === undefined ? {} : { published }),
    ...(published === undefined && dated !== undefined ? { dated } : {}),
    ...(values.updated === undefined ? {} : { updated: values.updated }),
  };
};

const imageOf = (
  { url: reference, ...texts }: Omit<Image, 'type'>,
  resolve: (reference: string) => string | undefined,
): Image | undefined => {
  const url = resolve(reference);
  if (url === undefined) return undefined;
  const type = mime.getType(new URL(url).pathname);
  return { ...texts, url, ...(type?.startsWith('image/') ? { type } : {}) };
};

/** `articles/2026/2026-09-30-some-words.txt` → extension, stem `some-words`, date `2026-09-30`. */
const readFileName = (key: string): { extension: string; stem: string; date?: string } => {
  const name = key.slice(key.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const base = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  const [, date, rest] = /^(\d{4}-\d{2}-\d{2})(?:[-_ ]+(.+))?$/.exec(base) ?? [];
  return date === undefined ? { extension, stem: base } : { extension, stem: rest ?? base, date };
};
