import { endsSentence, keyOf, lengthOf } from '../origin/line-key.ts';
import { startOf } from '../origin/word-sets.ts';
import type { Kind } from './line-kind.ts';
import {
  advertising,
  after,
  afterStarts,
  around,
  aroundStarts,
  boxes,
  commenting,
  listing,
  menu,
  proofs,
  services,
  sharing,
  type Wording,
} from './phrase-book.ts';

/** What a line is whose words are one of the phrases. */
export const phrase = (key: string): Kind | undefined => {
  if (key === '') return undefined;
  if (isProof(key)) return 'proof';
  if (after.has(key)) return 'after';
  if (boxes.has(key)) return 'box';
  if (around.has(key) || services.has(key)) return 'around';
  return menu.has(key) ? 'menu' : undefined;
};

/** Notices of a form are often run together. */
const isProof = (key: string): boolean => {
  const start = startOf(key, proofs);
  if (start === undefined) return false;
  const rest = key.slice(start.length).trim();
  return rest === '' || after.has(rest) || isProof(rest);
};

/** A row of buttons, links or page numbers on one line: parted, spaced, or run together as scraping leaves them. */
export const parts = (text: string, key: string): Kind | undefined => {
  if (text.length > 200) return undefined;
  if (isTrail(text)) return 'menu';
  const rows = [
    text.split(/[|·•»>/,–—]| - /u),
    key.split(' '),
    /^\S+$/.test(text) ? text.split(/(?<=\p{Ll})(?=\p{Lu})/u) : [],
  ];
  for (const row of rows) {
    const kind = row.length < 2 ? undefined : rowOf(row);
    if (kind) return kind;
  }
  return undefined;
};

/** Where an article stands in its site: `Home » Local news » Harbour`. */
const isTrail = (text: string): boolean => {
  const [root = '', ...below] = text.split(/\s[»›>→]\s/u);
  return below.length > 0 && ['menu', 'around'].includes(phrase(keyOf(root)) ?? '');
};

const rowOf = (row: readonly string[]): Kind | undefined => {
  const kinds = new Set<Kind>();
  let isNumbered = false;
  for (const part of row) {
    const key = keyOf(part);
    const kind = services.has(key) ? 'around' : phrase(key);
    if (kind) kinds.add(kind);
    else if (key === '#') isNumbered = true;
    else if (key !== '') return undefined;
  }
  if (isNumbered && !kinds.has('after')) return undefined;
  if (kinds.has('proof') || kinds.has('after') || kinds.has('box')) return 'after';
  return kinds.has('around') ? 'around' : 'menu';
};

/** Labels and buttons have few words. */
const longestLabel = 9;

/** A line made of nothing but the words of labels, as `Share this story with your friends`. */
export const worded = (key: string): Kind | undefined => {
  const words = key.split(' ');
  const meaningful = words.filter((word) => word.length > 3).length;
  if (meaningful < 2 || words.length > longestLabel) return undefined;
  if (isWorded(words, commenting)) return 'after';
  if (isWorded(words, listing)) return 'box';
  return isWorded(words, sharing) || isWorded(words, advertising) ? 'around' : undefined;
};

const isWorded = (words: readonly string[], wordings: readonly Wording[]): boolean =>
  wordings.some(
    ({ telling, others }) =>
      words.some((word) => telling.has(word)) &&
      words.every(
        (word) => telling.has(word) || others.has(word) || services.has(word) || word === '#',
      ),
  );

/** A phrase and something of its own: the fewer words it has, the clearer they must be parted. */
export const started = (text: string, key: string): Kind | undefined => {
  if (/^["“”„«‘「『]/u.test(text)) return undefined;
  const isClear = (start: string | undefined): start is string => {
    if (start === undefined) return false;
    const letters = start.replaceAll(' ', '');
    const words =
      lengthOf(letters) > 2 * letters.length ? letters.length / 2 : start.split(' ').length;
    if (words >= 3 || (words === 2 && text.startsWith('('))) return true;
    const rest = key.slice(start.length);
    if (rest === '') return true;
    const isParted =
      /^[^:：|–—-]{0,60}[:：|–—]|^\S+(?: \S+)? - /u.test(text) && partedAt(text, start);
    return isParted || (words >= 2 && lengthOf(text) <= 80 && !endsSentence(text));
  };
  const [label = ''] = text.split(/[:：|]\s/u, 1);
  if (label !== text && label.length <= 40 && worded(keyOf(label)) === 'box') return 'around';
  if (isClear(startOf(key, afterStarts))) return 'after';
  return isClear(startOf(key, aroundStarts)) ? 'around' : undefined;
};

/** Whether a mark stands right behind the phrase that a line begins with. */
const partedAt = (text: string, start: string): boolean => {
  const [head = ''] = text.split(/[:：|–—]| - /u, 1);
  return keyOf(head) === start;
};
