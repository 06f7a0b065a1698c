import { parseInstant } from '../instant.ts';
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
  { title, clean, timezone }: BodyOptions,
): ConvertedBody => {
  const units = readUnits(text);
  const {
    title: headline,
    origin,
    kept,
    removed,
  } = (clean ? removeLeftovers : takeHeadline)(units, title);
  const published = origin.date && parseInstant(origin.date, timezone);
  return {
    ...(headline === undefined ? {} : { title: headline.replace(/^#{1,6} /, '') }),
    html: structure(kept),
    removed,
    fields: {
      authors: origin.authors.map((name) => ({ name })),
      ...(published === undefined ? {} : { published }),
    },
  };
};
