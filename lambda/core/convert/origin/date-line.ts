import { findDays } from './dates/day-forms.ts';
import { isMonth } from './dates/month-names.ts';
import { plainFigures } from './dates/written-date.ts';
import { keyOf } from './line-key.ts';
import { dated } from './word-sets.ts';

/** Whether a text says when and hardly anything else, such as `Updated 30 September 2026, 14:30 GMT`. */
export const isDateLine = (text: string, key = keyOf(text)): boolean => {
  if (!/\p{N}/u.test(text)) return false;
  const words = key.split(' ');
  if (words.length > 24) return false;
  const rest = words.filter((word) => !isOfDate(word)).join('');
  if (namesDay(text) || words.some((word) => agoWords.has(word))) return rest.length <= 10;
  return /\d{1,2}[:.h]\d{2}/.test(text) && rest === '';
};

/** Whether a text names a day in full. */
export const namesDay = (text: string): boolean =>
  /\p{N}/u.test(text) && findDays(plainFigures(text.slice(0, 400)), 'und').length > 0;

const agoWords: ReadonlySet<string> = new Set(
  ['ago', 'hace', 'vor', 'ha', 'fa', 'geleden', 'منذ', 'назад'].map(keyOf),
);

const isOfDate = (word: string): boolean => dated.has(word) || isMonth(word) || /#/.test(word);
