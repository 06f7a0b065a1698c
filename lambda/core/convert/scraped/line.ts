import { namesDay } from '../origin/date-line.ts';
import {
  endsSentence,
  endsWithColon,
  endsWithStop,
  isQuoted,
  lengthOf,
} from '../origin/line-key.ts';
import { kindOf } from './kinds.ts';
import type { Kind } from './line-kind.ts';

export interface Line {
  /** On one line, trimmed, never empty. */
  readonly text: string;
  readonly kind: Kind;
  /** The lines around it say that it is part of the article, whatever it looks like. */
  readonly isKept: boolean;
}

const isArticle = (kind: Kind): boolean =>
  kind === 'prose' || kind === 'short' || kind === 'wordless';

/**
 * Lines with their kinds. What stands in quotation marks, below a Markdown heading or in the list
 * that a colon announces is the article's own.
 */
export const readLines = (texts: readonly string[]): readonly Line[] => {
  const lines: Line[] = [];
  let announced: 'next' | 'furniture' | 'article' | undefined;
  let isBelowHeading = false;
  for (const text of texts) {
    const kind = kindOf(text);
    const is = isArticle(kind) ? 'article' : 'furniture';
    if (announced === 'next') announced = is;
    if (kind === 'prose' || announced !== is) announced = undefined;
    const isHeading = /^#{1,6} \S/.test(text);
    const isKept = isHeading || isBelowHeading || announced !== undefined || isQuoted(text);
    lines.push({ text, kind: isKept && kind !== 'prose' ? 'short' : kind, isKept });
    if (is === 'article' && endsWithColon(text) && lengthOf(text) >= 12) announced = 'next';
    isBelowHeading = isHeading;
  }
  return withSubheadings(
    lines.map((line, index) =>
      isCaption(line, lines[index + 1]) ? { ...line, kind: 'credit' } : line,
    ),
  );
};

/**
 * A label between two paragraphs is taken for a sub-heading if it stands there only once and more
 * follows than one paragraph: under the last label of a page stands a note on its author.
 */
const withSubheadings = (lines: readonly Line[]): readonly Line[] => {
  const times = new Map<string, number>();
  for (const { text } of lines) times.set(text, (times.get(text) ?? 0) + 1);
  const result = [...lines];
  let paragraphs = 0;
  for (let index = lines.length - 1; index > 0; index -= 1) {
    const line = lines[index] as Line;
    const isLabel =
      ['after', 'box', 'proof'].includes(line.kind) &&
      isPassage(lines[index - 1]) &&
      isParagraph(lines[index + 1]) &&
      times.get(line.text) === 1;
    const hasCompany = isFurniture(lines[index - 1]) || isFurniture(lines[index + 1]);
    if (isPassage(line)) paragraphs += 1;
    else if (!isLabel) paragraphs = isFurniture(line) && hasCompany ? 0 : paragraphs;
    else if (paragraphs > 1) result[index] = { ...line, kind: 'short', isKept: true };
  }
  return result;
};

export const isFurniture = (line: Line | undefined): boolean =>
  line !== undefined && !isArticle(line.kind);

/** A headline may ask or exclaim, but does not end with a full stop. */
export const isParagraph = (line: Line | undefined): boolean =>
  line?.kind === 'prose' && (endsWithStop(line.text) || lengthOf(line.text) >= 150);

const isPassage = (line: Line | undefined): boolean =>
  line !== undefined &&
  (line.kind === 'prose' || (line.kind === 'short' && endsSentence(line.text)));

/** Above a credit, what ends without a full stop or tells its date is no paragraph. */
const isCaption = ({ text, kind, isKept }: Line, below: Line | undefined): boolean =>
  !isKept &&
  kind === 'prose' &&
  below?.kind === 'credit' &&
  text.length <= 400 &&
  (!endsSentence(text) || namesDay(text));

/** What a line is worth to the article: the run of lines with the highest sum is the article. */
export const worthOf = ({ text, kind, isKept }: Line, worthOfShort: number): number => {
  if (isKept) return Math.max(0.3, Math.min(lengthOf(text), 400) / 100);
  return kind === 'prose' || kind === 'short' ? worthOfText(text, worthOfShort) : worths[kind];
};

const worths: Readonly<Record<Exclude<Kind, 'prose' | 'short'>, number>> = {
  proof: -5,
  after: -2,
  box: -1.2,
  around: -0.6,
  script: -0.4,
  credit: -0.4,
  meta: -0.8,
  menu: -0.8,
  wordless: 0,
};

const worthOfText = (text: string, worthOfShort: number): number => {
  const length = Math.min(lengthOf(text), 400);
  if (endsSentence(text)) return length >= 60 ? length / 100 : 0.3;
  if (length >= 150) return length / 200;
  return endsWithColon(text) ? 0 : worthOfShort;
};
