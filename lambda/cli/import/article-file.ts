import { stringify } from 'yaml';
import { articleFields } from '../../core/convert/article-fields.ts';
import { isError, type Problem } from '../../core/problem.ts';
import { slugify } from '../../core/slug.ts';
import { readFields } from '../../core/yaml-fields.ts';
import type { ImportedArticle } from './imported-article.ts';

/** References that mean something else at another address; those within the page do not. */
const relativeReference = /\s(?:src|href)\s*=\s*["']?(?![a-z][a-z\d+.-]*:|\/\/|#|["'\s>])/i;

/** What would make a body be taken for a whole page, and its article be looked for. */
const pageLike = /<(?:!doctype|html|head|body)[\s>]/i;

/** The text of a source file, and what is wrong with the fields that were left out of it. */
interface ArticleFile {
  readonly text: string;
  readonly faults: readonly Problem[];
}

/**
 * The source file of an imported article: its body as it came, below front matter. Fields that an article
 * would be rejected for are left out.
 * @param isPage whether the body is a whole page
 */
export const articleFile = (article: ImportedArticle, isPage: boolean): ArticleFile => {
  const { canonical, body } = article;
  const fields = fieldsOf(article, isPage);
  const { problems } = readFields(yamlOf(fields), articleFields('UTC'), article.title);
  const faults = problems.filter(isError);
  const faulty = new Set(faults.map(({ field = '' }) => field.split('.')[0]));
  const sound = fields.filter(([name]) => !faulty.has(name));
  const base =
    !isPage && canonical !== undefined && relativeReference.test(body)
      ? `<base href="${escapeAttribute(canonical)}">\n`
      : '';
  return { text: `---\n${yamlOf(sound)}---\n${base}${body.trim()}\n`, faults };
};

type FieldEntries = readonly (readonly [name: string, value: unknown])[];

const yamlOf = (fields: FieldEntries): string =>
  stringify(Object.fromEntries(fields), { lineWidth: 0 });

const fieldsOf = (article: ImportedArticle, isPage: boolean): FieldEntries =>
  Object.entries({
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
    canonical: article.canonical,
    id: article.keepsId ? article.id : undefined,
    draft: article.draft || undefined,
    clean: !isPage && pageLike.test(article.body) ? false : undefined,
  }).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));

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
