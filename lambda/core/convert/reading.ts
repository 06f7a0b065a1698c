/** How long an article is. */
export interface Reading {
  readonly words: number;
  /** At least 1. */
  readonly minutes: number;
}

/** Adults read about so many words of prose a minute (Brysbaert 2019, doi 10.1016/j.jml.2019.104047). */
const wordsAMinute = 238;

/** Scripts that put no blanks between words, which have some two characters there. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;

/** What has a letter or a digit, from one blank to the next. */
const spaced = /(?<=^|\s)[^\s\p{L}\p{N}]*[\p{L}\p{N}]\S*/gu;

/** Elements that do not end a word. */
const inline =
  /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)\b[^>]*>/g;

/**
 * The words of safe HTML: what has a letter or digit between two blanks, or two characters of a
 * script that does without blanks. Works in time that grows with the text, which the runtime's
 * segmenter does not.
 */
export const readingOf = (html: string): Reading => {
  const text = html
    .replace(inline, '')
    .replace(/<[^>]*>|&(?:nbsp|#160);/g, ' ')
    .replace(/&#?\w+;/g, '');
  const characters = text.match(unspaced)?.length ?? 0;
  const rest = characters === 0 ? text : text.replace(unspaced, ' ');
  const words = (rest.match(spaced)?.length ?? 0) + Math.ceil(characters / 2);
  return { words, minutes: Math.max(1, Math.round(words / wordsAMinute)) };
};
