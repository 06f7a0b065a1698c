import { keyOf } from '../origin/line-key.ts';
import { startsOf } from '../origin/word-sets.ts';
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

/** All languages at once: furniture is often in another language than the article. */
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

export const proofs = startsOf(keysOf('proofs'));
export const afterStarts = startsOf(keysOf('afterStarts'));
export const aroundStarts = startsOf(keysOf('aroundStarts'));

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
