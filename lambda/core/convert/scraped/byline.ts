import { keyOf } from './key.ts';
import { ands, bylines, startOf } from './phrase-book.ts';

const name = /^\p{Lu}[\p{L}\p{M}.’'‘-]*$/u;
const particle =
  /^(?:de|del|della|di|da|dos|do|das|du|des|van|von|den|der|ter|ten|zu|la|le|el|al|bin|ibn|abu|y|e|i|mac)$/i;
const uncased = /^[\p{Script=Arabic}\p{M}]+$/u;
const dense = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー 　]{2,12}$/u;

/**
 * The names in a line that names its authors and says nothing else, such as `By Jane Doe and John
 * Roe, Staff Writer`.
 * @returns undefined for every other line
 */
export const bylineOf = (text: string, key = keyOf(text)): readonly string[] | undefined => {
  if (text.length > 120) return undefined;
  const japanese =
    /^(?:【?(?:文|取材・文|文責|執筆|著者|筆者|ライター|記者|取材|文・写真)】?\s*[＝=:：／/]\s*)(.+)$/u.exec(
      text,
    )?.[1];
  if (japanese !== undefined) return namesIn(japanese.replace(/(?:記者|編集委員|論説委員)$/u, ''));
  if (dense.test(text) && /[^者]記者$/u.test(text)) return [text.replace(/記者$/u, '').trim()];
  const start = startOf(key, bylines);
  if (start === undefined) return undefined;
  const rest = behind(text, start);
  return rest === undefined ? undefined : namesIn(rest);
};

/** What follows the words of a phrase in a text. */
const behind = (text: string, start: string): string | undefined => {
  let rest = text;
  for (const word of start.split(' ')) {
    const [, first, more] = /^[^\p{L}]*([\p{L}\p{M}]+)[\s:：]*(.*)$/su.exec(rest) ?? [];
    if (first === undefined || keyOf(first) !== word) return undefined;
    rest = more ?? '';
  }
  return rest;
};

const namesIn = (text: string): readonly string[] | undefined => {
  const [undated = ''] = text.split(/(?:\s+(?:on|am|le|el|em|il|op))?[\s,]*\d/iu, 1);
  const [people = ''] = undated.split(/\s*[|•·(/]\s*|\s+[-–—]\s+|\s*@/u, 1);
  const [first = '', ...others] = people.split(joint).map((part) => part.trim());
  if (!isAuthor(first)) return undefined;
  const end = others.findIndex((other) => !isAuthor(other));
  return [first, ...(end < 0 ? others : others.slice(0, end))];
};

/** Commas, and the word "and" of any of the languages. */
const joint = new RegExp(`\\s*[,;،、，・&]\\s*|\\s+(?:${[...ands].join('|')})\\s+`, 'iu');

const role =
  /\b(?:staff|writers?|reporters?|correspondents?|editors?|columnist|press|news|emails?)\b/i;

const isAuthor = (text: string): boolean => isName(text) && !role.test(text);

export const isName = (text: string): boolean => {
  const words = text.split(/\s+/u);
  if (dense.test(text)) return true;
  if (words.length < 2 || words.length > 5 || /[.!?:]{2,}|[!?]$/.test(text)) return false;
  if (words.every((word) => uncased.test(word))) return true;
  return (
    words.every((word) => name.test(word) || particle.test(word)) &&
    words.filter((word) => name.test(word)).length >= 2
  );
};
