import type { Instant, SourceArticle } from '../article.ts';
import { parseInstant } from '../instant.ts';
import { isError, type Problem } from '../problem.ts';
import { isBlank } from '../text.ts';
import { readFields } from '../yaml-fields.ts';
import { articleFields } from './article-fields.ts';
import { assemble, type ConversionContext, type FrontMatter } from './assemble.ts';
import type { BodyFields, ConvertBody, ConvertedBody, ConvertPage } from './body.ts';
import { decodeText } from './decode.ts';
import { readFileName } from './file-name.ts';
import { splitFrontMatter } from './front-matter.ts';
import { excessOf, excessOfText } from './limits.ts';
import { convertMarkdown } from './markdown.ts';

export type { ConversionContext } from './assemble.ts';

/** Text needs the phrases, in ten languages, that leftovers of a page are known by. */
const convertPlainText: ConvertPage = async (text, options) =>
  (await import('./plain-text.ts')).convertPlainText(text, options);

/** Pages need a document tree, which takes time and memory to load. */
const convertHtml: ConvertPage = async (text, options) =>
  (await import('./html/convert-html.ts')).convertHtml(text, options);

/** One converter a kind of file, by the extension of its name. */
const converters: Readonly<Record<string, ConvertBody | ConvertPage>> = {
  txt: convertPlainText,
  md: convertMarkdown,
  markdown: convertMarkdown,
  html: convertHtml,
  htm: convertHtml,
};

/** Completes "Make … the first line", or says where else a headline is found. */
const headlines: Readonly<Record<string, string>> = {
  txt: 'Make the headline the first line',
  html: 'Put the headline into an <h1>',
  htm: 'Put the headline into an <h1>',
};

export interface Conversion {
  /** Missing when there is an error among the problems. */
  readonly article?: SourceArticle;
  /** The source asks not to be published. */
  readonly draft: boolean;
  readonly problems: readonly Problem[];
  /** Lines taken out as leftovers of a scraped page. */
  readonly removed: readonly string[];
}

/**
 * Turns a source file into an article, or tells all that is wrong with it. Never throws on input.
 * @param stored when the file was first seen: no date that a page tells of itself may lie after it
 */
export const convertArticle = async (
  key: string,
  bytes: Uint8Array,
  context: ConversionContext,
  stored?: Instant,
): Promise<Conversion> => {
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
  if (isBlank(decoded.text)) return fail('is empty', 'Write a headline and a text');
  const source = splitFrontMatter(decoded.text);
  if (source === undefined) {
    return fail('the front matter is not closed', 'Put a line "---" below it', { line: 1 });
  }
  // Of a page the article may be a small part.
  const tooLong = convertBody === convertHtml ? undefined : excessOfText(source.body);
  if (tooLong) return fail(tooLong.fault, tooLong.remedy);

  const { language, timezone } = context.publication;
  const { values, problems } = readFields(
    source.yaml ?? '',
    articleFields(timezone),
    key,
    source.yamlLine,
  );
  if (problems.some(isError)) return { draft: false, problems, removed: [] };
  const { title, clean = true } = values;
  const body = await convertBody(source.body, {
    title,
    clean,
    language: values.language ?? language,
    timezone,
  });
  if ('fault' in body) return fail(body.fault, body.remedy);
  if (body.title === undefined) {
    const first = headlines[extension] ?? 'Make "# " and the headline the first line';
    return fail('has no headline', `${first}, or give a title in front matter`, { field: 'title' });
  }
  const excess = excessOf(body);
  if (excess) return fail(excess.fault, excess.remedy, excess.field ? { field: excess.field } : {});
  const fileDate = date && parseInstant(date, timezone);
  if (date !== undefined && fileDate === undefined) {
    return fail(`"${date}" in the file name is no date`, 'Rename the file', { field: 'date' });
  }
  const article = assemble(
    { body: { ...withoutFuture(body, stored), title: body.title }, values, stem, fileDate },
    context,
  );
  return {
    article,
    draft: values.draft ?? false,
    problems: [...problems, ...advice(key, article, values, body.fields, stored)],
    removed: body.removed,
  };
};

/** A page that was saved cannot have been published, or changed, later. */
const withoutFuture = (body: ConvertedBody, stored: Instant | undefined): ConvertedBody => {
  if (stored === undefined || body.fields === undefined) return body;
  const { published, updated, ...fields } = body.fields;
  return {
    ...body,
    fields: {
      ...fields,
      ...(published !== undefined && published <= stored ? { published } : {}),
      ...(updated !== undefined && updated <= stored ? { updated } : {}),
    },
  };
};

/** Warnings on what was published otherwise than its source may have meant it. */
const advice = (
  file: string,
  article: SourceArticle,
  values: FrontMatter,
  fields: BodyFields | undefined,
  stored: Instant | undefined,
): Problem[] => {
  const warn = (field: string, fault: string, remedy: string): Problem => ({
    file,
    field,
    fault,
    remedy,
    severity: 'warning',
  });
  const { published, updated, image, attachments = [] } = article;
  const claimed = values.date === undefined ? fields?.published : undefined;
  return [
    ...(claimed && stored && claimed > stored
      ? [warn('date', `the page's own ${claimed} is yet to come, and not used`, 'Give the date')]
      : []),
    ...(published && updated && updated < published
      ? [warn('updated', 'is before the date of publication, which is used', 'Give a later date')]
      : []),
    ...(values.image && !image
      ? [warn('image', `"${values.image.url}" is no address`, 'Give an address or media/…')]
      : []),
    ...((values.attachments?.length ?? 0) > attachments.length
      ? [warn('attachments', 'not each has an address', 'Give addresses or media/…')]
      : []),
  ];
};
