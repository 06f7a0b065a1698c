import { cleanLine, escapeMarkup } from '../text.ts';
import type { ConvertBody } from './body.ts';
import { removeLeftovers } from './leftovers.ts';

/** A first line longer than this is a paragraph, not a headline. In UTF-16 code units. */
const longestHeadline = 300;

/**
 * Plain text: the first line is the headline, blank lines part the paragraphs, and the lines within
 * one are joined. A text without any blank line below its headline has a paragraph a line.
 */
export const convertPlainText: ConvertBody = (text, { title, clean }) => {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => cleanLine(line) !== '');
  const firstLine = cleanLine(lines[first] ?? '');
  const hasHeadline =
    firstLine !== '' &&
    (title === undefined ? firstLine.length <= longestHeadline : title === firstLine);
  const headline = hasHeadline ? firstLine : title;

  const below = hasHeadline ? lines.slice(first + 1) : lines;
  const { kept, removed } = clean
    ? removeLeftovers(below, headline ?? '')
    : { kept: below, removed: [] };
  const html = paragraphs(kept)
    .map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`)
    .join('\n');
  return { ...(headline === undefined ? {} : { title: headline }), html, removed };
};

const paragraphs = (lines: readonly string[]): string[] => {
  const text = lines.join('\n').trim();
  const hasBlankLines = /\n\s*\n/.test(text);
  return text
    .split(hasBlankLines ? /\n\s*\n/ : '\n')
    .map(cleanLine)
    .filter((paragraph) => paragraph !== '');
};
