import { keyOf } from './key.ts';
import { ar } from './phrases/ar.ts';
import { de } from './phrases/de.ts';
import { en } from './phrases/en.ts';
import { es } from './phrases/es.ts';
import { fr } from './phrases/fr.ts';
import { it } from './phrases/it.ts';
import { ja } from './phrases/ja.ts';
import { nl } from './phrases/nl.ts';
import type { Phrases } from './phrases/phrases.ts';
import { pt } from './phrases/pt.ts';
import { ru } from './phrases/ru.ts';

/** All at once: furniture is often in another language than the article. */
const languages: readonly Phrases[] = [ar, de, en, es, fr, it, ja, nl, pt, ru];

const keysOf = (field: keyof Phrases): ReadonlySet<string> =>
  new Set(
    languages
      .flatMap((language) => language[field].split(/[|\n]/))
      .map(keyOf)
      .filter((key) => key !== ''),
  );

export const after = keysOf('after');
export const boxes = keysOf('boxes');
export const around = keysOf('around');
export const menu = keysOf('menu');

/** Names of the services that pages are shared on, the same in every language. */
export const services: ReadonlySet<string> = new Set(
  `facebook twitter x whatsapp instagram pinterest linkedin reddit tumblr telegram flipboard pocket email
  e mail messenger mix snapchat youtube tiktok threads bluesky mastodon google googleplus plus print xing vk
  vkontakte viber skype line hatena odnoklassniki stumbleupon digg evernote rss teilen share tweet sms`
    .split(/\s+/)
    .map(keyOf),
);

/** Phrases by their first letter, so that a line is compared with few of them. */
type Starts = ReadonlyMap<string, readonly string[]>;

const startsOf = (field: keyof Phrases): Starts => {
  const starts = new Map<string, string[]>();
  for (const key of keysOf(field)) {
    const letter = key.charAt(0);
    starts.set(letter, [...(starts.get(letter) ?? []), key]);
  }
  return starts;
};

export const proofs = startsOf('proofs');
export const afterStarts = startsOf('afterStarts');
export const aroundStarts = startsOf('aroundStarts');
export const credits = startsOf('credits');
export const bylines = startsOf('by');

const spaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The longest of the phrases that a key begins with, as whole words. */
export const startOf = (key: string, starts: Starts): string | undefined => {
  let longest: string | undefined;
  for (const start of starts.get(key.charAt(0)) ?? []) {
    const next = key[start.length];
    const isWhole = next === undefined || next === ' ' || spaced.test(start);
    if (isWhole && key.startsWith(start) && start.length > (longest?.length ?? 0)) longest = start;
  }
  return longest;
};

/** The words that labels of one kind in one language are made of. */
export interface Wording {
  /** One of these at least. */
  readonly telling: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
}

const wordingsOf = (
  field: 'sharing' | 'listing' | 'commenting' | 'advertising',
): readonly Wording[] =>
  languages.map((language) => ({
    telling: wordsOf(language[field]),
    others: wordsOf(language.words),
  }));

const wordsOf = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).flatMap((word) => keyOf(word).split(' ')));

export const sharing = wordingsOf('sharing');
export const listing = wordingsOf('listing');
export const commenting = wordingsOf('commenting');
export const advertising = wordingsOf('advertising');

/** Words that say nothing beside a date. */
export const dated: ReadonlySet<string> = new Set(
  [...keysOf('dated')].flatMap((key) => key.split(' ')),
);

/** 1 to 12 by the name of a month in any of the languages. */
export const months: ReadonlyMap<string, number> = new Map(
  languages.flatMap(({ months: rows }) =>
    rows
      .split('\n')
      .flatMap((row) =>
        row
          .trim()
          .split(/\s+/)
          .map((name, index) => [keyOf(name), index + 1] as const),
      )
      .filter(([name]) => name !== ''),
  ),
);

/** Words between two authors. */
export const ands: ReadonlySet<string> = keysOf('and');
