import { endsWithStop } from '../origin/line-key.ts';
import { isFurniture, isParagraph, type Line, worthOf } from './line.ts';
import type { Kind } from './line-kind.ts';

/** How much less a paragraph is worth once something has said that the article is over. */
const afterTheEnd = 0.3;

/** What stands between paragraphs costs no more, however many lines it has. */
const mostBoxed = -1.3;

const boxKinds: ReadonlySet<Kind> = new Set<Kind>(['around', 'box', 'credit', 'script']);

/** The run of lines with the highest sum of worths, from `start` up to, not including, `end`. */
export const findArticle = (
  lines: readonly Line[],
  from: number,
): { start: number; end: number } => {
  const prose = lines.filter(({ kind }, index) => index >= from && kind === 'prose').length;
  const worths = lines.map((line) => worthOf(line, prose > 2 ? -0.15 : 0.2));
  const whole = worths.slice(from).reduce((sum, worth) => sum + Math.max(0, worth), 0);
  let best = { start: from, end: from, sum: 0 };
  let start = from;
  let sum = 0;
  let read = 0;
  let boxed = 0;
  let isOver = false;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    let worth = worths[index] ?? 0;
    if (line === undefined) break;
    if (line.kind === 'proof' ? read > 1 : line.kind === 'after' && read > whole / 3) isOver = true;
    if (worth > 0) {
      read += worth;
      if (isOver) worth *= afterTheEnd;
    }
    if (sum < 0 || (sum === 0 && worth < 0)) [start, sum] = [index, 0];
    boxed =
      boxKinds.has(line.kind) || (line.kind === 'short' && boxed < 0)
        ? boxed + Math.min(0, worth)
        : 0;
    sum += boxed < mostBoxed ? Math.max(0, worth) : worth;
    if (sum > best.sum) best = { start, end: index + 1, sum };
  }
  return { start: earliest(lines, from, best.start), end: latest(lines, best.end) };
};

/**
 * Where the article begins, when what is worth most starts below a box that its first paragraphs
 * stand above, or below the list that it opens with.
 */
const earliest = (lines: readonly Line[], from: number, start: number): number => {
  let first = start;
  let list = shortsFrom(lines, start);
  for (let index = start - 1; index >= from; index -= 1) {
    const { kind, text } = lines[index] as Line;
    if (kind === 'meta' || kind === 'menu' || kind === 'credit') break;
    if (kind === 'prose' && endsWithStop(text)) first = index;
    if (kind === 'short') list += 1;
    else if (kind !== 'wordless') list = 0;
    if (list >= 3 && !isFurniture(lines[first - 1])) first = index;
  }
  return first;
};

/** Where the article ends, when its last paragraphs stand below a box. */
const latest = (lines: readonly Line[], end: number): number => {
  let last = end;
  for (const [index, line] of lines.entries()) {
    if (index < end) continue;
    if (!isParagraph(line) && !boxKinds.has(line.kind)) break;
    if (isParagraph(line)) last = index + 1;
  }
  return last;
};

const shortsFrom = (lines: readonly Line[], start: number): number => {
  const end = lines.findIndex(
    ({ kind }, index) => index >= start && kind !== 'short' && kind !== 'wordless',
  );
  return lines.slice(start, end < 0 ? lines.length : end).filter(({ kind }) => kind === 'short')
    .length;
};
