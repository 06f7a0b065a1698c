import { keyOf } from './line-key.ts';
import { isName } from './person-name.ts';
import { byPhrases, startOf } from './word-sets.ts';

/** What follows the words of a byline that a text begins with. */
export const behindBy = (text: string): string | undefined => {
  const start = startOf(keyOf(text), byPhrases);
  const rest = start === undefined ? undefined : behind(text, start);
  return rest ?? inJapanese(text);
};

/** What follows such a word within a text that also tells a date. */
export const behindInnerBy = (text: string): string | undefined =>
  /\s(?:by|par|por|door|przez)[\s:]+(\p{Lu}.*)$/u.exec(text)?.[1];

/** Whether the names of authors must follow on the next line. */
export const isOnlyBy = (text: string): boolean => {
  const key = keyOf(text);
  return key !== '' && text.length < longest && startOf(key, byPhrases) === key;
};

/** In UTF-16 code units. */
const longest = 30;

/** What follows the words of a phrase in a text. */
const behind = (text: string, start: string): string | undefined => {
  let rest = text;
  for (const word of start.split(' ')) {
    const [, first, more] = /^[^\p{L}]*([\p{L}\p{M}]+)[\s:=/]*(.*)$/su.exec(rest) ?? [];
    if (first === undefined || keyOf(first) !== word) return undefined;
    rest = more ?? '';
  }
  return rest;
};

/** Japanese puts a mark behind the word, or the job behind the name. */
const inJapanese = (text: string): string | undefined => {
  const [, label = '', rest = ''] = /^【?([^=:/】]{1,8})】?\s?[=:/]\s?(.+)$/u.exec(text) ?? [];
  const isLabelled = label !== '' && startOf(keyOf(label), byPhrases) === keyOf(label);
  if (isLabelled) return rest.replace(job, '');
  return isName(text) && job.test(text) ? text.replace(job, '').trim() : undefined;
};

const job = /(?<=[^者])(?:記者|編集委員|論説委員)$/u;
