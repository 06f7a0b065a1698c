import { describe, expect, it } from 'vitest';
import { readableDate, readableMinutes } from '../../../../lambda/core/render/intl.ts';

describe('readableDate', () => {
  it.each([
    ['en-GB', 'Europe/London', '2026-09-29T23:30:00.000Z', '30 September 2026'],
    ['en', 'UTC', '2026-09-29T23:30:00.000Z', 'September 29, 2026'],
    ['de', 'Asia/Tokyo', '2026-12-31T15:00:00.000Z', '1. Januar 2027'],
  ])('writes the day in %s and %s', (language, timezone, instant, date) => {
    expect(readableDate(instant, language, timezone)).toBe(date);
  });
});

describe('readableMinutes', () => {
  it.each([
    ['en', '4 min'],
    ['de', '4 Min.'],
    ['ja', '4 分'],
  ])('writes them in %s', (language, text) => {
    expect(readableMinutes(4, language)).toBe(text);
  });
});
