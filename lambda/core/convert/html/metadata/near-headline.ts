import { cleanLine } from '../../../text.ts';
import { isElsewhere, type PageDocument } from '../dom.ts';

/** How much text below the headline is searched. In UTF-16 code units. */
const nearby = 300;
const longestLine = 100;
const small = 'p,span,div,li,td,small,em,i,b,strong,h3,h4,h5,h6';

/** The short lines below the headline, and, past the paragraphs, below the text. */
export const linesBelowHeadline = function* (document: PageDocument): Generator<string> {
  const headline = document.querySelector('h1');
  if (headline === null) return;
  let isBelow = false;
  let passed = 0;
  for (const element of document.querySelectorAll(`h1,${small}`)) {
    if (element === headline) isBelow = true;
    if (!isBelow || element === headline || headline.contains(element)) continue;
    const text = cleanLine(element.textContent);
    if (text.length > longestLine) continue;
    if (!isElsewhere(element)) yield text;
    passed += element.querySelector(small) === null ? text.length : 0;
    if (passed > nearby) return;
  }
};
