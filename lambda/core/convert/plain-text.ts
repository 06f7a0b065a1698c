import type { BodyOptions, ConvertedBody } from './body.ts';
import { removeLeftovers, takeHeadline } from './leftovers.ts';
import { structure } from './scraped/structure.ts';
import { readUnits } from './scraped/units.ts';

/**
 * Plain text, as an editor would have typed it: lines that were broken to a width are joined, blank
 * lines part the paragraphs, and what scraping a page has left is removed. A text without any blank
 * line has a paragraph a line.
 */
export const convertPlainText = (
  text: string,
  { title, clean, language, timezone }: BodyOptions,
): ConvertedBody => {
  const units = readUnits(text);
  const {
    title: headline,
    origin,
    kept,
    removed,
  } = clean ? removeLeftovers(units, title, { language, timezone }) : takeHeadline(units, title);
  const { authors, ...dates } = origin;
  return {
    ...(headline === undefined ? {} : { title: headline.replace(/^#{1,6} /, '') }),
    html: structure(kept),
    removed,
    fields: { authors: authors.map((name) => ({ name })), ...dates },
  };
};
