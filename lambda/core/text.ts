/**
 * Everything that XML 1.0 forbids or discourages (section 2.2): control characters but tab, line
 * feed and carriage return, lone surrogates, non-characters; and the byte order mark and the
 * replacement character, which only stands for a character that was lost.
 */
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFFD\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

const invisible = /^[\s\u200B-\u200F\u2028-\u202E\u2060-\u2064]*$/u;

/**
 * What no text without it has to be searched further for: all of that in one UTF-16 code unit, any
 * surrogate, and `\r`. Without flags it is found several times as fast.
 */
const suspicious =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uD800-\uDFFF\uFDD0-\uFDEF\uFEFF\uFFFD-\uFFFF]/;

/** Text without what XML cannot carry; line ends as `\n`. */
export const cleanText = (text: string): string =>
  suspicious.test(text) ? text.replace(/\r\n?/g, '\n').replace(unfit, '') : text;

/** Whether nothing in a text can be seen. */
export const isBlank = (text: string): boolean => invisible.test(text);

/** Anything that is not on one line, or further apart than words are. */
const loose = /[^\S ]| {2}/;

/** Clean text on one line, trimmed; empty when nothing in it can be seen. */
export const cleanLine = (text: string): string => {
  const clean = cleanText(text);
  const line = (loose.test(clean) ? clean.replace(/\s+/g, ' ') : clean).trim();
  return isBlank(line) ? '' : line;
};

/** Text as HTML or XML content, safe in double-quoted attributes too. */
export const escapeMarkup = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
