import { cleanLine } from '../../text.ts';
import { columnsOf, endsSentence } from '../origin/line-key.ts';

/** A paragraph, a list item, a verse, or any other text that stands by itself. */
export interface Unit {
  /** On one line, trimmed, never empty. */
  readonly text: string;
  /** Units without a blank line between them have the same number, ascending. */
  readonly block: number;
}

/** Lines are broken to widths between these; narrower ones are verses or lists. In columns. */
const [narrowest, widest] = [40, 120];

/** How far before the width a broken line may end. */
const slack = 12;

/** The text's units: lines that were broken to a width are joined again. */
export const readUnits = (text: string): readonly Unit[] => {
  const blocks = readBlocks(text);
  const lines = blocks.flat();
  const width = Math.max(
    0,
    ...blocks
      .filter((block) => block.length > 1)
      .flat()
      .slice(0, 5000)
      .map(columnsOf),
  );
  const isWrapped = width >= narrowest && width <= widest;
  const isOneBlock = blocks.length === 1;
  return blocks.flatMap((block, index) => {
    const joined =
      isWrapped && (!isOneBlock || isMostlyWrapped(lines, width)) ? unwrap(block, width) : block;
    return joined.map((line, at) => ({ text: line, block: isOneBlock ? at : index }));
  });
};

/** Visible lines, in blocks between blank lines. */
const readBlocks = (text: string): string[][] => {
  const blocks: string[][] = [[]];
  for (const raw of text.split('\n')) {
    const line = cleanLine(raw);
    const block = blocks.at(-1) ?? [];
    if (line !== '') block.push(line);
    else if (block.length > 0) blocks.push([]);
  }
  return blocks.filter((block) => block.length > 0);
};

/** The first line is the headline. */
const isMostlyWrapped = ([, ...lines]: readonly string[], width: number): boolean => {
  const broken = lines.filter(
    (line, index) => isBroken(line, lines[index + 1], width) && !endsSentence(line),
  );
  return lines.length >= 4 && broken.length > 0.6 * lines.length;
};

const unwrap = (lines: readonly string[], width: number): string[] => {
  const breaks = lines.slice(0, -1).map((line, index) => isBroken(line, lines[index + 1], width));
  const isVerse = breaks.filter((isJoint) => isJoint).length < 0.7 * breaks.length;
  const units: string[][] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || isVerse || !breaks[index - 1]) units.push([line]);
    else units.at(-1)?.push(glue(lines[index - 1] ?? '', line), line);
  }
  return units.map((parts) => parts.join(''));
};

const listMark = /^(?:[-*•‣◦▪・·>]\s|\d{1,3}[.)]\s)/u;

/** Whether a line ended where it did only because the next one's first word did not fit. */
const isBroken = (line: string, next: string | undefined, width: number): boolean => {
  if (next === undefined || listMark.test(next)) return false;
  const word = dense.test(next) ? 2 : next.search(/\s|$/);
  return columnsOf(line) + 1 + word > width - slack;
};

const dense = /^[\u3000-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/u;
const denseEnd = /[\u3000-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]$/u;

const glue = (before: string, after: string): string =>
  (denseEnd.test(before) && dense.test(after)) || /\p{L}-$/u.test(before) ? '' : ' ';
