import { Temporal } from 'temporal-polyfill';
import type { Instant } from './article.ts';

const dateOnly = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;
const clock = /^(\d{1,2})(:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?$/i;

/** Earlier dates are nearly always a missing value. */
const earliest = '1900-01-01T00:00:00.000Z';

/** In ms. A date within a day of the epoch is a zero that a program took for a date, in some time zone. */
const day = 86_400_000;

/**
 * Parses `2026-09-30`, `2026-09-30T14:30` and `2026-09-30 14:30:05`; a time may have `Z`, `UTC` or an offset
 * such as `+02:00`, `+0200` or `+2`. Month, day and hour may have one digit, and `/` may join the date. A value without an offset is local time in `timezone` (IANA). If a clock change skips
 * or repeats the local time, Temporal's `compatible` rule applies. Impossible days, years before 1900,
 * and 1970-01-01, which usually means "no date", are refused.
 * @returns undefined if the text is not such a date
 */
export const parseInstant = (text: string, timezone: string): Instant | undefined => {
  const iso = toIso(text.trim());
  if (iso === undefined) return undefined;
  const direct = inUtc(iso, timezone);
  if (direct !== undefined) return plausible(direct);
  try {
    const instant = zone.test(iso)
      ? Temporal.Instant.from(iso)
      : Temporal.PlainDateTime.from(iso, { overflow: 'reject' }).toZonedDateTime(timezone);
    return plausible(new Date(instant.epochMilliseconds).toISOString());
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** The runtime's time grows with the square of a name's length. In UTF-16 code units. */
const longestTimezone = 100;

/** Whether the runtime knows the IANA time zone. */
export const isTimezone = (name: string): boolean => {
  if (name.length > longestTimezone) return false;
  // Loading the tables of the other zones takes longer than reading most settings.
  if (name === 'UTC') return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** @returns the date in a time zone (IANA), such as `2026-09-30` */
export const dayOf = (instant: Instant, timezone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timezone).toPlainDate().toString();

export const latest = (...instants: readonly (Instant | undefined)[]): Instant | undefined =>
  instants
    .filter((instant) => instant !== undefined)
    .toSorted()
    .at(-1);

const toIso = (text: string): string | undefined => {
  const end = text.search(/[T ]/i);
  const [, year, , month = '', day = ''] = dateOnly.exec(end < 0 ? text : text.slice(0, end)) ?? [];
  if (year === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (end < 0) return `${date}T00:00:00`;
  const [, hour, rest, zone = ''] = clock.exec(text.slice(end + 1).trimStart()) ?? [];
  return hour === undefined ? undefined : `${date}T${hour.padStart(2, '0')}${rest}${isoZone(zone)}`;
};

/** `-4`, `-0400` and `-04:00` as ISO 8601 has it. */
const isoZone = (zone: string): string => {
  if (/^(?:UTC|GMT|Z)$/i.test(zone)) return 'Z';
  const [, sign, hours = '', minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  return sign === undefined ? '' : `${sign}${hours.padStart(2, '0')}:${minutes}`;
};

const zone = /(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Parses a time in UTC with `Date.parse`, which is faster than Temporal. `Date.parse` turns 30 February
 * into 2 March. If the result differs from the text, Temporal decides.
 */
const inUtc = (iso: string, timezone: string): Instant | undefined => {
  const utc = timezone === 'UTC' && !zone.test(iso) ? `${iso}Z` : iso;
  const time = utc.endsWith('Z') ? Date.parse(utc) : Number.NaN;
  if (Number.isNaN(time)) return undefined;
  const instant = new Date(time).toISOString();
  return instant.startsWith(iso.slice(0, 'YYYY-MM-DDTHH:MM'.length)) ? instant : undefined;
};

const plausible = (instant: Instant): Instant | undefined =>
  instant.startsWith('+') || instant < earliest || Math.abs(Date.parse(instant)) < day
    ? undefined
    : instant;
