import { agencyAtEnd } from './agencies.ts';
import { keyOf } from './line-key.ts';
import { ands, dated, notNames } from './word-sets.ts';

const name = /^\p{Lu}[\p{L}\p{M}.’'‘-]*$/u;
const particle =
  /^(?:de|del|della|di|da|dos|do|das|du|des|van|von|den|der|ter|ten|zu|la|le|el|al|bin|ibn|abu|y|e|i|mac)$/i;
export const isParticle = (word: string): boolean => particle.test(word);

const uncased = /^[\p{Script=Arabic}\p{M}]+$/u;
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー 　]{2,12}$/u;

/** A last name in small letters that an outlet in capitals was run into: `LeeHARBOUR`. */
const glued = /(?<=\p{Ll})\p{Lu}{2}.*$/u;

/** Whether a text is written as the full name of a person is. */
export const isName = (text: string): boolean => {
  const words = text.split(/\s+/u);
  if (unspaced.test(text)) return true;
  if (words.length < 2 || words.length > 5 || /[.!?:]{2,}|[!?]$/.test(text)) return false;
  if (words.every((word) => uncased.test(word))) return true;
  return (
    words.every((word) => name.test(word) || particle.test(word)) &&
    words.filter((word) => name.test(word)).length >= 2
  );
};

/**
 * The full name that a text is or begins with. Behind one, an agency, a paper, a job or a section may
 * follow without any mark: `Ann Lee Port Ellery Leader`.
 */
export const personIn = (text: string): string | undefined => {
  const words = text.split(' ');
  const joint = words.findIndex((word) => glued.test(word));
  const whole = joint > 0 ? words.slice(0, joint + 1) : words;
  const bare = joint > 0 ? whole.with(joint, (whole[joint] ?? '').replace(glued, '')) : whole;
  const end = Math.min(agencyAtEnd(bare) ?? bare.length, strangerAt(bare) ?? bare.length);
  const full = bare.slice(0, end).join(' ');
  return isName(full) && !hasStranger(full) ? cased(full) : undefined;
};

/** Where the name is over: behind the word that follows an initial, or at a word of no name. */
const strangerAt = (words: readonly string[]): number | undefined => {
  const initial = words.findIndex((word, index) => index === 1 && /^\p{Lu}\.$/u.test(word));
  const stranger = words.findIndex((word, index) => index > 1 && isStranger(word, index));
  if (stranger < 0) return undefined;
  return initial > 0 && stranger > 3 ? 3 : stranger;
};

const isStranger = (word: string, index: number): boolean =>
  notNames.has(keyOf(word)) && (index === 0 || !particle.test(word));

export const hasStranger = (text: string): boolean => text.split(' ').some(isStranger);

/** A name in capitals, as a name is written: `ANN VAN DER LEE` → `Ann van der Lee`. */
export const cased = (full: string): string => {
  if (!/\p{Lu}{2}/u.test(full) || /\p{Ll}/u.test(full) || !full.includes(' ')) return full;
  return full
    .split(' ')
    .map((word, index) => (index > 0 && particle.test(word) ? word.toLowerCase() : casedWord(word)))
    .join(' ');
};

/** Initials have no vowel. */
const casedWord = (word: string): string =>
  word.length <= 2 && !/[AEIOUYÄÖÜАЕИОУЭЮЯ]/iu.test(word)
    ? word
    : word
        .toLowerCase()
        .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
        .replace(/^Mc\p{L}/u, (start) => `Mc${start.charAt(2).toUpperCase()}`);

const wordsBetween = [...ands].filter((word) => word !== 'و').join('|');

/** Commas and bars, and the word "and" of any of the languages, in small letters or in capitals. */
const joint = new RegExp(
  `\\s*[,;،、，・&+]\\s*(?:(?:${wordsBetween})\\s+)?|\\s+(?:${wordsBetween}|${wordsBetween.toUpperCase()})\\s+(?=\\S)|(?<=[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}])と(?=\\p{sc=Han})|\\s+و\\s+`,
  'gu',
);

/** What stands between the commas and "ands" of a list of names. */
export const partNames = (text: string): readonly string[] => {
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(joint)) {
    const [before, behind] = [
      text.slice(start, match.index),
      text.slice(match.index + match[0].length),
    ];
    // `Ortega y Gasset` is one name.
    const isWithin =
      /^\s\p{L}\s$/u.test(match[0]) && (!before.includes(' ') || !/^\S+ \S/u.test(behind));
    if (isWithin) continue;
    parts.push(before);
    start = match.index + match[0].length;
  }
  return [...parts, text.slice(start)]
    .flatMap(partArabic)
    .map((part) => part.replace(/^[\s:.\-–—]+|[\s:\-–—]+$/gu, ''))
    .filter((part) => part !== '');
};

/** Arabic writes "and" and the next name as one word; a name alone may begin with the same letter. */
const partArabic = (text: string): readonly string[] => {
  const words = text.split(' ');
  const at = words.findIndex((word, index) => index >= 2 && /^و\p{L}{2}/u.test(word));
  if (at < 0 || words.length - at < 2 || dated.has(keyOf(text))) return [text];
  return [words.slice(0, at).join(' '), [words[at]?.slice(1), ...words.slice(at + 1)].join(' ')];
};
