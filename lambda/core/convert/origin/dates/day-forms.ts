import { keyOf } from '../line-key.ts';
import { monthOf } from './month-names.ts';

/** A day that a text names, and where. */
export interface FoundDay {
  /** Year, month from 1, day. */
  readonly date: Day;
  readonly start: number;
  readonly end: number;
}

type Day = readonly [year: number, month: number, day: number];

/** The days that a text names in full, in their order. */
export const findDays = (text: string, language: string): readonly FoundDay[] => {
  if (!hasYear.test(text)) return [];
  const found: FoundDay[] = [];
  const add = (day: FoundDay) => {
    const [year, month, date] = day.date;
    const isDay = month >= 1 && month <= 12 && date >= 1 && date <= 31 && year >= 1900;
    if (isDay && found.every(({ start, end }) => day.end <= start || day.start >= end))
      found.push(day);
  };
  for (const [pattern, read] of figures) {
    for (const match of text.matchAll(pattern)) {
      const date = read(match, language);
      if (date) add({ date, start: match.index, end: match.index + match[0].length });
    }
  }
  for (const day of namedDays(text, language)) add(day);
  return found.sort((one, other) => one.start - other.start);
};

const hasYear = /\d{4}|\d[./]\s?\d{1,2}[./]\s?\d{2}/;

type ReadDay = (parts: readonly (string | undefined)[], language: string) => Day | undefined;

const day = (year = '', month = '', date = ''): Day => [
  fullYear(year),
  Number(month),
  Number(date),
];

const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year + (year < 70 ? 2000 : 1900);
};

const slashed: ReadDay = ([, first, , second, year], language) => {
  const [one, two] = [Number(first), Number(second)];
  if (one > 12 || one === two) return day(year, second, first);
  if (two > 12 || /^en-US\b/i.test(language)) return day(year, first, second);
  return /^(?:en|und)$/i.test(language) ? undefined : day(year, second, first);
};

/** Days in figures. */
const figures: readonly (readonly [RegExp, ReadDay])[] = [
  [/(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g, ([, y, , m, d]) => day(y, m, d)],
  [/^(\d{4})(\d{2})(\d{2})(?=T|$)/g, ([, y, m, d]) => day(y, m, d)],
  [/(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?/g, ([, y, m, d]) => day(y, m, d)],
  [/(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/g, ([, d, m, y]) => day(y, m, d)],
  [/(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2})(?![\d.])/g, ([, d, m, y]) => day(y, m, d)],
  [/(?<![\d/])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)/g, slashed],
  [/(?<![\d/])(\d{1,2})(\/)(\d{1,2})\/(\d{2})(?![\d/])/g, slashed],
];

/** What stands between the parts of a day and means nothing. */
const fillers = /^(?:de|del|of|the|d|st|nd|rd|th|er|º|ª)$/i;

/** Between two parts: nothing that ends a clause. */
const gap = /^[^;:!?()|]{0,14}$/;

/** With a time between: `Sep 30 14:30:00 2026`. */
const yearBehindTime = /^\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[A-Z]{3,4}\s+)?(\d{4})(?!\d)/;

interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Days with the name of their month: `30 September 2026`, `Sept. 30, 2026`, `30 de mayo de 2026`. */
const namedDays = function* (text: string, language: string): Generator<FoundDay> {
  const parts: Part[] = [];
  for (const { 0: part, index } of text.matchAll(/[\p{L}\p{M}]+|\d+/gu)) {
    if (!fillers.test(part)) parts.push({ text: part, start: index, end: index + part.length });
  }
  const isNear = (one: Part, other: Part) => gap.test(text.slice(one.end, other.start));
  for (const [index, name] of parts.entries()) {
    if (!/^\p{L}/u.test(name.text)) continue;
    const [before, next, afterNext] = [parts[index - 1], parts[index + 1], parts[index + 2]];
    if (next === undefined || !/^\d/.test(next.text)) continue;
    const month = monthOf(keyOf(name.text), language);
    if (month === undefined || !isNear(name, next)) continue;
    const year = yearOf(next);
    if (before && year && /^\d{1,2}$/.test(before.text) && isNear(before, name)) {
      yield { date: [year.value, month, Number(before.text)], start: before.start, end: year.end };
      continue;
    }
    if (!/^\d{1,2}$/.test(next.text)) continue;
    const date = Number(next.text);
    const yearNext = afterNext && isNear(next, afterNext) ? yearOf(afterNext) : undefined;
    if (yearNext)
      yield { date: [yearNext.value, month, date], start: name.start, end: yearNext.end };
    const [late, behind] = yearBehindTime.exec(text.slice(next.end, next.end + 40)) ?? [];
    if (!yearNext && late && behind) {
      yield { date: [Number(behind), month, date], start: name.start, end: next.end + late.length };
    }
  }
};

/** A scraped line may run a time into the year: `20194:29`. */
const yearOf = ({ text, start }: Part): { value: number; end: number } | undefined =>
  /^(?:19|20)\d{2}/.test(text) && text.length <= 6
    ? { value: Number(text.slice(0, 4)), end: start + 4 }
    : undefined;
