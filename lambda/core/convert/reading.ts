/** How long an article is. */
export interface Reading {
  readonly words: number;
  /** At least 1. */
  readonly minutes: number;
}

/** Adults read about so many words of prose a minute (Brysbaert 2019, doi 10.1016/j.jml.2019.104047). */
const wordsAMinute = 238;

/** Elements that do not end a word. */
const inline =
  /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)\b[^<>]*>/g;

/**
 * The words of safe HTML: what has a letter or digit between two blanks, or two characters of a
 * script that does without blanks. Works in time that grows with the text, which the runtime's
 * segmenter does not.
 */
export const readingOf = (html: string): Reading => {
  const text = html
    .replace(inline, '')
    .replace(/<[^<>]*>|&(?:nbsp|#160);/g, ' ')
    .replace(/&#?\w+;/g, '');
  const words = countWords(text);
  return { words, minutes: Math.max(1, Math.round(words / wordsAMinute)) };
};

const countWords = (text: string): number => {
  let words = 0;
  let characters = 0;
  let isCounted = false;
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindOf(text.codePointAt(at) ?? 0);
    if (kind === kinds.unspaced) characters += 1;
    if (kind === kinds.unspaced || kind === kinds.blank) isCounted = false;
    if (kind === kinds.letter && !isCounted) {
      words += 1;
      isCounted = true;
    }
  }
  return words + Math.ceil(characters / 2);
};

/** Of characters; the first that fits is meant. */
const kinds = { unspaced: 1, blank: 2, letter: 3, other: 4 } as const;

/** Of scripts that put no blanks between words, which have some two characters there. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const blank = /\s/;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** The kinds of the code points below 0x10000, each from when it was first asked for. */
const known = new Uint8Array(0x10000);

const kindOf = (codePoint: number): number => {
  const seen = known[codePoint];
  if (seen) return seen;
  const character = String.fromCodePoint(codePoint);
  let kind: number = kinds.other;
  if (unspaced.test(character)) kind = kinds.unspaced;
  else if (blank.test(character)) kind = kinds.blank;
  else if (letterOrDigit.test(character)) kind = kinds.letter;
  known[codePoint] = kind;
  return kind;
};
