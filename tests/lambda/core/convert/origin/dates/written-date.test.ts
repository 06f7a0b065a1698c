import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../../../lambda/core/convert/origin/dates/written-date.ts';

const read = (text: string, language = 'en') =>
  readDate(text, { timezone: 'Europe/London', language });

describe('readDate', () => {
  it.each([
    ['2026-09-30T14:30:00+0200', '2026-09-30T12:30:00.000Z'],
    ['2026-09-30 14:30:05.123 +02:00', '2026-09-30T12:30:05.000Z'],
    ['2026/09/30', '2026-09-29T23:00:00.000Z'],
    ['20260930', '2026-09-29T23:00:00.000Z'],
    ['Wed, 30 Sep 2026 14:30:00 GMT', '2026-09-30T14:30:00.000Z'],
    ['Wed Sep 30 2026 14:30:00 GMT+0200 (CEST)', '2026-09-30T12:30:00.000Z'],
    ['Wed Sep 30 14:30:00 2026', '2026-09-30T13:30:00.000Z'],
    ['Published: September 30th, 2026 at 2:30 p.m. EDT', '2026-09-30T18:30:00.000Z'],
    ['Sept. 30, 2026, 2:30 PM ET', '2026-09-30T18:30:00.000Z'],
    ['12 a.m. on 1 January 2026', '2026-01-01T00:00:00.000Z'],
    ['1790000000', '2026-09-21T14:13:20.000Z'],
    ['30.9.2026, 14.30 Uhr', '2026-09-30T13:30:00.000Z'],
    ['Mittwoch, 30. September 2026', '2026-09-29T23:00:00.000Z'],
    ['30 de septiembre de 2026', '2026-09-29T23:00:00.000Z'],
    ['le 1er février 2026 à 14h30', '2026-02-01T14:30:00.000Z'],
    ['2026年9月30日 10:15', '2026-09-30T09:15:00.000Z'],
    ['30/09/2026', '2026-09-29T23:00:00.000Z'],
    ['09/30/2026', '2026-09-29T23:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('reads figures in the order of the language, and not where it has two', () => {
    expect(read('05/06/2026', 'en-US')).toBe('2026-05-05T23:00:00.000Z');
    expect(read('05/06/2026', 'en-GB')).toBe('2026-06-04T23:00:00.000Z');
    expect(read('05/06/2026', 'fr')).toBe('2026-06-04T23:00:00.000Z');
    expect(read('05/06/2026', 'en')).toBeUndefined();
  });

  it.each([
    '',
    'yesterday',
    '2026',
    '14:30',
    '31 June 2026',
    'version 1.2.3',
    '2026-13-01',
    '5 min',
  ])('finds no date in %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
