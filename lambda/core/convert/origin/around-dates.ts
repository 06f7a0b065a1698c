import { isAgency } from './agencies.ts';
import type { WrittenDate } from './dates/written-date.ts';
import { keyOf } from './line-key.ts';
import { byPhrases, dated, startOf, updatedWords } from './word-sets.ts';

const addressLike = /(?:https?:|www\.)\S+|\S+@\S+\.\S+|@\w+/giu;
const bracketed = /\s*[([]([^)\]]*)[)\]]?/g;

/** What is left of a line without its dates, times, addresses and brackets; a bar stands for each. */
export const withoutDates = (text: string, dates: readonly WrittenDate[]) => {
  const isUpdate: boolean[] = [];
  let rest = '';
  let from = 0;
  for (const { start, end } of dates) {
    const before = text.slice(from, start);
    const kept = before.slice(0, wordsAtEnd(before));
    isUpdate.push(saysUpdate(before.slice(kept.length)));
    rest += `${kept}|`;
    from = end + wordsAtStart(text.slice(end));
  }
  rest += text.slice(from);
  const plain = rest
    .replace(addressLike, '@|')
    .replace(bracketed, (_, inner) => (isAgency(inner) ? `|${inner}|` : '|'));
  const timeless = plain.replace(ago, (whole, unit) => (dated.has(keyOf(unit)) ? '|' : whole));
  return { rest: timeless, hasTime: timeless !== plain, isUpdate };
};

/** `3 hours ago`, `2 days`, with a word before as in `vor 3 Stunden`. */
const ago =
  /(?:(?<!\p{L})(?:il y a|vor|hace|há|منذ)\s)?\d{1,3}\s?(\p{L}+)(?:\s(?:ago|fa|geleden|назад|temu|sedan|前))?(?!\p{L})/giu;

const saysUpdate = (text: string): boolean =>
  keyOf(text)
    .split(' ')
    .some((word) => updatedWords.has(word) && word !== 'last');

/** Where the words that belong to a date begin, at the end of what stands before it. */
const wordsAtEnd = (text: string): number => {
  let end = text.length;
  for (;;) {
    const before = text.slice(0, end);
    const [whole = '', word = ''] = /([\p{L}\p{M}.]+)['’]?[\s:,،]*$/u.exec(before.slice(-40)) ?? [];
    const at = end - whole.length;
    if (word === '' || !isBesideDate(word, text.slice(0, at), whole)) return end;
    end = at;
  }
};

/** Short names of days are names of people too: `By Li Sun, 30 September 2026`. */
const isBesideDate = (word: string, before: string, whole: string): boolean => {
  const words = keyOf(word).split(' ');
  if (words.every((each) => each === '') || !words.every((each) => dated.has(each))) return false;
  if (byPhrases.get(words[0]?.charAt(0) ?? '')?.includes(words.join(' ')) && before.trim() === '') {
    return !/\p{L}/u.test(before) && saysUpdate(word);
  }
  const isShortName = /^\p{Lu}\p{L}{1,2}$/u.test(word) && /\p{L}\s$/u.test(before);
  return !isShortName || !/[,،]/.test(whole);
};

/** How far the words that belong to a date go, at the start of what stands behind it. */
const wordsAtStart = (text: string): number => {
  let at = 0;
  for (;;) {
    const [whole = '', word = ''] =
      /^[\s,،.]*([\p{Ll}\p{Lo}\p{M}]+)\.?(?![\p{L}\p{M}])/u.exec(text.slice(at, at + 40)) ?? [];
    if (word === '' || !dated.has(keyOf(word)) || startOf(keyOf(word), byPhrases)) return at;
    at += whole.length;
  }
};
