import type { Instant } from '../../article.ts';
import { withoutDates } from './around-dates.ts';
import { type DateContext, findDates, plainFigures } from './dates/written-date.ts';
import { keyOf } from './line-key.ts';
import { type NameContext, namesIn } from './named-people.ts';
import { byPhrases, creditLabels, firstByWords, startOf } from './word-sets.ts';

/** What one line says about who wrote an article, and when. */
export interface OriginLine {
  /** Persons. */
  readonly authors: readonly string[];
  /** A news agency that it names. */
  readonly agency?: string;
  readonly published?: Instant;
  readonly updated?: Instant;
  /**
   * What says that the names are those of authors: a word such as "by", a date or the like beside
   * them, or nothing.
   */
  readonly sign: 'by' | 'beside' | 'none';
}

export interface LineContext extends DateContext, NameContext {}

/** A byline or date line is short. In UTF-16 code units. */
const longest = 200;

/** Reads a byline, a date line, or both on one line. Every other line says nothing. */
export const readOriginLine = (line: string, context: LineContext): OriginLine => {
  if (line.length > longest || isProse(line)) return nothing;
  const text = plainFigures(line).replace(/\s+/g, ' ').trim();
  const dates = findDates(text, context);
  const { rest, hasTime, isUpdate } = withoutDates(text, dates);
  const all = rest.split(mark).map(tidy).filter(Boolean);
  const parts = isOfPicture(text) ? [] : all.filter((part) => !isOfPicture(part));
  const { names, agency, isBy } = namesIn(parts, dates.length > 0, context);
  const published = dates.find((_, index) => !isUpdate[index])?.instant;
  const updated = dates.find((_, index) => isUpdate[index])?.instant;
  const isPlaceAndDate =
    !isBy && !context.isByline && /^\p{L}[^|\d]*,\s*$/u.test(rest.split('|', 1)[0] ?? '');
  return {
    authors: isPlaceAndDate
      ? []
      : names.filter((name) => isBy || context.isByline || /\p{Lu}/u.test(name)),
    ...(agency === undefined ? {} : { agency }),
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined ? {} : { updated }),
    sign: isBy ? 'by' : hasTime || dates.length > 0 || rest.includes('@|') ? 'beside' : 'none',
  };
};

/** A sentence. A name in it belongs to a person that it tells about. */
const isProse = (line: string): boolean =>
  /[.!?…。]$/u.test(line) && !/[ap]\.\s?m\.$/i.test(line) && line.split(' ').length > 8;

const nothing: OriginLine = { authors: [], sign: 'none' };

/** The persons of a byline, or the agency where it names none. */
export const namedIn = ({ authors, agency }: OriginLine): readonly string[] =>
  authors.length > 0 || agency === undefined ? authors : [agency];

/** Whether a line says by whom an article is. */
export const isSigned = (text: string, key = keyOf(text)): boolean => {
  if (!mayBeSigned(text, key)) return false;
  const line = readOriginLine(text, { timezone: 'UTC', language: 'und' });
  return line.sign === 'by' && namedIn(line).length > 0;
};

/** A fast test that nearly every line without authors fails. */
export const mayBeSigned = (text: string, key: string): boolean =>
  /記者|委員/.test(text) || key.split(' ').some((word) => firstByWords.has(word));

/** Between names and what is beside them. */
const mark =
  /\s*[|•·›»]+\s*|(?<![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}】])\s*\/\s*|\s+-+\s+|\s*[–—]\s*|^-+\s+|\s+-+$|\s*@\|/u;

const tidy = (part: string): string => part.replace(/^[\s:.,،;\-–—]+|[\s:,،;\-–—]+$/gu, '');

/** `Photographs by Ann Lee` */
const isOfPicture = (part: string): boolean => {
  const key = keyOf(part);
  const label = startOf(key, creditLabels);
  return label !== undefined && label !== key && startOf(key, byPhrases) === undefined;
};
