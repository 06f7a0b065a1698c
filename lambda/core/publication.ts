import * as v from 'valibot';
import type { Author } from './article.ts';
import { authors, languageTag, line, prose, timezone, webAddress } from './field-types.ts';
import { type Fields, type FieldValues, readFields } from './fields.ts';
import { homeOf, linkTemplate } from './link-template.ts';
import type { Problem } from './problem.ts';
import { isError } from './problem.ts';
import { slugify } from './slug.ts';

/** Each has feeds and a page of its own, and each page leads to all of them. */
const mostSections = 500;

const section = v.union(
  [
    v.strictObject({ name: line, title: v.optional(line), description: v.optional(prose) }),
    v.pipe(
      line,
      v.transform((name): { name: string; title?: string; description?: string } => ({ name })),
    ),
  ],
  'is not a section',
);

const isUnfiltered = ({ section, tag, author, language }: Omit<ChannelDefinition, 'slug'>) =>
  [section, tag, author, language].every((condition) => condition === undefined);

const channel = v.pipe(
  v.strictObject(
    {
      name: line,
      slug: v.optional(line),
      title: v.optional(line),
      description: v.optional(prose),
      section: v.optional(line),
      tag: v.optional(line),
      author: v.optional(line),
      language: v.optional(languageTag),
    },
    'is not a channel',
  ),
  v.check(
    (definition) => !isUnfiltered(definition),
    'has no condition: section, tag, author or language',
  ),
  v.transform((definition) => ({
    ...definition,
    slug: slugify(definition.slug ?? definition.name),
  })),
);

const channels = v.pipe(
  v.array(channel, 'is not a list'),
  v.maxLength(50, ({ input }) => `has ${input.length} channels, more than 50`),
  v.check(
    (all) => new Set(all.map(({ slug }) => slug)).size === all.length,
    'has two channels with the same slug',
  ),
);

const limit = (least: number, most: number) =>
  v.pipe(
    v.number('is not a number'),
    v.integer('is not a whole number'),
    v.minValue(least, `is less than ${least}`),
    v.maxValue(most, `is more than ${most}`),
  );

/** In bytes. The smallest limit that services which take whole feeds document is 1 MB. */
const usualBytes = 1_000_000;

/** In bytes. CloudFront does not compress larger documents, and aggregators refuse them. */
const mostBytes = 10_000_000;

/** The fields of publication.yaml; all are optional. */
export const publicationFields = {
  id: { schema: line, takes: 'a name that never changes, such as tag:example.org,2026:news' },
  title: { schema: line, takes: 'the name of the publication' },
  description: { schema: prose, takes: 'a sentence on what the publication is' },
  language: { schema: languageTag, takes: 'a BCP 47 tag, such as en or pt-BR' },
  home: { schema: webAddress, takes: "the absolute address of the publication's own home page" },
  links: {
    schema: linkTemplate,
    takes:
      "the address of an article on the publication's own site, with {slug} and, behind the host, any of {year}, {month}, {day} and {section}, such as https://www.example.org/{year}/{month}/{slug}",
  },
  timezone: { schema: timezone, takes: 'an IANA time zone, such as Europe/London' },
  authors: { schema: authors, takes: 'the authors of articles that name none' },
  copyright: { schema: prose, takes: 'a line on the rights in the articles' },
  image: { schema: line, takes: 'the logo: an absolute address or a path such as media/logo.png' },
  icon: { schema: line, takes: 'a small square picture, as an address or a path of the media' },
  sections: {
    schema: v.pipe(
      v.array(section, 'is not a list'),
      v.maxLength(mostSections, ({ input }) => `has ${input.length}, more than ${mostSections}`),
    ),
    takes: 'a list of sections, each a name or a map of name, title and description',
  },
  channels: {
    schema: channels,
    takes:
      'a list of channels, each a map of name and of what its articles have in common: section, tag, author, language; slug, title and description are optional',
  },
  hub: { schema: webAddress, takes: 'the address of a WebSub hub' },
  limits: {
    schema: v.strictObject(
      {
        entries: v.optional(limit(1, 200)),
        bytes: v.optional(limit(50_000, mostBytes)),
      },
      'is not a map of limits',
    ),
    takes:
      'entries: how many a feed holds, a whole number from 1 to 200; bytes: how large it grows, a whole number from 50000 to 10000000',
  },
} as const satisfies Fields;

interface Section {
  readonly name: string;
  readonly slug: string;
  readonly title: string;
  readonly description?: string;
}

/** A channel that publication.yaml defines. It holds the articles that meet all of its conditions. */
export interface ChannelDefinition {
  readonly name: string;
  readonly slug: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly section?: string | undefined;
  readonly tag?: string | undefined;
  readonly author?: string | undefined;
  /** BCP 47. Articles in a more specific form of the language belong too (RFC 4647 section 3.3.1). */
  readonly language?: string | undefined;
}

export interface Publication {
  /** Permanent, and part of every generated entry id. Empty if publication.yaml has none. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly home?: string;
  /** Addresses of articles on the publication's own site, with placeholders. With it there are no pages here. */
  readonly links?: string;
  readonly timezone: string;
  /** Of articles that name none. */
  readonly authors: readonly Author[];
  readonly copyright?: string;
  /** As written: absolute, or a path of the content. */
  readonly image?: string;
  /** Small and square; as written, like `image`. */
  readonly icon?: string;
  readonly sections: readonly Section[];
  readonly channels?: readonly ChannelDefinition[];
  readonly hub?: string;
  readonly limits: {
    /** The most entries that a feed holds. */
    readonly entries: number;
    /** The largest size of each feed document. The oldest entries are left out first. */
    readonly bytes: number;
  };
}

/**
 * @param text of publication.yaml; undefined if the file is missing, which gives a warning
 * @returns no publication if one of the problems is an error
 */
export const parsePublication = (
  text: string | undefined,
  file: string,
): { readonly publication?: Publication; readonly problems: readonly Problem[] } => {
  const { values, problems } = readFields(text ?? '', publicationFields, file);
  if (problems.some(isError)) return { problems };
  return {
    publication: withDefaults(values),
    problems: [...problems, ...warnings(values, text === undefined, file)],
  };
};

const withDefaults = (values: FieldValues<typeof publicationFields>): Publication => {
  const title = values.title ?? 'News';
  return {
    id: '',
    title,
    description: `The latest from ${title}`,
    language: 'en',
    timezone: 'UTC',
    ...(values.links === undefined ? {} : { home: homeOf(values.links) }),
    ...values,
    limits: {
      entries: values.limits?.entries ?? 50,
      bytes: values.limits?.bytes ?? usualBytes,
    },
    authors: values.authors ?? [],
    sections: (values.sections ?? []).map((each) => ({
      ...each,
      slug: slugify(each.name),
      title: each.title ?? each.name,
    })),
  };
};

const warnings = (
  values: FieldValues<typeof publicationFields>,
  missing: boolean,
  file: string,
): Problem[] => {
  if (missing) {
    const remedy =
      'Write one with at least id, title and language before the first reader subscribes';
    return [{ file, fault: 'is missing; defaults are used', remedy, severity: 'warning' }];
  }
  if (values.id) return [];
  const fault = 'is missing; entry ids are unique within this publication only';
  const remedy = `Give ${publicationFields.id.takes}, before the first reader subscribes`;
  return [{ file, field: 'id', fault, remedy, severity: 'warning' }];
};
