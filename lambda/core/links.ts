import { addressOf, articleKey } from './addresses.ts';
import type { Article } from './article.ts';
import { dayOf } from './instant.ts';
import { inBraces } from './link-template.ts';
import type { Publication } from './publication.ts';
import { slugify } from './slug.ts';
import { escapeMarkup } from './text.ts';
import { strictUri } from './uri.ts';

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
