import { cleanLine } from '../../text.ts';
import { isElsewhere, type PageDocument, type PageElement } from './dom.ts';
import { isHeadline } from './metadata/title.ts';
import { bareWords } from './page-text.ts';

const blocks = 'p,h2,h3,h4,h5,li,div,section';

/** What content systems call it, in several languages. */
const called = ['standfirst', 'lead', 'intro', 'teaser', 'deck', 'excerpt', 'subhead', 'subtitle']
  .concat('abstract', 'vorspann', 'chapo', 'bajada', 'ingress')
  .map((word) => `[class*="${word}" i]`)
  .join(',');

/** In UTF-16 code units. */
const shortest = 40;
const longest = 800;
/** How far below the headline it may begin. */
const nearby = 1000;

/**
 * The paragraph between a headline and its article that sums the article up: the page calls it so,
 * or gives the same words as its description.
 */
export const findStandfirst = (
  document: PageDocument,
  title: string,
  description: string,
): string | undefined => {
  let isBelow = false;
  let passed = 0;
  for (const element of document.querySelectorAll(`h1,${blocks}`)) {
    if (/^h[12]$/.test(element.localName) && isHeadline(element, title)) {
      isBelow = true;
      passed = 0;
      continue;
    }
    if (!isBelow || element.querySelector(blocks) !== null) continue;
    const text = cleanLine(element.textContent);
    const isLong = text.length >= shortest && text.length <= longest;
    if (isLong && !isElsewhere(element) && (isSame(text, description) || isCalled(element))) {
      return text;
    }
    passed += text.length;
    if (passed > nearby) return undefined;
  }
  return undefined;
};

const isSame = (text: string, description: string): boolean => {
  const [words, told] = [bareWords(text), bareWords(description)];
  return told.length >= shortest && (words.startsWith(told) || told.startsWith(words));
};

/** The element or one of the two that hold it is called so. A link leads to another article. */
const isCalled = (element: PageElement): boolean =>
  element.closest('a') === null &&
  element.querySelector('a') === null &&
  [element, element.parentElement, element.parentElement?.parentElement].some((each) =>
    each?.matches(called),
  );
