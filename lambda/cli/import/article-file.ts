import { stringify } from 'yaml';
import { slugify } from '../../core/slug.ts';
import type { ImportedArticle } from './imported-article.ts';

/** References that mean something else at another address; those within the page do not. */
const relativeReference = /\s(?:src|href)\s*=\s*["']?(?![a-z][a-z\d+.-]*:|\/\/|#|["'\s>])/i;

/** What would make a body be taken for a whole page, and its article be looked for. */
const pageLike = /<(?:!doctype|html|head|body)[\s>]/i;

/** The source file of an imported article: its body as it came, below front matter. */
export const articleFile = (article: ImportedArticle, isPage: boolean): string => {
  const { canonical, body } = article;
  const fields = {
    title: article.title,
    date: article.published,
    updated: article.updated,
    authors: article.authors.map((author) => (author.email || author.url ? author : author.name)),
    section: article.section,
    tags: article.tags,
    summary: article.summary,
    image: article.image,
    attachments: article.attachments,
    language: article.language,
    canonical,
    id: article.keepsId ? article.id : undefined,
    draft: article.draft || undefined,
    clean: !isPage && pageLike.test(body) ? false : undefined,
  };
  const given = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const yaml = stringify(Object.fromEntries(given), { lineWidth: 0 });
  const base =
    !isPage && canonical !== undefined && relativeReference.test(body)
      ? `<base href="${escapeAttribute(canonical)}">\n`
      : '';
  return `---\n${yaml}---\n${base}${body.trim()}\n`;
};

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * @param slug that no other file of the content has
 * @returns the key of the file, which tells date and slug
 */
export const keyFor = ({ published }: Pick<ImportedArticle, 'published'>, slug: string): string => {
  const day = published?.slice(0, 10);
  return day === undefined
    ? `articles/${slug}.html`
    : `articles/${day.slice(0, 4)}/${day}-${slug}.html`;
};

/** The slug that an article would like to have. */
export const slugOf = ({ slug, title }: Pick<ImportedArticle, 'slug' | 'title'>): string =>
  slugify(/[\p{L}\p{N}]/u.test(slug) ? slug : title);
