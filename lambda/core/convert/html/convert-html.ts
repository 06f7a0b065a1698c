import type { BodyFault, BodyOptions, ConvertedBody } from '../body.ts';
import { findArticle } from './article-body.ts';
import { type Known, removeBlocks } from './block-rules.ts';
import { faultOfTree, type PageDocument, type PageElement, parsePage } from './dom.ts';
import { removeJunk } from './junk.ts';
import { takeLeadPicture } from './metadata/lead-picture.ts';
import { readMetadata } from './metadata/metadata.ts';
import { isHeadline } from './metadata/title.ts';
import { bareWords } from './page-text.ts';
import { findStandfirst } from './standfirst.ts';

/**
 * HTML: a fragment is the article; of a page, the article is looked for and the rest dropped. Its
 * metadata fill the fields that the front matter leaves open.
 */
export const convertHtml = (html: string, options: BodyOptions): ConvertedBody | BodyFault => {
  const fault = faultOfTree(html);
  if (fault !== undefined) return { fault, remedy: 'Leave only the article, or save it as text' };
  const document = parsePage(html);
  const { title: ownTitle, base, ...fields } = readMetadata(document, options);
  const title = options.title ?? ownTitle;
  const isWhole = !options.clean || !isPage(html) || isBare(document);
  const { article, removed } = isWhole
    ? { article: document.body, removed: [] }
    : articleIn(document, html, {
        title: ownTitle ?? title ?? '',
        authors: fields.authors?.map(({ name }) => name) ?? [],
        description: fields.summary ?? '',
      });
  removeHeadline(article, isPage(html) ? [title, ownTitle] : [title]);
  const image = fields.image && takeLeadPicture(article, fields.image);
  return {
    html: withoutWrapping(article).innerHTML,
    removed,
    fields: { ...fields, ...(image ? { image } : {}) },
    ...(title === undefined ? {} : { title }),
    ...(base === undefined ? {} : { base }),
  };
};

const isPage = (html: string): boolean => /<(?:!doctype|html|head|body)[\s>]/i.test(html);

/** Whether a page has nothing but its article, as word processors and converters save it. */
const isBare = (document: PageDocument): boolean => document.querySelector(furniture) === null;

const furniture = [
  'nav,aside,header,footer,form,button,iframe,[role]',
  'script:not([type*="ld+json" i]),link[rel~="stylesheet" i],link[rel~="canonical" i]',
  'meta[property^="og:" i]',
  ...['menu', 'sidebar', 'header', 'footer', 'comment', 'share', 'teaser'].map(
    (word) => `[class*="${word}" i],[id*="${word}" i]`,
  ),
].join(',');

const articleIn = (
  document: PageDocument,
  html: string,
  { description, ...known }: Known & { readonly description: string },
) => {
  const { title } = known;
  removeJunk(document);
  const standfirst = findStandfirst(document, title, description);
  const marked = markedParts(document).map(measure);
  const isVast = document.querySelectorAll('*').length > mostElements;
  const found = isVast ? undefined : findArticle(document);
  const length = found?.textContent.trim().length ?? 0;
  const isPart = length < shortArticle && marked.some((part) => isLarger(part, length));
  const article = (isPart && largerPart(html, length)) || found || wholeOf(html);
  const removed = removeBlocks(article, known);
  if (standfirst && !bareWords(article.textContent).includes(bareWords(standfirst))) {
    const paragraph = document.createElement('p');
    paragraph.textContent = standfirst;
    article.prepend(paragraph);
  }
  return { article, removed: removed.filter((text) => bareWords(text) !== bareWords(title)) };
};

/** Readability's time grows with the square of what lies side by side. */
const mostElements = 8000;

/** In UTF-16 code units. Of a shorter article it is asked whether the page marks a larger one. */
const shortArticle = 1500;

/** What the page marks as its article, in a tree from which nothing has been removed. */
const largerPart = (html: string, length: number): PageElement | undefined =>
  markedParts(cleanPage(html)).find((part) => isLarger(measure(part), length));

const markedParts = (document: PageDocument): PageElement[] =>
  ['[itemprop~="articleBody"]', 'article', 'main,[role="main"]'].flatMap((selector) =>
    [...document.querySelectorAll(selector)].slice(0, mostParts),
  );

const mostParts = 20;

/** In UTF-16 code units. */
interface Measure {
  readonly text: number;
  readonly linked: number;
}

const measure = (part: PageElement): Measure => {
  let linked = 0;
  for (const link of part.querySelectorAll('a')) linked += link.textContent.trim().length;
  return { text: part.textContent.trim().length, linked };
};

/** Whether it holds twice as much as was found, and is not a list of links. */
const isLarger = ({ text, linked }: Measure, length: number): boolean =>
  text > 2 * length && linked < text / 3;

const cleanPage = (html: string): PageDocument => {
  const document = parsePage(html);
  removeJunk(document);
  return document;
};

/** The whole page, for an article that cannot be told from it. */
const wholeOf = (html: string): PageElement => cleanPage(html).body;

const withoutWrapping = (element: PageElement): PageElement => {
  const [only, another] = element.children;
  if (only === undefined || another !== undefined) return element;
  return only.matches('div,section,article') &&
    only.textContent.trim() === element.textContent.trim()
    ? withoutWrapping(only)
    : element;
};

const removeHeadline = (article: PageElement, titles: readonly (string | undefined)[]): void => {
  const headings = article.querySelectorAll('h1,h2,h3');
  const again = [...headings]
    .slice(0, 3)
    .find((heading) => titles.some((title) => title !== undefined && isHeadline(heading, title)));
  again?.remove();
};
