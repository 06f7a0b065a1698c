import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareKeys } from '../../../../lambda/publish/access/key-order.ts';

const key = fc.string({
  unit: fc.constantFrom('a', 'b', '/', '-', 'é', '\u{e000}', '\u{ffee}', '\u{1f5de}'),
});

it('orders keys as their UTF-8 bytes are ordered', () => {
  fc.assert(
    fc.property(key, key, (a, b) => {
      const expected = Buffer.compare(Buffer.from(a), Buffer.from(b));

      expect(Math.sign(compareKeys(a, b))).toBe(expected);
    }),
    { numRuns: 5000 },
  );
});
