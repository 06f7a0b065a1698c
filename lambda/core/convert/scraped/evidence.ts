import { endsSentence, keyOf, lengthOf } from '../origin/line-key.ts';
import { isFurniture, type Line } from './line.ts';
import type { Kind } from './line-kind.ts';
import { services } from './phrase-book.ts';
import { isOfPage } from './script.ts';

/** The least evidence of a page before anything is removed as its leftovers. */
const enough = 3;

const weights: Readonly<Partial<Record<Kind, number>>> = {
  proof: 3,
  script: 3,
  after: 1,
  box: 1,
  around: 1,
  menu: 0.5,
  credit: 0.5,
};

/** Lines between paragraphs prove little: they may be what the article is about. */
const mostInside = 2;

/** Every article may have a byline and a date, and end with a list of addresses. */
const mostMeta = 1;

export interface Place {
  readonly lines: readonly Line[];
  /** Index of the headline's line, -1 where there is none. */
  readonly headline: number;
  /** Of the article's first line. */
  readonly start: number;
  /** Behind the article's last line. */
  readonly end: number;
  readonly title: string | undefined;
}

/**
 * Whether lines around an article come from its page beyond doubt. Such lines keep company, or stand
 * at one end of the text. `Advertisement` alone between paragraphs may be a sub-heading.
 */
export const isEnough = ({ lines, headline, start, end, title = '' }: Place): boolean => {
  const titleKey = keyOf(title);
  const lastProse = lines.findLastIndex(({ kind }) => kind === 'prose');
  const counted = new Map<string, number>();
  const repeated = new Map<string, number>();
  const metas = new Set<string>();
  const first = isFurniture(lines[0]) ? keyOf(lines[0]?.text ?? '') : '';
  for (const [index, line] of lines.entries()) {
    if (!isFurniture(line) || index === headline) continue;
    if (line.kind === 'script' && !isOfPage(line.text)) continue;
    const key = keyOf(line.text);
    // The first line may be the headline of an article about its words.
    if (first !== '' && `${key} `.startsWith(`${first} `)) continue;
    const isInside = index >= start && index < end;
    const [above, below] = [lines[index - 1], lines[index + 1]];
    const isAtEnd = index < headline || (index > lastProse && !isSentence(below));
    const hasCompany = isFurniture(above) || isFurniture(below);
    if (isInside)
      repeated.set(
        key,
        (repeated.get(key) ?? 0) + (hasCompany || line.kind === 'script' ? 1 : 0.5),
      );
    else if (opensList(lines, index)) counted.set(key, 2);
    else if (line.kind === 'meta') metas.add(key);
    // An article may open with a list of such names, or with the code that it is about.
    else if ((isLabel(line) || line.kind === 'script') && index > headline && index < start)
      continue;
    else if (isAtEnd || hasCompany) counted.set(key, weightOf(line, key, titleKey));
  }
  const inside = sumOf([...repeated.values()].filter((times) => times >= 1));
  return (
    sumOf(counted.values()) + Math.min(mostMeta, metas.size) + Math.min(mostInside, inside) >=
    enough
  );
};

const isLabel = (line: Line | undefined): boolean => line?.kind === 'after' || line?.kind === 'box';

/** Whether a label stands above headlines of other articles. */
const opensList = (lines: readonly Line[], index: number): boolean =>
  isLabel(lines[index]) &&
  [1, 2, 3].every((step) => {
    const line = lines[index + step];
    return (
      line?.kind === 'short' &&
      !line.isKept &&
      !endsSentence(line.text) &&
      lengthOf(line.text) >= 25
    );
  });

const isSentence = (line: Line | undefined): boolean =>
  line?.kind === 'short' && endsSentence(line.text);

const sumOf = (numbers: Iterable<number>): number => {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
};

const weightOf = ({ kind }: Line, key: string, titleKey: string): number => {
  if (kind === 'after' && titleKey !== '' && key !== titleKey && key.includes(titleKey)) return 3;
  if (kind === 'around' && isServiceRow(key)) return 2;
  return weights[kind] ?? 0;
};

const isServiceRow = (key: string): boolean => {
  const words = key.split(' ');
  return words.length >= 3 && words.every((word) => services.has(word));
};
