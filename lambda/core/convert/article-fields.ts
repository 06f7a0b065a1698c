import * as v from 'valibot';
import {
  authors,
  flag,
  instant,
  languageTag,
  line,
  names,
  prose,
  webAddress,
} from '../field-types.ts';
import type { Fields } from '../yaml-fields.ts';

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
  'is no picture',
);

const aDate = 'a date such as 2026-09-30 or 2026-09-30T14:30:00+02:00';

/**
 * The fields of an article's front matter; all are optional.
 * @param timezone of dates that name no zone (IANA)
 */
export const articleFields = (timezone: string) =>
  ({
    title: { schema: line, takes: 'the headline' },
    date: { schema: instant(timezone), takes: aDate },
    updated: { schema: instant(timezone), takes: aDate },
    embargo: { schema: instant(timezone), takes: aDate },
    author: { schema: authors, takes: 'a name, or a map of name, email and url' },
    authors: { schema: authors, takes: 'a list of names, or of maps of name, email and url' },
    section: { schema: line, takes: 'the name of one section' },
    tags: { schema: names, takes: 'a list of names' },
    summary: { schema: prose, takes: 'a sentence or two of plain text' },
    image: { schema: image, takes: 'an address, or a map of url, alt, caption and credit' },
    language: { schema: languageTag, takes: 'a BCP 47 tag, such as en or pt-BR' },
    canonical: { schema: webAddress, takes: 'the absolute address of the original' },
    id: { schema: line, takes: 'a name or URI that never changes' },
    slug: { schema: line, takes: 'the words of the address' },
    draft: { schema: flag, takes: 'true or false' },
    clean: { schema: flag, takes: 'true or false' },
  }) as const satisfies Fields;
