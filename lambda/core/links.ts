import * as v from 'valibot';
import { addressOf, articleKey } from './addresses.ts';
import type { Article } from './article.ts';
import { isWebAddress } from './field-types.ts';
import { dayOf } from './instant.ts';
import type { Publication } from './publication.ts';
import { slugify } from './slug.ts';
import { escapeMarkup } from './text.ts';
import { strictUri } from './uri.ts';

const placeholders = ['{slug}', '{year}', '{month}', '{day}', '{section}'];

/** Anything in braces, and a brace alone. */
const inBraces = /\{[^{}]*\}|[{}]/g;

const schemeAndHost = /^[^/?#]*\/\/[^/?#]*/;

const strangers = (template: string): string[] =>
  (template.match(inBraces) ?? []).filter((each) => !placeholders.includes(each));

/** Where the articles of a publication's own site are: an absolute http(s) address with placeholders. */
export const linkTemplate = v.pipe(
  v.string('is not an address'),
  v.check(
    (template) => isWebAddress(schemeAndHost.exec(template)?.[0] ?? ''),
    ({ input }) => `"${input}" is not an absolute http(s) address`,
  ),
  v.regex(
    /\{slug\}/,
    ({ input }) => `"${input}" has no {slug}, so that all articles would be at one address`,
  ),
  v.check(
    (template) => strangers(template).length === 0,
    ({ input }) =>
      `has ${strangers(input).join(', ')}, which is none of ${placeholders.join(', ')}`,
  ),
  v.check(
    (template) => !/(?<!\/)\{section\}|\{section\}(?!\/)/.test(template),
    'has {section} elsewhere than between two slashes: it is left out, with one, of an article in no section',
  ),
  v.transform((template) => {
    const [start = ''] = schemeAndHost.exec(template) ?? [];
    return new URL(start).origin + template.slice(start.length);
  }),
);

/** The home page of the site that a template leads to, as far as it can be told from that. */
export const homeOf = (template: string): string => new URL('/', template).href;

/** The address of an article on the publication's own site; undefined when it has none. */
const linkOf = (
  { slug, section, published }: Pick<Article, 'slug' | 'section' | 'published'>,
  { links, timezone }: Pick<Publication, 'links' | 'timezone'>,
): string | undefined => {
  if (links === undefined) return undefined;
  const fillingOf = (placeholder: string): string | undefined => {
    if (placeholder === '{slug}') return slug;
    if (placeholder === '{section}') return section && slugify(section);
    const [year, month, day] = dayOf(published, timezone).split('-');
    return { '{year}': year, '{month}': month, '{day}': day }[placeholder];
  };
  const address = (section === undefined ? links.replaceAll('{section}/', '') : links).replace(
    inBraces,
    (placeholder) => encodeURIComponent(fillingOf(placeholder) ?? ''),
  );
  return strictUri(new URL(address).href);
};

/** The article with its link, if the publication has a site of its own; to itself it refers there too. */
export const withLink = (
  article: Article,
  { publication, baseUrl }: { readonly publication: Publication; readonly baseUrl: string },
): Article => {
  const link = linkOf(article, publication);
  if (link === undefined) return article;
  const page = addressOf(baseUrl, articleKey(article.slug));
  const toItself = ['#', '?', '"'];
  const body = toItself.reduce(
    (text, end) => text.replaceAll(`"${page}${end}`, () => `"${escapeMarkup(link)}${end}`),
    article.body,
  );
  return { ...article, body, link };
};
