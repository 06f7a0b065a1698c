import type { Instant, SourceArticle } from '../article.ts';
import { parseInstant } from '../instant.ts';
import type { Problem } from '../problem.ts';
import { assemble, type ConversionContext } from './assemble.ts';
import type { BodyFields, ConvertedBody } from './body.ts';
import { readFileName } from './file-name.ts';
import type { FrontMatter } from './front-matter/read-front-matter.ts';
import { type InputKinds, inputKinds } from './input-kinds.ts';
import { excessOf } from './limits.ts';

export type { ConversionContext } from './assemble.ts';

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
 * @param kinds of files that can be read
 */
export const convertArticle = async (
  key: string,
  bytes: Uint8Array,
  context: ConversionContext,
  stored?: Instant,
  kinds: InputKinds = inputKinds,
): Promise<Conversion> => {
  const fail = (fault: string, remedy: string, more: Partial<Problem> = {}): Conversion => ({
    draft: false,
    problems: [{ file: key, fault, remedy, severity: 'error', ...more }],
    removed: [],
  });
  const { extension, stem, date, draft } = readFileName(key);
  if (draft) return { draft, problems: [], removed: [] };
  const kind = Object.hasOwn(kinds, extension) ? kinds[extension] : undefined;
  if (kind === undefined) {
    const readable = Object.keys(kinds).map((each) => `.${each}`);
    return fail('is not of a kind that can be read', `Use one of ${readable.join(', ')}`);
  }
  const { language, timezone } = context.publication;
  const body = await kind.convert(bytes, { file: key, clean: true, language, timezone });
  if ('problems' in body) return { ...body, removed: [] };
  if ('fault' in body) {
    const { fault, remedy, ...more } = body;
    return fail(fault, remedy, more);
  }
  if (body.title === undefined) {
    const remedy = `${kind.headline}, or give a title in front matter`;
    return fail('has no headline', remedy, { field: 'title' });
  }
  const excess = excessOf(body);
  if (excess) return fail(excess.fault, excess.remedy, excess.field ? { field: excess.field } : {});
  const fileDate = date && parseInstant(date, timezone);
  if (date !== undefined && fileDate === undefined) {
    return fail(`"${date}" in the file name is not a date`, 'Rename the file', { field: 'date' });
  }
  const { values, problems } = body.frontMatter ?? { values: {}, problems: [] };
  const article = assemble(
    { body: { ...withoutFuture(body, stored), title: body.title }, values, stem, fileDate },
    context,
  );
  return {
    article,
    draft: false,
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
      ? [warn('image', `"${values.image.url}" is not an address`, 'Give an address or media/…')]
      : []),
    ...((values.attachments?.length ?? 0) > attachments.length
      ? [warn('attachments', 'not each has an address', 'Give addresses or media/…')]
      : []),
  ];
};
