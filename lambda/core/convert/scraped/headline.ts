import { endsWithStop, keyOf, lengthOf } from '../origin/line-key.ts';
import { isName } from '../origin/person-name.ts';
import { findArticle } from './article-run.ts';
import { isFurniture, isParagraph, type Line } from './line.ts';

/** A longer line is a paragraph, not a headline. In UTF-16 code units. */
export const longestHeadline = 300;

/** Where no line scores higher, the first above the article that may be one is the headline. */
const lowest = -1;

/**
 * Where the headline stands on a scraped page: above the first paragraph, in the words of the article,
 * and best right above the names of its authors or a date.
 * @returns -1 where no line above the article may be one
 */
export const findHeadline = (lines: readonly Line[]): number => {
  const { start, end } = findArticle(lines, 0);
  const first = lines.findIndex((line, index) => index >= start && isParagraph(line));
  const words = wordsOfProse(lines.slice(start, end));
  const seen = new Set<string>();
  let above = 0;
  let best = -1;
  let highest = lowest;
  for (const [index, line] of lines.slice(0, Math.max(headEnd(lines), first)).entries()) {
    if (isCandidate(line) && !(index > start && isParagraph(line))) {
      const score =
        scoreOf(line, index, lines.slice(index + 1, index + 3), words) -
        0.04 * Math.min(index, 10 + Math.abs(first - index)) -
        above;
      if (score > highest) [best, highest] = [index, score];
    }
    if (line.kind === 'prose' && !seen.has(line.text)) above += costOf(line, index >= start);
    seen.add(line.text);
  }
  return best < 0 ? lines.slice(0, start).findIndex(isCandidate) : best;
};

/** What a line of prose costs the candidates below it: paragraphs stand below their headline. */
const costOf = (line: Line, isInArticle: boolean): number => {
  if (!isParagraph(line)) return 0.3;
  return isInArticle ? 1 : 0.6;
};

/** In how many of the first paragraphs each word stands. */
const wordsOfProse = (lines: readonly Line[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { text } of lines.filter(({ kind }) => kind === 'prose').slice(0, 60)) {
    for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
};

/** The headline of a page may stand below the captions of its pictures, but not far. */
const headEnd = (lines: readonly Line[]): number => {
  if (!lines.some(({ kind }) => kind === 'prose')) return 12;
  let paragraphs = 0;
  const end = lines.findIndex(({ kind }, index) => {
    if (kind === 'prose' && index > 0) paragraphs += 1;
    return paragraphs > 8;
  });
  return end < 0 ? lines.length : end;
};

const isCandidate = ({ text, kind }: Line): boolean =>
  text.length <= longestHeadline && (kind === 'short' || kind === 'prose') && /\p{L}/u.test(text);

const scoreOf = (
  { text, kind }: Line,
  index: number,
  below: readonly Line[],
  counts: ReadonlyMap<string, number>,
): number => {
  const words = wordsOf(text);
  const shared = words.filter(
    (word) => (counts.get(word) ?? 0) > (kind === 'prose' ? 1 : 0),
  ).length;
  const length = lengthOf(text);
  return (
    (1.5 * shared) / Math.max(3, words.length) +
    bonusOf(below, index) +
    (index === 0 ? 0.6 : 0) +
    ((length >= 20 || index === 0) && length <= 140 ? 0.6 : 0) -
    (kind === 'prose' ? 0.5 : 0) -
    (isName(text) && (index > 0 || below[0]?.kind === 'menu') ? 0.8 : 0) -
    (hasMore(text) ? 1 : 0) -
    (length < 6 ? 0.8 : 0) -
    (length > 160 ? 1.5 : 0) -
    (endsWithStop(text) ? 1 : 0)
  );
};

/** Words that carry meaning; of a text without spaces, its pairs of characters. */
const wordsOf = (text: string): string[] =>
  keyOf(text.slice(0, 300))
    .split(' ')
    .flatMap((word) =>
      lengthOf(word) > word.length ? pairsOf(word) : word.length > 3 ? [word] : [],
    );

const pairsOf = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2));

/** Below a headline stand a date and the names of the authors, or at least something of the page. */
const bonusOf = (below: readonly Line[], index: number): number => {
  const [first, second] = below;
  if (first?.kind === 'meta' || (first && isName(first.text) && second?.kind === 'meta')) return 1;
  if (second?.kind === 'meta' && (index === 0 || (first && isStandfirst(first)))) return 0.6;
  return isFurniture(first) || first?.kind === 'wordless' ? 0.4 : 0;
};

const hasMore = (text: string): boolean => /[,;:：،؛、{}]$/u.test(text);

const isStandfirst = ({ text, kind }: Line): boolean => kind === 'prose' || endsWithStop(text);
