import type { Instant } from '../../article.ts';
import { parseInstant } from '../../instant.ts';
import { monthOf } from './month-names.ts';

export interface DateContext {
  /** Of dates that name no zone (IANA). */
  readonly timezone: string;
  /** Whose months, and whose order of day and month, a date is read with. BCP 47. */
  readonly language: string;
}

/**
 * Reads a date as newsrooms write it, in full or within a short text: `30 September 2026`,
 * `Sept. 30, 2026 at 2:30 p.m. EDT`, `30.09.2026, 14.30 Uhr`, `2026年9月30日`, RFC 5322, ISO 8601,
 * or seconds since 1970. `05/06/2026` is read only where the language settles which is the month.
 * @returns undefined when there is none, or more than one reading
 */
export const readDate = (text: string, context: DateContext): Instant | undefined => {
  const short = text.slice(0, longest);
  if (/^\d{10}(?:\d{3})?$/.test(short)) return fromEpoch(short);
  const found = findDay(short, context);
  if (found === undefined) return undefined;
  const [year, month, day] = found.date;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  const within = short.slice(found.start, found.end);
  const time =
    findTime(short.slice(found.end)) ??
    findTime(short.slice(0, found.start)) ??
    (within.includes(':') ? findTime(within) : undefined);
  const { timezone } = context;
  if (time === undefined) return parseInstant(date, timezone);
  const zoned = time.zone.includes('/') ? time.zone : timezone;
  return (
    parseInstant(`${date}T${time.clock}${zoned === time.zone ? '' : time.zone}`, zoned) ??
    parseInstant(date, timezone)
  );
};

/** In UTF-16 code units. What is longer is no date but a text with one in it. */
const longest = 200;

const pad = (number: number): string => String(number).padStart(2, '0');

const fromEpoch = (digits: string): Instant | undefined => {
  const milliseconds = Number(digits) * (digits.length === 10 ? 1000 : 1);
  return parseInstant(new Date(milliseconds).toISOString(), 'UTC');
};

interface FoundDay {
  /** Year, month from 1, day. */
  readonly date: readonly [number, number, number];
  readonly start: number;
  readonly end: number;
}

type ReadDay = (parts: readonly string[], language: string) => FoundDay['date'] | undefined;

const numbers = (...parts: readonly (string | undefined)[]): [number, number, number] =>
  parts.map(Number) as [number, number, number];

const named: (day: number, month: number) => ReadDay = (dayAt, monthAt) => (parts, language) => {
  const month = monthOf(parts[monthAt] ?? '', language);
  return month === undefined ? undefined : numbers(parts[3], String(month), parts[dayAt]);
};

const forms: readonly (readonly [RegExp, ReadDay])[] = [
  [/(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g, ([, y, m, d]) => numbers(y, m, d)],
  [/^(\d{4})(\d{2})(\d{2})(?=T|$)/g, ([, y, m, d]) => numbers(y, m, d)],
  [
    /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/g,
    ([, y, m, d]) => numbers(y, m, d),
  ],
  [
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[\s-]+(?:(?:of|de|del)\s+)?(\p{L}[\p{L}\p{M}]+)\.?,?[\s-]+(?:(?:de|del)\s+)?(\d{4})(?!\d)/giu,
    named(1, 2),
  ],
  [
    /(\p{L}[\p{L}\p{M}]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d{1,2}:\d{2}(?::\d{2})?\s+(?:[A-Z]{3,4}\s+)?)?(\d{4})(?!\d)/giu,
    named(2, 1),
  ],
  [/(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/g, ([, d, m, y]) => numbers(y, m, d)],
  [
    /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2})(?![\d.])/g,
    ([, d, m, y]) => numbers(`${Number(y) < 70 ? 20 : 19}${y}`, m, d),
  ],
  [
    /(?<![\d/])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)/g,
    ([, one, , two, year], language) => slashed(Number(one), Number(two), Number(year), language),
  ],
];

const slashed = (
  one: number,
  two: number,
  year: number,
  language: string,
): [number, number, number] | undefined => {
  if (one > 12 || one === two) return [year, two, one];
  if (two > 12 || /^en-US\b/i.test(language)) return [year, one, two];
  return /^en$/i.test(language) ? undefined : [year, two, one];
};

const findDay = (text: string, { language }: DateContext): FoundDay | undefined => {
  for (const [pattern, read] of forms) {
    for (const match of text.matchAll(pattern)) {
      const date = read(match, language);
      const [, month = 0, day = 0] = date ?? [];
      if (date && month >= 1 && month <= 12 && day >= 1 && day <= 31) {
        return { date, start: match.index, end: match.index + match[0].length };
      }
    }
  }
  return undefined;
};

const clock =
  /(?<![\d.:])(\d{1,2})(?:[:.h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(?:(a|p)\.?\s?m\b\.?|(uhr)\b)?\s*(Z\b|(?:(?:UTC|GMT)\s*)?[+-]\d{2}:?\d{2}(?!\d)|\(?[A-Z]{2,5}\b)?/giu;

/** A time of day with what names its zone: nothing, an offset, or an IANA name. */
const findTime = (text: string): { clock: string; zone: string } | undefined => {
  for (const [, hours, minutes, seconds, half, uhr, zone = ''] of text.matchAll(clock)) {
    if (minutes === undefined && half === undefined && uhr === undefined) continue;
    const hour = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours);
    if (hour > 23 || Number(minutes ?? 0) > 59) continue;
    return {
      clock: `${pad(hour)}:${minutes ?? '00'}:${seconds ?? '00'}`,
      zone: zoneOf(zone.replace(/^\(/, '')),
    };
  }
  return undefined;
};

const zoneOf = (zone: string): string => {
  const [offset] = /[+-]\d{2}:?\d{2}$/.exec(zone) ?? [];
  return offset ?? zones[zone.toUpperCase()] ?? '';
};

/** Those that mean one thing only; the others count as not written. */
const zones: Readonly<Record<string, string>> = {
  Z: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  WEST: '+01:00',
  CET: '+01:00',
  MEZ: '+01:00',
  CEST: '+02:00',
  MESZ: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  JST: '+09:00',
  KST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
};
