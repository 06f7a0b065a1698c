import { normalise } from '../../text.ts';

/** Lines are told apart by their beginnings. In UTF-16 code units. */
const longestKey = 4000;

/** Closing quotation marks and brackets at a line's end are few. */
const longestClose = 20;

/**
 * What a line says, for comparison: letters only, without case, accents and marks, words parted by
 * single spaces, and `#` for each number.
 */
export const keyOf = (text: string): string => {
  const line = text.slice(0, longestKey);
  return (isPlain(line) ? line : normalise(line, 'NFKD').replace(/\p{M}+/gu, ''))
    .toLowerCase()
    .replace(/\p{N}+(?:[.,:]\p{N}+)*|#/gu, ' # ')
    .replace(/[^\p{L}#]+/gu, ' ')
    .trim();
};

/** Chinese and Japanese characters carry as much as a few letters, and stand without spaces. */
const dense = /[\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF]/gu;

/** The first characters of a line are enough to judge it by. In UTF-16 code units. */
const longestCounted = 500;

const denseIn = (text: string): number => text.slice(0, longestCounted).match(dense)?.length ?? 0;

/** How much a line says, in letters of an alphabet; of a long line, hardly less than that. */
export const lengthOf = (text: string): number => text.length + 2 * denseIn(text);

/** How wide a text is set: Chinese and Japanese characters take two columns. */
export const columnsOf = (text: string): number => text.length + denseIn(text);

/** Whether a line ends as a sentence does, closing quotation marks and brackets aside. */
export const endsSentence = (text: string): boolean =>
  /[.!?…。！？؟۔](?:\s?["'”’»“«›)\]」』）])*$/u.test(text.slice(-longestClose));

/** Whether a line ends with a full stop, as paragraphs do and headlines do not. */
export const endsWithStop = (text: string): boolean =>
  /[.。۔](?:\s?["'”’»“«›)\]」』）])*$/u.test(text.slice(-longestClose));

/** Whether all of a line stands in quotation marks. */
export const isQuoted = (text: string): boolean =>
  text.length > 1 && /^["“”„«‘'「『]/u.test(text) && /["“”»’'」』][.,]?$/u.test(text.slice(-2));

export const endsWithColon = (text: string): boolean => /[:：]$/u.test(text);

/** Such text has no accents to take off; most lines of most languages have curly quotes at least. */
const isPlain = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: where ASCII begins
  /^[\u0000-\u007F\u00A0\u00AB\u00BB\u2010-\u2027]*$/.test(text);
