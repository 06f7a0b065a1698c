import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugify } from '../../../lambda/core/slug.ts';

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('slugify', () => {
  it.each([
    ['Harbour board votes', 'harbour-board-votes'],
    ["Skerran's “night” ferry", 'skerrans-night-ferry'],
    ['Skerran’s night ferry', 'skerrans-night-ferry'],
    ['  --a__b..c//d--  ', 'a-b-c-d'],
    ['Größe & Maß', 'größe-maß'],
    ['مكتبة بورت', 'مكتبة-بورت'],
    ['漢字 かな', '漢字-かな'],
    ['ﬁne Ⅷ ２０２６', 'fine-viii-2026'],
    ['../../etc/passwd', 'etc-passwd'],
    ['%2e%2e%2fetc', '2e-2e-2fetc'],
    ['a?b#c&d=e', 'a-b-c-d-e'],
    ['⚽️ Sport', 'sport'],
    ['क्‍ष', 'क्-ष'],
    ['a\u0000b\u200Bc', 'a-b-c'],
    ['.', expect.stringMatching(/^x[0-9a-f]{12}$/)],
    ['👩‍👩‍👧', expect.stringMatching(/^x[0-9a-f]{12}$/)],
    ['', expect.stringMatching(/^x[0-9a-f]{12}$/)],
  ])('makes of %j the slug %j', (given, slug) => {
    expect(slugify(given)).toEqual(slug);
  });

  it('gives texts without a letter slugs of their own', () => {
    const names = [
      '👩',
      '👨',
      '❤️',
      '✈️',
      '☎️',
      '👍🏽',
      '👍🏿',
      '🇩🇪',
      '🇳🇱',
      '👩‍❤️‍👨',
      '👩‍❤️‍👩',
      '#️⃣',
      '*️⃣',
      '★',
      '☆',
    ];
    const slugs = names.map(slugify);
    expect(new Set(slugs).size).toBe(names.length);
    for (const slug of slugs) expect(slug).toMatch(/^x[0-9a-f]{12}$/);
  });

  it('cuts between characters, never within one', () => {
    expect(slugify('漢'.repeat(100))).toBe('漢'.repeat(60));
    expect(slugify(`${'a'.repeat(179)}é`)).toBe('a'.repeat(179));
  });

  it('leaves no hyphen where it cuts', () => {
    expect(slugify(`${'a'.repeat(179)} b`)).toBe('a'.repeat(179));
  });

  it('is idempotent, never empty and at most 180 bytes', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', minLength: 150 })), (given) => {
        const slug = slugify(given);
        expect(slugify(slug)).toBe(slug);
        expect(slug).not.toBe('');
        expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(180);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same for composed and decomposed spellings', () => {
    expect(slugify('Cafe\u0301')).toBe(slugify('Caf\u00E9'));
    expect(slugify('\u226D')).toBe(slugify('\u226D'.normalize('NFD')));
    fc.assert(
      fc.property(text, (given) => {
        expect(slugify(given.normalize('NFD'))).toBe(slugify(given.normalize('NFC')));
      }),
      { numRuns: 500 },
    );
  });

  it('holds no character that parts a path or a query', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(slugify(given)).not.toMatch(/[/\\?#%&\s.~]/);
      }),
    );
  });
});
