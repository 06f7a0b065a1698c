import { cleanLine } from '../../text.ts';
import type { PageElement } from './dom.ts';

/** A paragraph, a heading, a list item, or any other text on lines of its own. */
export interface Block {
  readonly element: PageElement;
  /** Its beginning, if it is long. */
  readonly text: string;
  readonly words: number;
  /** The part of the text that is links, from 0 to 1. */
  readonly linked: number;
  readonly isHeading: boolean;
}

const names =
  'p,h1,h2,h3,h4,h5,h6,li,dt,dd,pre,blockquote,div,section,article,td,th,figcaption,address,header,footer,center,summary,details';

/** In order. A block that holds others is left out, unless it has text of its own. */
export const blocksOf = (root: PageElement): Block[] =>
  [...root.querySelectorAll(names)]
    .filter(
      (element) => element.querySelector(names) === null && element.closest('table,pre') === null,
    )
    .map(blockOf)
    .filter(({ text }) => text !== '');

/** In UTF-16 code units. No rule looks further into a block. */
const longest = 1000;

const blockOf = (element: PageElement): Block => {
  const whole = element.textContent;
  const text = cleanLine(whole.slice(0, longest));
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += link.textContent.trim().length;
  return {
    element,
    text,
    words: countWords(text) * Math.max(1, Math.round(whole.length / longest)),
    linked: text === '' ? 0 : linked / Math.max(text.length, whole.trim().length),
    isHeading: /^h\d$/.test(element.localName),
  };
};

/** Chinese and Japanese do without spaces; two characters make a word there. */
const countWords = (text: string): number =>
  text.split(' ').length +
  (text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{2}/gu)?.length ?? 0);
