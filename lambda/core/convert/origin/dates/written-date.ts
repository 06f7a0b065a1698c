import type { Instant } from '../../../article.ts';
import { parseInstant } from '../../../instant.ts';
import { normalise } from '../../../text.ts';
import { type FoundTime, findTimes } from './clock-times.ts';
import { type FoundDay, findDays } from './day-forms.ts';

export interface DateContext {
  /** Of dates that name no zone (IANA). */
  readonly timezone: string;
  /** Whose months, and whose order of day and month, a date is read with. BCP 47. */
  readonly language: string;
}

/** A date in a text, and where it stands with its time. */
export interface WrittenDate {
  readonly instant: Instant;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a date as newsrooms write it, in full or within a short text: `30 September 2026`,
 * `Sept. 30, 2026 at 2:30 p.m. EDT`, `30.09.2026, 14.30 Uhr`, `2026年9月30日`, RFC 5322, ISO 8601,
 * or seconds since 1970. `05/06/2026` is read only where the language settles which is the month.
 * @returns undefined when there is none, or more than one reading
 */
export const readDate = (text: string, context: DateContext): Instant | undefined => {
  if (!/\p{N}/u.test(text)) return undefined;
  const short = plainFigures(text.slice(0, longest));
  return /^\d{10}(?:\d{3})?$/.test(short)
    ? fromEpoch(short)
    : findDates(short, context)[0]?.instant;
};

/** In UTF-16 code units. A longer text is not a date, though it may contain one. */
const longest = 200;

/** A text with the figures and widths of ASCII. */
export const plainFigures = (text: string): string =>
  normalise(text, 'NFKC')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\u200e\u200f]/g, '');

const fromEpoch = (digits: string): Instant | undefined => {
  const milliseconds = Number(digits) * (digits.length === 10 ? 1000 : 1);
  return parseInstant(new Date(milliseconds).toISOString(), 'UTC');
};

/** The dates of a text in plain figures, in their order, each with the time beside it. */
export const findDates = (text: string, context: DateContext): readonly WrittenDate[] => {
  const days = findDays(text, context.language);
  if (days.length === 0) return [];
  const found: WrittenDate[] = [];
  for (const [index, day] of days.entries()) {
    const from = Math.max(found.at(-1)?.end ?? 0, day.start - beside);
    const to = Math.min(days[index + 1]?.start ?? text.length, day.end + beside);
    const time = timeOf(text, day, from, to, context.language);
    const instant = instantOf(day, time, context.timezone);
    if (instant === undefined) continue;
    found.push({
      instant,
      start: Math.min(day.start, time?.start ?? day.start),
      end: Math.max(day.end, time?.end ?? day.end),
    });
  }
  return found;
};

/** How far from its day a time stands. In UTF-16 code units. */
const beside = 40;

/** Behind the day, else before it, else within it. */
const timeOf = (
  text: string,
  { start, end }: FoundDay,
  from: number,
  to: number,
  language: string,
): FoundTime | undefined => {
  const timesIn = (first: number, last: number) =>
    findTimes(text.slice(first, last), language).map((time) => ({
      ...time,
      start: time.start + first,
      end: time.end + first,
    }));
  const [behind] = timesIn(end, to);
  const time = behind ?? timesIn(from, start).at(-1);
  return time ?? (text.slice(start, end).includes(':') ? timesIn(start, end)[0] : undefined);
};

const instantOf = (
  { date: [year, month, day] }: FoundDay,
  time: FoundTime | undefined,
  timezone: string,
): Instant | undefined => {
  const two = (number: number) => String(number).padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  if (time === undefined) return parseInstant(date, timezone);
  const isPlace = time.zone.includes('/');
  return (
    parseInstant(
      `${date}T${time.clock}${isPlace ? '' : time.zone}`,
      isPlace ? time.zone : timezone,
    ) ?? parseInstant(date, timezone)
  );
};
