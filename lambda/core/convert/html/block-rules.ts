import { readDate } from '../origin/dates/written-date.ts';
import { isSigned } from '../origin/origin-line.ts';
import { opensWithCredit } from '../origin/picture-credit.ts';
import { type Block, blocksOf } from './blocks.ts';
import type { PageElement } from './dom.ts';
import {
  aboutItself,
  aboutSomebody,
  endHeading,
  filed,
  invitation,
  relatedStart,
  request,
} from './page-phrases.ts';
import { bareWords } from './page-text.ts';

interface Position {
  /** Of the words, from 0 to 1. */
  readonly before: number;
  readonly index: number;
  /** Whether no paragraph of the text has come yet, or none comes any more. */
  readonly isLead: boolean;
  readonly isTail: boolean;
}

/** What is known of the article from its page. */
export interface Known {
  readonly title: string;
  /** The names of its authors. */
  readonly authors: readonly string[];
}

type Rule = (block: Block, position: Position, known: Known) => boolean;

const isSentence = ({ text }: Block): boolean => /[.!?…。！？؟।"”»)]\s*$/u.test(text);

/** Each finds one kind of block that belongs to the page and not to the article. */
const rules: readonly Rule[] = [
  // The headline once more.
  ({ text }, { index }, { title }) => index < 6 && bareWords(text) === bareWords(title),
  // A date.
  (block, { isLead, isTail }) =>
    (isLead || isTail) &&
    block.words <= 14 &&
    readDate(block.text, { timezone: 'UTC', language: 'und' }) !== undefined,
  // Who wrote it, how long it takes to read, and what it is filed under.
  ({ text, words }, { isLead, isTail }) =>
    (isLead || isTail) && words <= 20 && (aboutItself.test(text) || isSigned(text)),
  // The credit of a picture that is not in the article.
  ({ text, words, element }) =>
    words <= 20 && opensWithCredit(text) && element.closest('figure') === null,
  // Other articles.
  ({ linked, words }) => linked > 0.85 && words <= 40,
  ({ text, words, linked }) =>
    words <= 30 && relatedStart.test(text) && (linked > 0.2 || /:$/.test(text) || words <= 4),
  // What the reader is to do.
  ({ text, words }, { isLead, isTail }) =>
    invitation.test(text) && (words <= 6 || (words <= 50 && (isLead || isTail))),
  ({ text, words }) => words <= 60 && request.test(text),
  // Where it is filed, and who its author is.
  ({ text, words }, { before }) => before > 0.5 && words <= 60 && filed.test(text),
  ({ text, words }, { before }, { authors }) =>
    before > 0.6 && words <= 120 && authors.some((name) => tellsOf(text, name)),
  // A heading with nothing left below it, and what is left of buttons.
  ({ isHeading }, { isTail }) => isTail && isHeading,
  (block, { isTail }) =>
    isTail && block.words <= 4 && !isSentence(block) && !block.element.matches('li,dt,dd'),
];

const tellsOf = (text: string, name: string): boolean =>
  text.startsWith(name) && aboutSomebody.test(text.slice(name.length));

/** The share of the words that one rule may remove. A rule that finds more is mistaken. */
const mostOfWords = 0.3;

/** Takes out of an article what belongs to its page. @returns the lines that went */
export const removeBlocks = (article: PageElement, known: Known): string[] => {
  const all = blocksOf(article);
  const most = mostOfWords * wordsIn(all);
  const mild = (blocks: readonly Block[]) => (wordsIn(blocks) > most ? [] : blocks);
  let kept = without(all, mild(afterEnd(all)));
  for (const rule of rules) {
    const positions = positionsOf(kept);
    const faulty = kept.filter((block, index) => rule(block, positions[index] as Position, known));
    kept = without(kept, mild(faulty));
  }
  const removed = without(all, kept);
  for (const { element } of removed) element.remove();
  return removed.map(({ text }) => text);
};

const without = (blocks: readonly Block[], others: readonly Block[]): readonly Block[] => {
  const left = new Set(others);
  return left.size === 0 ? blocks : blocks.filter((block) => !left.has(block));
};

const wordsIn = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { words }) => sum + words, 0);

/** From the first heading of an appendix on, when most of the text stands above it. */
const afterEnd = (blocks: readonly Block[]): readonly Block[] => {
  const all = wordsIn(blocks);
  let before = 0;
  for (const [index, block] of blocks.entries()) {
    const isEnd =
      endHeading.test(block.text) ||
      (relatedStart.test(block.text) && block.words <= 7 && block.linked < 0.5);
    if (before > 0.6 * all && isEnd) return blocks.slice(index);
    before += block.words;
  }
  return [];
};

/** A paragraph, not a line above or below the text. In words. */
const paragraph = 15;

const positionsOf = (blocks: readonly Block[]): Position[] => {
  const isText = (block: Block) =>
    block.words >= paragraph && block.linked < 0.5 && !block.element.matches('figcaption');
  const first = blocks.findIndex(isText);
  const last = blocks.findLastIndex(isText);
  const all = wordsIn(blocks) || 1;
  let sum = 0;
  return blocks.map(({ words }, index) => {
    const before = sum / all;
    sum += words;
    return { before, index, isLead: index < first, isTail: last >= 0 && index > last };
  });
};
