import * as v from 'valibot';
import {
  authors,
  flag,
  instant,
  languageTag,
  line,
  mediaType,
  names,
  prose,
  seconds,
  webAddress,
} from '../../field-types.ts';
import type { Fields } from '../../fields.ts';
import { parseInstant } from '../../instant.ts';
import { type DateContext, readDate } from '../origin/dates/written-date.ts';

const image = v.union(
  [
    v.pipe(
      line,
      v.transform((url): { url: string; alt?: string; caption?: string; credit?: string } => ({
        url,
      })),
    ),
    v.strictObject({
      url: line,
      alt: v.optional(prose),
      caption: v.optional(prose),
      credit: v.optional(prose),
    }),
  ],
  'is not a picture',
);

const attachment = v.union(
  [
    v.pipe(
      line,
      v.transform((url): AttachmentFields => ({ url })),
    ),
    v.strictObject({
      url: line,
      title: v.optional(prose),
      duration: v.optional(seconds),
      type: v.optional(mediaType),
      bytes: v.optional(v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(0))),
    }),
  ],
  'is not an attachment',
);

/** What front matter says of an attachment. */
interface AttachmentFields {
  /** An address, or a path such as `media/interview.mp3`. */
  readonly url: string;
  readonly title?: string;
  readonly duration?: number;
  readonly type?: string;
  readonly bytes?: number;
}

const mostAttachments = 20;

const attachments = v.pipe(
  v.union([v.array(attachment), attachment], 'is neither an attachment nor a list of attachments'),
  v.transform((value): AttachmentFields[] => [value].flat()),
  v.maxLength(mostAttachments, ({ input }) => `has ${input.length}, more than ${mostAttachments}`),
);

const aDate = 'a date such as 2026-09-30 or 2026-09-30T14:30:00+02:00';

/**
 * The fields of an article's front matter; all are optional.
 * @param context how dates are read: ISO 8601 and what is close to it, or as newsrooms write them, `Jul 8, 2026`
 */
export const articleFields = (context: DateContext) => {
  const date = instant((text) => parseInstant(text, context.timezone) ?? readDate(text, context));
  return {
    title: { schema: line, takes: 'the headline' },
    date: { schema: date, takes: aDate },
    updated: { schema: date, takes: aDate },
    embargo: { schema: date, takes: aDate },
    expires: { schema: date, takes: aDate },
    author: { schema: authors, takes: 'a name, or a map of name, email and url' },
    authors: { schema: authors, takes: 'a list of names, or of maps of name, email and url' },
    section: { schema: line, takes: 'the name of one section' },
    tags: { schema: names, takes: 'a list of names' },
    summary: { schema: prose, takes: 'a sentence or two of plain text' },
    image: { schema: image, takes: 'an address, or a map of url, alt, caption and credit' },
    attachments: {
      schema: attachments,
      takes: 'a path such as media/interview.mp3, or a list of maps of url, title and duration',
    },
    language: { schema: languageTag, takes: 'a BCP 47 tag, such as en or pt-BR' },
    canonical: { schema: webAddress, takes: 'the absolute address of the original' },
    id: { schema: line, takes: 'a name or URI that never changes' },
    slug: { schema: line, takes: 'the words of the address' },
    clean: { schema: flag, takes: 'true or false' },
  } as const satisfies Fields;
};

/** The name of a field of an article. */
export type ArticleField = keyof ReturnType<typeof articleFields>;
