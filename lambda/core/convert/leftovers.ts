import type { DateContext } from './origin/dates/written-date.ts';
import { keyOf } from './origin/line-key.ts';
import { type Origin, originAround } from './scraped/around-headline.ts';
import { findArticle } from './scraped/article-run.ts';
import { isEnough } from './scraped/evidence.ts';
import { findHeadline, longestHeadline } from './scraped/headline.ts';
import { isForeign } from './scraped/inside.ts';
import { type Line, readLines } from './scraped/line.ts';
import type { Unit } from './scraped/units.ts';

export interface Article {
  /** Missing when nothing in the text can be one. */
  readonly title?: string;
  readonly origin: Origin;
  readonly kept: readonly Unit[];
  readonly removed: readonly string[];
}

/** No page has more lines; a longer text is taken as it is. */
const mostLines = 25_000;

/**
 * Parts the article from what scraping its page has left around and inside it: menus, buttons,
 * advertisements, lists of other articles, forms and notices. All of the text is looked at before
 * anything is removed, and without plenty of evidence of a page everything is kept.
 * @param title where it is known already
 * @param context that dates are read in
 */
export const removeLeftovers = (
  units: readonly Unit[],
  title: string | undefined,
  context: DateContext,
): Article => {
  if (units.length > mostLines) return takeHeadline(units, title);
  const lines = readLines(units.map(({ text }) => text));
  const headline = title === undefined ? findHeadline(lines) : indexOfTitle(lines, title);
  const { start, end } = findArticle(lines, headline + 1);
  const found = title ?? lines[headline]?.text;
  const isPage = start < end && isEnough({ lines, headline, start, end, title: found });
  if (!isPage) {
    const article = takeHeadline(units, title);
    return { ...article, origin: originBelow(article, lines, context) };
  }

  const foreign = isForeign(lines.slice(start, end));
  const isKept = (index: number) => index >= start && index < end && !foreign[index - start];
  return {
    ...(found === undefined ? {} : { title: found }),
    origin: originAround({ lines, headline, start, isPage }, context),
    kept: units.filter((_, index) => isKept(index)),
    removed: units
      .filter((_, index) => index !== headline && !isKept(index))
      .map(({ text }) => text),
  };
};

/** Without evidence of a page a byline below the headline is read, but stays where it is. */
const originBelow = ({ kept }: Article, lines: readonly Line[], context: DateContext): Origin => {
  const headline = lines.length - kept.length - 1;
  return originAround({ lines, headline, start: headline + 2, isPage: false }, context);
};

const indexOfTitle = (lines: readonly Line[], title: string): number =>
  lines.slice(0, 200).findIndex(({ text }) => isSame(text, title));

const isSame = (line: string, title: string): boolean =>
  line === title || (keyOf(title) !== '' && keyOf(line) === keyOf(title));

/** The article as it is: the first line is the headline, unless it is a paragraph or another is known. */
export const takeHeadline = (units: readonly Unit[], title: string | undefined): Article => {
  const first = units[0]?.text;
  const hasHeadline =
    first !== undefined &&
    (title === undefined ? first.length <= longestHeadline : isSame(first, title));
  const headline = title ?? (hasHeadline ? first : undefined);
  return {
    ...(headline === undefined ? {} : { title: headline }),
    origin: { authors: [] },
    kept: hasHeadline ? units.slice(1) : units,
    removed: [],
  };
};
