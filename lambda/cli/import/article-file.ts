import { stringify } from 'yaml';
import { articleFields } from '../../core/convert/front-matter/article-fields.ts';
import { readFields } from '../../core/fields.ts';
import { isError, type Problem } from '../../core/problem.ts';
import { slugify } from '../../core/slug.ts';
import type { ImportedArticle } from './imported-article.ts';

/** Relative references, except those within the page: they change their meaning at another address. */
const relativeReference = /\s(?:src|href)\s*=\s*["']?(?![a-z][a-z\d+.-]*:|\/\/|#|["'\s>])/i;

/** Markup that makes the converter treat a body as a whole page. */
const pageLike = /<(?:!doctype|html|head|body)[\s>]/i;

/** The text of a source file, and the faults of the fields that it leaves out. */
interface ArticleFile {
  readonly text: string;
  readonly faults: readonly Problem[];
}

/**
 * The source file of an imported article: front matter and the unchanged body. Invalid fields, for which
 * the publisher would reject the article, are left out.
 * @param isPage whether the body is a whole page
 */
export const articleFile = (article: ImportedArticle, isPage: boolean): ArticleFile => {
  const { canonical, body } = article;
  const fields = fieldsOf(article, isPage);
  const { problems } = readFields(
    yamlOf(fields),
    articleFields({ timezone: 'UTC', language: 'en' }),
    article.title,
  );
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
 * @param slug unique in the content
 * @returns the key of the file, made from date and slug
 */
export const keyFor = ({ published }: Pick<ImportedArticle, 'published'>, slug: string): string => {
  const day = published?.slice(0, 10);
  return day === undefined
    ? `articles/${slug}.html`
    : `articles/${day.slice(0, 4)}/${day}-${slug}.html`;
};

/** The preferred slug of an article, which another article may have already. */
export const slugOf = ({ slug, title }: Pick<ImportedArticle, 'slug' | 'title'>): string =>
  slugify(/[\p{L}\p{N}]/u.test(slug) ? slug : title);
