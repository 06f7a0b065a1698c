import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isTimezone, latest, parseInstant } from '../../../lambda/core/instant.ts';

describe('parseInstant', () => {
  it.each([
    ['2026-09-30', 'UTC', '2026-09-30T00:00:00.000Z'],
    ['2026-09-30', 'Europe/London', '2026-09-29T23:00:00.000Z'],
    ['2026-09-30T14:30', 'Europe/London', '2026-09-30T13:30:00.000Z'],
    ['2026-09-30 14:30:05', 'UTC', '2026-09-30T14:30:05.000Z'],
    ['2026-09-30t14:30:05.123456789z', 'Asia/Tokyo', '2026-09-30T14:30:05.123Z'],
    ['2026-09-30T14:30:00+02:00', 'Asia/Tokyo', '2026-09-30T12:30:00.000Z'],
    ['2026-09-30 14:30 -0330', 'UTC', '2026-09-30T18:00:00.000Z'],
    ['  2026-09-30  ', 'UTC', '2026-09-30T00:00:00.000Z'],
    ['2024-02-29', 'UTC', '2024-02-29T00:00:00.000Z'],
    ['1900-01-01', 'UTC', '1900-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', 'UTC', '9999-12-31T23:59:59.000Z'],
  ])('reads %j in %s as %s', (text, timezone, instant) => {
    expect(parseInstant(text, timezone)).toBe(instant);
  });

  it.each([
    ['a local time that the clocks skip', '2026-03-29T01:30', '2026-03-29T01:30:00.000Z'],
    ['a local time that comes twice', '2026-10-25T01:30', '2026-10-25T00:30:00.000Z'],
  ])('reads %s', (_, text, instant) => {
    expect(parseInstant(text, 'Europe/London')).toBe(instant);
  });

  it.each([
    ['30 February', '2026-02-30'],
    ['29 February of a common year', '2026-02-29'],
    ['a thirteenth month', '2026-13-01'],
    ['a month zero', '2026-00-10'],
    ['hour 24', '2026-09-30T24:00'],
    ['minute 60', '2026-09-30T12:60'],
    ['an offset of 25 hours', '2026-09-30T12:00:00+25:00'],
    ['a date with slashes', '01/02/2026'],
    ['a word', 'yesterday'],
    ['seconds since 1970', '1706745600'],
    ['the date without hyphens', '20260930'],
    ['a date with text behind it', '2026-09-30 at noon'],
    ['no text', ''],
    ['the year 1', '0001-01-01'],
    ['a year before 1900', '1899-12-31T23:59:59Z'],
    ['the epoch, which stands for a lost value', '1970-01-01'],
    ['a year of five digits', '12026-01-01'],
    ['a time that an offset carries beyond the year 9999', '9999-12-31T23:59:59-01:00'],
    ['Arabic digits', '٢٠٢٦-٠٩-٣٠'],
  ])('refuses %s', (_, text) => {
    expect(parseInstant(text, 'UTC')).toBeUndefined();
  });

  it('reads of times in UTC what Temporal does', () => {
    const digits = (least: number, most: number) =>
      fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, '0'));
    const time = fc
      .tuple(
        fc.integer({ min: 1900, max: 9999 }),
        ...[digits(0, 13), digits(0, 32), digits(0, 25), digits(0, 61)],
        fc.oneof(fc.constant(''), fc.tuple(digits(0, 62), fc.stringMatching(/^(?:\.\d{1,9})?$/))),
      )
      .map(
        ([year, month, day, hour, minute, seconds]) =>
          `${year}-${month}-${day}T${hour}:${minute}${seconds === '' ? '' : `:${seconds.join('')}`}`,
      );
    const temporal = (text: string) => {
      try {
        const { epochMilliseconds } = Temporal.PlainDateTime.from(text).toZonedDateTime('UTC');
        return new Date(epochMilliseconds).toISOString();
      } catch {
        return undefined;
      }
    };
    fc.assert(
      fc.property(time, (text) => {
        fc.pre(!text.startsWith('1970-01-0'));
        expect(parseInstant(text, 'UTC')).toBe(temporal(text));
        expect(parseInstant(`${text}Z`, 'Asia/Tokyo')).toBe(temporal(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('gives the same instant whatever the time zone of the machine', () => {
    const zone = process.env.TZ;
    try {
      const instants = ['Pacific/Kiritimati', 'America/Los_Angeles'].map((machine) => {
        process.env.TZ = machine;
        return parseInstant('2026-09-30', 'Europe/London');
      });
      expect(new Set(instants)).toEqual(new Set(['2026-09-29T23:00:00.000Z']));
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

describe('isTimezone', () => {
  it.each(['UTC', 'Europe/London', 'asia/tokyo'])('knows %s', (name) => {
    expect(isTimezone(name)).toBe(true);
  });

  it.each(['', 'Mars/Olympus', 'Europe/London; rm'])('does not know %j', (name) => {
    expect(isTimezone(name)).toBe(false);
  });
});

describe('latest', () => {
  const [early, late] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'];

  it.each([
    [[early, late], late],
    [[late, early], late],
    [[undefined, early], early],
    [[early, undefined], early],
    [[undefined], undefined],
    [[], undefined],
  ])('is of %j %j', (instants, expected) => {
    expect(latest(...instants)).toBe(expected);
  });
});
