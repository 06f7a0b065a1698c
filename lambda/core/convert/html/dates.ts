import type { Instant } from '../../article.ts';
import type { Clues } from './clues.ts';
import { isElsewhere, type PageDocument, type PageElement } from './dom.ts';
import { linesBelowHeadline } from './near-headline.ts';
import { plainLine } from './page-text.ts';
import { type DateContext, readDate } from './written-date.ts';

const publishedFields = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datePublished',
  'parsely-pub-date',
  'sailthru.date',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.issued',
  'dc.date.created',
  'dc.date',
  'dcterms.date',
  'publish_date',
  'publish-date',
  'publication_date',
  'pubdate',
  'pdate',
  'date',
  'cXenseParse:recs:publishtime',
];

const updatedFields = [
  'article:modified_time',
  'og:updated_time',
  'dateModified',
  'dcterms.modified',
];

/** From the surest to what is only called a date. */
const places = [
  '[itemprop~="datePublished"]',
  'time[pubdate]',
  'abbr.published,.dt-published,.entry-date',
  'article time,main time',
  'time[datetime]',
  'header [class*="date" i],article [class*="date" i],main [class*="date" i]',
  '[class*="publish" i],[class*="posted" i],[class*="date" i],[id*="date" i],[class*="datum" i],[class*="time" i],[class*="byline" i],[class*="meta" i]',
];

export interface PageDates {
  readonly published?: Instant;
  readonly updated?: Instant;
}

/** When a page says it was published and last changed. */
export const readDates = (
  { document, meta, data: { articles, pages } }: Clues,
  address: string | undefined,
  context: DateContext,
): PageDates => {
  const read = (value: unknown) => readDate(plainLine(value), context);
  const published =
    first([...articles, ...pages], ({ datePublished, dateCreated }) =>
      read(datePublished ?? dateCreated),
    ) ??
    first(publishedFields, (field) => read(meta(field))) ??
    visibleDate(document, context) ??
    first(linesBelowHeadline(document), (line) => readDate(line, context)) ??
    (address === undefined ? undefined : dateInAddress(address, context));
  const updated =
    first([...articles, ...pages], ({ dateModified }) => read(dateModified)) ??
    first(updatedFields, (field) => read(meta(field)));
  return {
    ...(published ? { published } : {}),
    ...(updated && published && updated > published ? { updated } : {}),
  };
};

const first = <Each, Found>(
  list: Iterable<Each>,
  read: (each: Each) => Found | undefined,
): Found | undefined => {
  for (const each of list) {
    const found = read(each);
    if (found !== undefined) return found;
  }
  return undefined;
};

const visibleDate = (document: PageDocument, context: DateContext): Instant | undefined =>
  first(places, (place) =>
    first([...document.querySelectorAll(place)].slice(0, 20), (element) =>
      isElsewhere(element) ? undefined : dateOf(element, context),
    ),
  );

const dateOf = (element: PageElement, context: DateContext): Instant | undefined =>
  first(
    [
      element.getAttribute('datetime'),
      element.getAttribute('content'),
      element.getAttribute('title'),
      element.textContent,
    ],
    (text) => readDate(plainLine(text), context),
  );

const dateInAddress = (address: string, { timezone, language }: DateContext) => {
  const [, ...parts] = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(address) ?? [];
  return parts.length > 0 ? readDate(parts.join('-'), { timezone, language }) : undefined;
};
