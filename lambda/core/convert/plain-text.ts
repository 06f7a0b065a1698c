import type { ConvertBody } from './body.ts';
import { removeLeftovers, takeHeadline } from './leftovers.ts';
import { structure } from './scraped/structure.ts';
import { readUnits } from './scraped/units.ts';

/**
 * Plain text, as an editor would have typed it: lines that were broken to a width are joined, blank
 * lines part the paragraphs, and what scraping a page has left is removed. A text without any blank
 * line has a paragraph a line.
 */
export const convertPlainText: ConvertBody = (text, { title, clean }) => {
  const units = readUnits(text);
  const {
    title: headline,
    origin,
    kept,
    removed,
  } = (clean ? removeLeftovers : takeHeadline)(units, title);
  return {
    ...(headline === undefined ? {} : { title: headline.replace(/^#{1,6} /, '') }),
    ...(origin.authors.length > 0 ? { authors: origin.authors } : {}),
    ...(origin.date === undefined ? {} : { date: origin.date }),
    html: structure(kept),
    removed,
  };
};
