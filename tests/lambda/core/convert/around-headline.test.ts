import { describe, expect, it } from 'vitest';
import { removeLeftovers } from '../../../../lambda/core/convert/leftovers.ts';
import { readUnits } from '../../../../lambda/core/convert/scraped/units.ts';

const context = { timezone: 'UTC', language: 'en' };
const headline = 'The old weir gives way after a night of rain';
const paragraph =
  'The wall above the mill had stood for two hundred years, and it went within a minute that night.';
const notice = 'This site uses Akismet to reduce spam. Learn how your comment data is processed.';

const originOf = (...lines: readonly string[]) =>
  removeLeftovers(readUnits(lines.join('\n\n')), undefined, context).origin;
const inText = (...lines: readonly string[]) =>
  originOf(headline, ...lines, paragraph, paragraph).authors;
const inPage = (...lines: readonly string[]) =>
  originOf(headline, ...lines, paragraph, paragraph, notice).authors;

describe('what stands around the headline', () => {
  it.each([
    ['Ann Lee', ['Ann Lee']],
    ['Ann Bo Lee', ['Ann Bo Lee']],
    ['Ann Bo Cy Lee', []],
    ['Ann', []],
    ['ann lee', []],
    ['Ann Mill', []],
    ['Ann Weir', []],
    ['Ann Weather', []],
  ])('names by a bare line of a text, %s, %j', (line, names) => {
    expect(inText(line)).toEqual(names);
  });

  it('needs a paragraph below a bare name', () => {
    expect(originOf(headline, 'Ann Lee', 'In the loft', paragraph).authors).toEqual([]);
    expect(originOf(headline, 'Ann Lee', '30 May 2026', paragraph)).toEqual({
      authors: ['Ann Lee'],
      published: '2026-05-30T00:00:00.000Z',
    });
  });

  it('names nobody in a text without a line that says so right below the headline', () => {
    expect(inText('A note', 'By Ann Lee')).toEqual([]);
    expect(inText('30 May 2026', 'By Ann Lee')).toEqual(['Ann Lee']);
    expect(inText('30 May 2026', '12:30', 'By Ann Lee')).toEqual([]);
    expect(originOf(headline, '30 May 2026', paragraph)).toEqual({ authors: [] });
  });

  it('takes a place and a date for no author', () => {
    expect(inText('Lower Ellery, 30 May 2026')).toEqual([]);
    expect(inText('Ann Lee | 30 May 2026')).toEqual(['Ann Lee']);
  });

  it('names the author of a page up to three lines above its headline', () => {
    const above = (...lines: readonly string[]) =>
      originOf('News', ...lines, headline, paragraph, paragraph, notice).authors;
    expect(above('By Ann Lee', 'Sport', 'Weather')).toEqual(['Ann Lee']);
    expect(above('By Ann Lee', 'Sport', 'Weather', 'Video')).toEqual([]);
    expect(above('Ann Lee | 30 May 2026', 'Sport')).toEqual([]);
  });

  it('names the author of a page in any line below its headline', () => {
    expect(inPage('Share', 'Print', 'By Ann Lee')).toEqual(['Ann Lee']);
    expect(inPage('Share', 'Ann Lee | 30 May 2026')).toEqual(['Ann Lee']);
    expect(inPage('Share', 'Ann Lee')).toEqual([]);
  });

  it('reads the name below a line that says only "by"', () => {
    expect(inText('By', 'Ann Lee')).toEqual(['Ann Lee']);
  });

  it('reads no line of more than 160 characters', () => {
    const names = (length: number) =>
      `${`By Ann Lee and ${'Bo '.repeat(60)}`.slice(0, length - 4)} Day`;
    expect(inPage(names(160))).toEqual(['Ann Lee']);
    expect(inPage(names(161))).toEqual([]);
  });

  it('reads no name in a sentence of more than eight words', () => {
    expect(inText('By Ann Lee, in the mill of Ellery.')).toEqual(['Ann Lee']);
    expect(inText('By Ann Lee, in the old mill of Ellery.')).toEqual([]);
  });
});
