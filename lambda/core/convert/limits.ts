import { Parser } from 'htmlparser2';
import type { BodyFault, ConvertedBody } from './body.ts';

interface Excess extends BodyFault {
  readonly field?: string;
}

/** In UTF-16 code units. */
const longestTitle = 1000;

/** So many take the sanitizer a second. */
const mostTags = 30_000;

/** Of HTML elements within one another. What lies deeper than a hundred is flattened. */
const deepest = 6000;

/** In UTF-16 code units, markup included: some twenty novels. */
const mostText = 2_000_000;

/** Of these too. */
const mostReferences = 50_000;

/** The same of a text before its conversion, so that no time is spent on one that is too long. */
export const excessOfText = (text: string): Excess | undefined =>
  text.length > mostText ? excess(text.length, mostText, 'characters of text') : undefined;

const excess = (count: number, most: number, what: string): Excess => ({
  fault: `has ${count} ${what}`,
  remedy: `Leave at most ${most}, or split the article`,
});

/** The limit that an article exceeds, and the remedy; undefined when it exceeds none. */
export const excessOf = ({
  title = '',
  html,
}: Pick<ConvertedBody, 'title' | 'html'>): Excess | undefined => {
  if (title.length > longestTitle) {
    const fault = `the headline has ${title.length} characters`;
    return { fault, remedy: `Shorten it to at most ${longestTitle}`, field: 'title' };
  }
  const counts = [
    { count: countOf('<', html), most: mostTags, what: 'HTML tags' },
    { count: html.length, most: mostText, what: 'characters of text' },
    { count: countOf('&', html), most: mostReferences, what: 'HTML character references' },
  ];
  const found = counts.find(({ count, most }) => count > most);
  if (found) return excess(found.count, found.most, found.what);
  const fault = countOf('<', html) > deepest ? faultOfSize(html, { deepest }) : undefined;
  return fault === undefined ? undefined : { fault, remedy: 'Close the elements that it opens' };
};

const countOf = (character: string, text: string): number => {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
};

interface TreeLimits {
  readonly deepest: number;
  readonly mostElements?: number;
}

/** In UTF-16 code units. The parser is stopped between two of them. */
const chunk = 16_384;

/**
 * Why a tree of some HTML would be too deep or too large; undefined when it would not. It stops there: a
 * parser's time grows with the square of how deep elements nest.
 */
export const faultOfSize = (
  html: string,
  { deepest, mostElements = Number.POSITIVE_INFINITY }: TreeLimits,
): string | undefined => {
  let depth = 0;
  let reached = 0;
  let elements = 0;
  const parser = new Parser({
    onopentagname: () => {
      elements += 1;
      depth += 1;
      reached = Math.max(reached, depth);
    },
    onclosetag: () => {
      depth -= 1;
    },
  });
  for (let start = 0; start < html.length; start += chunk) {
    parser.write(html.slice(start, start + chunk));
    if (reached > deepest) return `nests HTML elements more than ${deepest} deep`;
    if (elements > mostElements) return `has more than ${mostElements} HTML elements`;
  }
  return undefined;
};
