import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOf } from '../../../../lambda/core/convert/reading.ts';

describe('readingOf', () => {
  it.each([
    ['<p>One two</p><p>three</p>', 3],
    ['<ul><li>one</li><li>two</li></ul>', 2],
    ['<p>Don’t – <b>re</b>-enter 3.5 km<sup>2</sup></p>', 4],
    ['<p>salt &amp; pepper, Q&amp;A</p>', 3],
    ['<p>one&nbsp;two</p>', 2],
    ['<p>«Это дом»</p>', 2],
    ['<p>港の灯台が来年の春</p>', 5],
    ['<p>Tokyo 東京 2026</p>', 3],
    ['<p>… — !</p>', 0],
    ['<p><img alt="two words" src="https://a.example/b c.png" /></p>', 0],
  ])('counts the words of %s', (html, words) => {
    expect(readingOf(html).words).toBe(words);
  });

  it('counts the words of any text, however its characters come together', () => {
    const unspaced =
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;
    const piece = fc.oneof(
      fc.constantFrom(...'aé2½–\u0301 \n\u00A0\u3000ж漢ひカｱไ々。😀𝒜𠮷'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('').replace(/[<>&]/g, '');
        const spaced = text
          .replace(unspaced, ' ')
          .split(/\s+/)
          .filter((word) => /[\p{L}\p{N}]/u.test(word));
        const characters = text.match(unspaced)?.length ?? 0;

        expect(readingOf(text).words).toBe(spaced.length + Math.ceil(characters / 2));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a minute for 238 words, and never none', () => {
    expect(readingOf('').minutes).toBe(1);
    expect(readingOf('word '.repeat(238 * 4)).minutes).toBe(4);
    expect(readingOf('word '.repeat(238 * 4 + 130)).minutes).toBe(5);
  });

  it('takes a time that grows with the text', () => {
    const start = process.cpuUsage();
    readingOf('word 灯台 '.repeat(200_000));
    readingOf('!'.repeat(500_000));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000);
  });
});
