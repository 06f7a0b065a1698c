import { keyOf, lengthOf } from './key.ts';
import { dated, months } from './phrase-book.ts';

const numeric =
  /(?<!\d)(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})([./-])(\d{1,2})\5(\d{4})(?!\d)/u;

/** The first date that a text names in full, as `2026-09-30`; nothing where day and month may be swapped. */
export const dateIn = (text: string): string | undefined => {
  const plain = text
    .slice(0, 400)
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  return named(plain) ?? inFigures(plain);
};

const inFigures = (text: string): string | undefined => {
  const [, year, month, day, first, mark, second, last] = numeric.exec(text) ?? [];
  if (year && month && day) return isoDate(Number(year), Number(month), Number(day));
  if (!first || !second || !last) return undefined;
  const [a, b] = [Number(first), Number(second)];
  if (mark === '.' || a > 12) return isoDate(Number(last), b, a);
  return a === b || b > 12 ? isoDate(Number(last), a, b) : undefined;
};

/** `30 September 2026`, `September 30, 2026`, `30 de septiembre de 2026`, and so on. */
const named = (text: string): string | undefined => {
  const words = text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '' && !/^(?:de|del|of|the|d)$/i.test(word));
  for (const [index, word] of words.entries()) {
    const month = months.get(keyOf(word));
    if (month === undefined) continue;
    const [before, next, afterNext] = [words[index - 1], words[index + 1], words[index + 2]];
    const dated =
      isoDate(yearOf(next), month, dayOf(before)) ?? isoDate(yearOf(afterNext), month, dayOf(next));
    if (dated) return dated;
  }
  return undefined;
};

const dayOf = (word = ''): number => Number(/^(\d{1,2})(?:st|nd|rd|th|er|º|ª)?$/i.exec(word)?.[1]);

/** A scraped line may run a time into the year: `20194:29`. */
const yearOf = (word = ''): number => Number(/^((?:19|20)\d{2})(?:\d|T|$)/.exec(word)?.[1]);

const isoDate = (year: number, month: number, day: number): string | undefined => {
  const isDate = year >= 1900 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const two = (value: number) => String(value).padStart(2, '0');
  return isDate ? `${year}-${two(month)}-${two(day)}` : undefined;
};

/** Whether a line says when and hardly anything else, such as `Updated 30 September 2026, 14:30 GMT`. */
export const isDateLine = (text: string, key = keyOf(text)): boolean => {
  if (!/\p{N}/u.test(text)) return false;
  const words = key.split(' ');
  const rest = words.filter((word) => !isOfDate(word)).join('');
  if (words.length > 24) return false;
  if (dateIn(text) !== undefined || words.some((word) => agoWords.has(word)))
    return lengthOf(rest) <= 10;
  return /\d{1,2}[:.h]\d{2}/.test(text) && rest === '';
};

const agoWords: ReadonlySet<string> = new Set(
  ['ago', 'hace', 'vor', 'ha', 'fa', 'geleden', 'منذ', 'назад'].map(keyOf),
);

const isOfDate = (word: string): boolean => dated.has(word) || months.has(word) || /#/.test(word);
