/**
 * Characters that XML 1.0 forbids or discourages (section 2.2): control characters except tab, line feed
 * and carriage return, lone surrogates, and non-characters. Also the byte order mark, and the replacement
 * character, which stands for a lost character.
 */
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFFD\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

const invisible = /^[\s\u200B-\u200F\u2028-\u202E\u2060-\u2064]*$/u;

/**
 * A quick first test: the same characters as single UTF-16 code units, any surrogate, and `\r`. A text
 * without a match is clean. Without the `u` flag the search is several times as fast.
 */
const suspicious =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uD800-\uDFFF\uFDD0-\uFDEF\uFEFF\uFFFD-\uFFFF]/;

/** Removes characters that XML cannot hold, and writes line ends as `\n`. */
export const cleanText = (text: string): string =>
  suspicious.test(text) ? text.replace(/\r\n?/g, '\n').replace(unfit, '') : text;

/** Whether a text has no visible character. */
export const isBlank = (text: string): boolean => invisible.test(text);

/** White space that `cleanLine` replaces: anything but single spaces. */
const loose = /[^\S ]| {2}/;

/** Clean text on one line, trimmed; empty if it has no visible character. */
export const cleanLine = (text: string): string => {
  const clean = cleanText(text);
  const line = (loose.test(clean) ? clean.replace(/\s+/g, ' ') : clean).trim();
  return isBlank(line) ? '' : line;
};

/**
 * Unicode's Stream-Safe Text Format (UAX 15) allows no more marks in a row, and no language needs more.
 * The last two are marks once they are normalised.
 */
const moreMarks = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu;

/** Whether a text has more than 30 combining marks in a row. */
export const hasTooManyMarks = (text: string): boolean =>
  text.length > 30 && text.search(moreMarks) >= 0;

/**
 * A normal form of Unicode. Of more than 30 marks in a row, the rest is left out: the runtime sorts the
 * marks of a letter in a time that grows with the square of their number.
 */
export const normalise = (text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string =>
  (text.length > 30 ? text.replace(moreMarks, '$1') : text).normalize(form);

/** Escapes text as HTML or XML content, and for attributes in double quotes. */
export const escapeMarkup = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
