import type { Instant } from '../../../article.ts';
import { type DateContext, readDate } from '../../origin/dates/written-date.ts';
import { readOriginLine } from '../../origin/origin-line.ts';
import { isElsewhere, type PageDocument, type PageElement } from '../dom.ts';
import { plainLine } from '../page-text.ts';
import type { Clues } from './clues.ts';
import { linesBelowHeadline } from './near-headline.ts';

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

/** From the surest place to the least sure. */
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
  const told =
    first([...articles, ...pages], ({ datePublished, dateCreated }) =>
      read(datePublished ?? dateCreated),
    ) ?? first(publishedFields, (field) => read(meta(field)));
  const visible =
    visibleDates(document, context) ??
    first(linesBelowHeadline(document), (line) => datesIn(line, context));
  const published =
    told ??
    visible?.published ??
    (address === undefined ? undefined : dateInAddress(address, context));
  const changed =
    first([...articles, ...pages], ({ dateModified }) => read(dateModified)) ??
    first(updatedFields, (field) => read(meta(field)));
  const updated = changed && published && changed > published ? changed : undefined;
  const seen = told === undefined && changed === undefined ? visible?.updated : undefined;
  return { ...given('published', published), ...given('updated', updated ?? seen) };
};

const given = (name: keyof PageDates, instant: Instant | undefined): PageDates =>
  instant === undefined ? {} : { [name]: instant };

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

const visibleDates = (document: PageDocument, context: DateContext): PageDates | undefined =>
  first(places, (place) =>
    first([...document.querySelectorAll(place)].slice(0, 20), (element) =>
      isElsewhere(element) ? undefined : datesOf(element, context),
    ),
  );

const datesOf = (element: PageElement, context: DateContext): PageDates | undefined =>
  first(
    [
      element.getAttribute('datetime'),
      element.getAttribute('content'),
      element.getAttribute('title'),
      element.textContent,
    ],
    (text) => datesIn(plainLine(text), context),
  );

/** The date of a change is also the date of publication where the line has no other. */
const datesIn = (text: string, context: DateContext): PageDates | undefined => {
  const date = readDate(text, context);
  if (date === undefined) return undefined;
  const { published = date, updated } = readOriginLine(text, { ...context, isByline: true });
  return { published, ...given('updated', updated) };
};

const dateInAddress = (address: string, { timezone, language }: DateContext) => {
  const [, ...parts] = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(address) ?? [];
  return parts.length > 0 ? readDate(parts.join('-'), { timezone, language }) : undefined;
};
