import { keyOf } from './line-key.ts';
import { type OriginWords, originWords } from './origin-words.ts';

const languages = Object.values(originWords);

const keysOf = (field: keyof OriginWords): ReadonlySet<string> =>
  new Set(
    languages
      .flatMap((language) => language[field].split(/[|\n]/))
      .map(keyOf)
      .filter((key) => key !== ''),
  );

const wordsOf = (field: keyof OriginWords): ReadonlySet<string> =>
  new Set([...keysOf(field)].flatMap((key) => key.split(' ')));

/** Phrases by their first letter, so that a line is compared with few of them. */
export type Starts = ReadonlyMap<string, readonly string[]>;

export const startsOf = (keys: Iterable<string>): Starts => {
  const starts = new Map<string, string[]>();
  for (const key of keys) {
    const letter = key.charAt(0);
    starts.set(letter, [...(starts.get(letter) ?? []), key]);
  }
  return starts;
};

export const byPhrases = startsOf(keysOf('by'));
/** One of these stands in every line that says "by". */
export const firstByWords: ReadonlySet<string> = new Set(
  [...keysOf('by')].map((key) => key.split(' ', 1)[0] ?? ''),
);
export const creditLabels = startsOf(keysOf('credits'));
export const ands: ReadonlySet<string> = keysOf('and');
export const notNames: ReadonlySet<string> = wordsOf('notNames');
export const updatedWords: ReadonlySet<string> = wordsOf('updated');

/** Words that say nothing beside a date. */
export const dated: ReadonlySet<string> = wordsOf('dated');

const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The longest of the phrases that a key begins with, as whole words. */
export const startOf = (key: string, starts: Starts): string | undefined => {
  let longest: string | undefined;
  for (const start of starts.get(key.charAt(0)) ?? []) {
    const next = key[start.length];
    const isWhole = next === undefined || next === ' ' || unspaced.test(start);
    if (isWhole && key.startsWith(start) && start.length > (longest?.length ?? 0)) longest = start;
  }
  return longest;
};
