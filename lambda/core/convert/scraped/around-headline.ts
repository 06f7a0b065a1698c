import type { Instant } from '../../article.ts';
import { isOnlyBy } from '../origin/by-words.ts';
import { isDateLine } from '../origin/date-line.ts';
import type { DateContext } from '../origin/dates/written-date.ts';
import { keyOf } from '../origin/line-key.ts';
import { namedIn, type OriginLine, readOriginLine } from '../origin/origin-line.ts';
import { isName } from '../origin/person-name.ts';
import { phrase } from './labels.ts';
import { isFurniture, type Line } from './line.ts';

/** Who wrote an article and when, as its page says beside the headline. */
export interface Origin {
  readonly authors: readonly string[];
  readonly published?: Instant;
  readonly updated?: Instant;
}

interface Surroundings {
  readonly lines: readonly Line[];
  /** Index of the headline's line. */
  readonly headline: number;
  /** Index of the article's first line. */
  readonly start: number;
  /** Whether the text is a page beyond doubt. */
  readonly isPage: boolean;
}

/** In UTF-16 code units. */
const longest = 160;

/**
 * What the lines around a headline say about authors and dates.
 * - A line with a word such as "by" names the authors.
 * - Names beside a date, an address or a time such as "2 days" are authors below the headline only.
 * - A bare name of two or three words is an author right below the headline only, with a paragraph or a
 *   date below it, and if no word of it is known from menus, sections, places, papers or jobs.
 *
 * A text that is no page beyond doubt needs more: only the two lines below the headline count, the first
 * of them must name authors or a date, and no word of a name without "by" may stand in the headline or in
 * the text, where the words of a sub-heading come from.
 */
export const originAround = (
  { lines, headline, start, isPage }: Surroundings,
  context: DateContext,
): Origin => {
  const isStrange = strangersTo(lines, headline, start);
  const [from, to] = isPage ? [Math.max(0, headline - 3), start] : [headline + 1, headline + 2];
  let authors: readonly string[] = [];
  let published: Instant | undefined;
  let updated: Instant | undefined;
  for (let index = from; index <= to; index += 1) {
    const text = lines[index]?.text ?? '';
    const next = lines[index + 1];
    if (index === headline || text.length > longest) continue;
    const read = readOriginLine(isOnlyBy(text) ? `${text} ${next?.text}` : text, context);
    const names =
      read.sign === 'by'
        ? namedIn(read)
        : index > headline && isUnsigned(read, text, index === headline + 1, next, isPage)
          ? read.authors.filter(
              (_, __, all) => (isPage && read.sign === 'beside') || isStrange(all),
            )
          : [];
    if (authors.length === 0) authors = names;
    const isDate = isDateLine(text);
    if (names.length > 0 || isDate) {
      published ??= read.published;
      updated ??= read.updated;
    }
    if (!isPage && index === from && names.length === 0 && !isDate) return { authors: [] };
  }
  if (!isPage && authors.length === 0) return { authors };
  const first = published ?? updated;
  return {
    authors,
    ...(first === undefined ? {} : { published: first }),
    ...(updated === undefined ? {} : { updated }),
  };
};

/** Whether a line names authors without a word that says so. */
const isUnsigned = (
  { authors, sign, agency }: OriginLine,
  text: string,
  isFirst: boolean,
  next: Line | undefined,
  isPage: boolean,
): boolean => {
  if (authors.length === 0) return false;
  if (sign === 'beside') return isFirst || isPage;
  const isAbove =
    next?.kind === 'prose' ||
    next?.kind === 'meta' ||
    next?.text === text ||
    (isPage && isFurniture(next));
  const isBare = authors.length > 1 || agency !== undefined || isShortName(text);
  return isFirst && isAbove && isBare;
};

const isShortName = (text: string): boolean =>
  isName(text) &&
  text.split(' ').length <= 3 &&
  text.split(' ').every((word) => phrase(keyOf(word)) === undefined) &&
  phrase(keyOf(text)) === undefined;

/** Tells whether no word of some names stands in the headline or in the text. */
const strangersTo = (lines: readonly Line[], headline: number, start: number) => {
  const texts = [lines[headline], ...lines.slice(start, start + mostLines)].map(
    (line) => line?.text ?? '',
  );
  return (names: readonly string[]): boolean => {
    const others = texts.filter((text) => !names.some((name) => text.startsWith(name)));
    const words = new Set(others.flatMap((text) => keyOf(text).split(' ')));
    return names.every((name) =>
      keyOf(name)
        .split(' ')
        .every((word) => word.length < 2 || !words.has(word)),
    );
  };
};

/** The first lines of an article have most of its words. */
const mostLines = 40;
