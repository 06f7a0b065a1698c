import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanLine,
  cleanText,
  escapeMarkup,
  hasTooManyMarks,
  normalise,
} from '../../../lambda/core/text.ts';
import { parseStrictXml } from '../../support/strict-xml.ts';

const anyCodeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }))
  .map((units) => String.fromCharCode(...units));

describe('cleanText', () => {
  it.each([
    ['a control character', '\u0003'],
    ['NUL', '\u0000'],
    ['DEL', '\u007F'],
    ['a C1 control character', '\u0085'],
    ['a lone high surrogate', '\uD800'],
    ['a lone low surrogate', '\uDFFF'],
    ['U+FFFE', '\uFFFE'],
    ['the non-character U+FDD0', '\uFDD0'],
    ['the non-character U+FDD2', '\uFDD2'],
    ['a non-character beyond the first plane', '\u{1FFFF}'],
    ['a byte order mark', '\uFEFF'],
    ['the replacement character of a broken decoding', '\uFFFD'],
  ])('takes out %s', (_, unfit) => {
    expect(cleanText(`a${unfit}b`)).toBe('ab');
  });

  it.each(['\t', '\n', 'é', '👩‍👩‍👧', '\u00A0', 'e\u0301', '\u200F', '&<>'])('keeps %j', (fit) => {
    expect(cleanText(`a${fit}b`)).toBe(`a${fit}b`);
  });

  it.each(['\r\n', '\r', '\n'])('ends lines with a line feed, not with %j', (end) => {
    expect(cleanText(`a${end}b`)).toBe('a\nb');
  });

  it('leaves nothing that a strict XML parser refuses or alters', () => {
    fc.assert(
      fc.property(anyCodeUnits, (given) => {
        const clean = cleanText(given);
        expect(parseStrictXml(`<a>${escapeMarkup(clean)}</a>`).text).toBe(clean);
      }),
      { numRuns: 500 },
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(anyCodeUnits, (given) => {
        expect(cleanText(cleanText(given))).toBe(cleanText(given));
      }),
    );
  });
});

describe('cleanLine', () => {
  it.each([
    [' a \t b\r\n\nc ', 'a b c'],
    ['a\u2028b\u00A0c', 'a b c'],
    ['\u0003a\u0003', 'a'],
    ['👩‍👩‍👧 a', '👩‍👩‍👧 a'],
    [' \t\r\n', ''],
    ['\u200B\uFEFF\u2060', ''],
    ['\u202E \u200F', ''],
  ])('makes of %j the line %j', (given, line) => {
    expect(cleanLine(given)).toBe(line);
  });

  it('puts one blank between words, whatever stood there', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      ' ',
      '  ',
      '\t',
      '\n',
      '\v',
      '\u00A0',
      '\u2028',
      '\u3000',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const words = cleanText(pieces.join('')).match(/\S+/g) ?? [];
        expect(cleanLine(pieces.join(''))).toBe(words.join(' '));
      }),
    );
  });
});

describe('escapeMarkup', () => {
  it('escapes each markup character once', () => {
    expect(escapeMarkup('<a b="c">&amp;')).toBe('&lt;a b=&quot;c&quot;&gt;&amp;amp;');
  });

  it('leaves a dollar sign as it is', () => {
    expect(escapeMarkup('$& <$1>')).toBe('$&amp; &lt;$1&gt;');
  });
});

describe('normalise', () => {
  it('gives the normal form of a text', () => {
    expect(normalise('e\u0301\uFF21 and a text of more than thirty letters', 'NFKC')).toBe(
      'éA and a text of more than thirty letters',
    );
    expect(normalise('é', 'NFKD')).toBe('e\u0301');
  });

  it('leaves out what comes behind 30 marks in a row', () => {
    const marks = (count: number) => '\u0315'.repeat(count);

    expect(normalise(`a${marks(40)}b${marks(30)}c`, 'NFC')).toBe(`a${marks(30)}b${marks(30)}c`);
    expect([hasTooManyMarks(`a${marks(30)}b`), hasTooManyMarks(`a${marks(31)}b`)]).toEqual([
      false,
      true,
    ]);
  });

  it('counts each character that becomes a mark', () => {
    // Two characters of Thai and Lao become a mark and a letter, which ends the row.
    const uncounted = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((each) => /^\p{M}+$/u.test(each.normalize('NFKD')))
      .filter((each) => !hasTooManyMarks(each.repeat(31)));

    expect(uncounted).toEqual([]);
  });
});
