import { bylineOf } from './byline.ts';
import { dateIn, isDateLine } from './dates.ts';

/** Who wrote an article and when, as its page says beside the headline. */
export interface Origin {
  readonly authors: readonly string[];
  /** A day, `2026-09-30`, perhaps still to come. */
  readonly date?: string;
}

/** What the lines around a headline tell: only clear bylines, and only dates that stand by themselves. */
export const originOf = (lines: readonly string[]): Origin => {
  let authors: readonly string[] = [];
  let date: string | undefined;
  for (const line of lines) {
    if (line.length > 160) continue;
    const byline = authorsIn(line);
    if (authors.length === 0 && byline) authors = byline;
    if (date === undefined && (byline || isDateLine(line))) date = dateIn(line);
  }
  return { authors, ...(date === undefined ? {} : { date }) };
};

/** In a line that names authors beside a date, a part of it does. */
export const authorsIn = (line: string): readonly string[] | undefined => {
  const whole = bylineOf(line);
  if (whole) return whole;
  if (dateIn(line) === undefined && !/\d[/.]\d{1,2}[/.]\d{4}/.test(line)) return undefined;
  const parts = [
    ...line.split(/\s*[|•·–—]\s*|\s+-\s+/u),
    line.slice(line.search(/\b(?:by|von|par|por|di|door) \p{Lu}/iu)),
  ];
  for (const part of parts) {
    const names = bylineOf(part);
    if (names) return names;
  }
  return undefined;
};
