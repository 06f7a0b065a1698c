import type { ArticleField } from './article-fields.ts';

/** Fields for the address of an article. It may begin with the day: `/2026/01/05/night-ferry/`. */
const addressNames = ['path', 'permalink', 'url', 'aliases', 'alias', 'redirectfrom'];

/** Whether a plain name is that of a field for an address. */
export const isAddressName = (plain: string): boolean => addressNames.includes(plain);

/**
 * The names by which Jekyll, Hugo, Zola, Eleventy, Astro, Ghost, Hexo and Pelican call the fields of an
 * article, and themes of theirs. The first name that a file gives counts. Case, hyphens and underscores make
 * no difference: see `plainName`.
 */
const namesOf: Readonly<Partial<Record<ArticleField, readonly string[]>>> = {
  title: ['title', 'headline', 'posttitle'],
  date: [
    'date', // all but Astro and Ghost
    'pubdate', // Astro
    'pubdatetime', // AstroPaper
    'publishedat', // Ghost
    'published', // a flag elsewhere, and read as such then
    'datepublished',
    'publisheddate',
    'publicationdate',
    'posted',
    'created',
    'createdat',
    'datecreated',
    ...addressNames,
  ],
  embargo: ['embargo', 'publishdate', 'publishon', 'embargoed', 'embargountil', 'embargodate'], // Hugo
  updated: [
    'updated', // Zola, Hexo
    'lastmod', // Hugo
    'modified', // Pelican
    'lastmodifiedat', // Jekyll
    'updatedat', // Ghost
    'updateddate', // Astro
    'moddatetime', // AstroPaper
    'lastmodified',
    'lastupdated',
    'dateupdated',
    'datemodified',
    'modifiedat',
    'modifieddate',
  ],
  expires: [
    'expires',
    'expirydate', // Hugo
    'unpublishdate', // Hugo
    'expiredate',
    'expiration',
    'expirationdate',
    'expiry',
    'expireson',
    'expiresat',
    'unpublishon',
    'unpublishat',
    'unpublishedat',
  ],
  author: ['author'],
  authors: ['authors', 'byline', 'creator', 'writer'],
  section: ['section', 'category', 'categories'],
  tags: ['tags', 'tag'],
  summary: [
    'summary', // Hugo, Pelican
    'description', // Zola, Astro, Eleventy
    'excerpt', // Jekyll, Hexo
    'customexcerpt', // Ghost
    'abstract',
    'teaser',
    'standfirst',
    'metadescription',
  ],
  image: [
    'image',
    'heroimage', // Astro
    'featureimage', // Ghost
    'featuredimage',
    'cover', // Hugo's PaperMod, Hexo
    'coverimage',
    'thumbnail',
    'thumb',
    'images', // Hugo
    'ogimage',
    'banner',
    'photo',
  ],
  language: ['language', 'lang', 'locale'],
  canonical: ['canonical', 'canonicalurl', 'canonicallink', 'originalurl'],
  slug: ['slug'],
  id: ['id', 'guid', 'uuid'],
  attachments: ['attachments'],
  clean: ['clean'],
};

/** Which field a name stands for, and which place it has among the names of that field. */
export const fieldNames: ReadonlyMap<
  string,
  { readonly field: ArticleField; readonly rank: number }
> = new Map(
  Object.entries(namesOf).flatMap(([field, names]) =>
    names.map((name, rank) => [name, { field: field as ArticleField, rank }] as const),
  ),
);

/** Tables under which Zola and Hugo keep fields that are not their own. */
export const fieldTables: ReadonlySet<string> = new Set(['extra', 'params', 'taxonomies']);

/** A name as the tables have it: `pub_date`, `pubDate` and `Pub-Date` are `pubdate`. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[-_ ]/g, '');

/** The plain name of a field, less that of the table in which it stands. */
export const lastName = (name: string): string => plainName(name.slice(name.lastIndexOf('.') + 1));
