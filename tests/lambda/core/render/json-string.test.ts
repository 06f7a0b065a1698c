import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonString } from '../../../../lambda/core/render/json-string.ts';
import { cleanText } from '../../../../lambda/core/text.ts';
import { hostileText } from '../../../support/arbitraries.ts';

it('is what the runtime makes of clean text', () => {
  fc.assert(
    fc.property(hostileText.map(cleanText), (text) => {
      expect(jsonString(text)).toBe(JSON.stringify(text));
    }),
    { numRuns: 1000 },
  );
});

it('escapes every character that JSON has to, of those that clean text may hold', () => {
  const all = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
  const clean = all.map(cleanText).join('');
  expect(jsonString(clean)).toBe(JSON.stringify(clean));
});
