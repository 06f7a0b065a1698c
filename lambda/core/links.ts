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

/** Braces with their content, and single braces. */
const inBraces = /\{[^{}]*\}|[{}]/g;

const schemeAndHost = /^[^/?#]*\/\/[^/?#]*/;

const unknownPlaceholders = (template: string): string[] =>
  (template.match(inBraces) ?? []).filter((each) => !placeholders.includes(each));

/** The addresses of articles on the publication's own site: an absolute http(s) address with placeholders. */
export const linkTemplate = v.pipe(
  v.string('is not an address'),
  v.check(
    (template) => isWebAddress(schemeAndHost.exec(template)?.[0] ?? ''),
    ({ input }) => `"${input}" is not an absolute http(s) address`,
  ),
  v.regex(
    /\{slug\}/,
    ({ input }) => `"${input}" has no {slug}, so all articles would have the same address`,
  ),
  v.check(
    (template) => unknownPlaceholders(template).length === 0,
    ({ input }) =>
      `has ${unknownPlaceholders(input).join(', ')}, which is not one of ${placeholders.join(', ')}`,
  ),
  v.check(
    (template) => !/(?<!\/)\{section\}|\{section\}(?!\/)/.test(template),
    'has {section} outside two slashes: an article without a section leaves out the placeholder and one slash',
  ),
  v.transform((template) => {
    const [start = ''] = schemeAndHost.exec(template) ?? [];
    return new URL(start).origin + template.slice(start.length);
  }),
);

/** The root of the site that a template leads to. */
export const homeOf = (template: string): string => new URL('/', template).href;

/** The address of an article on the publication's own site; undefined if the publication has none. */
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

/** Adds the article's link, if the publication has its own site. References to itself lead there too. */
export const withLink = (
  article: Article,
  { publication, baseUrl }: { readonly publication: Publication; readonly baseUrl: string },
): Article => {
  const link = linkOf(article, publication);
  if (link === undefined) return article;
  const page = addressOf(baseUrl, articleKey(article.slug));
  const endings = ['#', '?', '"'];
  const body = endings.reduce(
    (text, end) => text.replaceAll(`"${page}${end}`, () => `"${escapeMarkup(link)}${end}`),
    article.body,
  );
  return { ...article, body, link };
};
