import type { ConvertedBody } from './body.ts';

/** In UTF-16 code units. */
const longestTitle = 1000;

/** The sanitizer's time grows with the square of what is left open; this many take it a second. */
const mostTags = 30_000;

/** In UTF-16 code units, markup included: some twenty novels. */
const mostText = 2_000_000;

/** Of these too. */
const mostReferences = 50_000;

/** What of an article is too much to be published, and the remedy; undefined when nothing is. */
export const excessOf = ({
  title = '',
  html,
}: Pick<ConvertedBody, 'title' | 'html'>):
  | { readonly fault: string; readonly remedy: string; readonly field?: string }
  | undefined => {
  if (title.length > longestTitle) {
    const fault = `the headline has ${title.length} characters`;
    return { fault, remedy: `Shorten it to at most ${longestTitle}`, field: 'title' };
  }
  const counts = [
    { count: html.split('<').length - 1, most: mostTags, what: 'HTML tags' },
    { count: html.length, most: mostText, what: 'characters of text' },
    { count: html.split('&').length - 1, most: mostReferences, what: 'HTML character references' },
  ];
  const excess = counts.find(({ count, most }) => count > most);
  if (excess === undefined) return undefined;
  const { count, most, what } = excess;
  return { fault: `has ${count} ${what}`, remedy: `Leave at most ${most}, or split the article` };
};
