import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareKeys } from '../../../lambda/publish/access/key-order.ts';
import { createSortedKeys } from '../../../lambda/stores/sorted-keys.ts';

it('holds what was added and not deleted, in order, each once', () => {
  const anyKey = fc.nat({ max: 9_999 }).map((number) => `k${number}`);
  const anyStep = fc.record({ isDeletion: fc.nat({ max: 2 }).map((n) => n === 0), key: anyKey });

  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 6_000, size: 'max' }), anyKey, (steps, start) => {
      const keys = createSortedKeys();
      const model = new Set<string>();
      for (const { isDeletion, key } of steps) {
        keys[isDeletion ? 'delete' : 'add'](key);
        model[isDeletion ? 'delete' : 'add'](key);
      }

      const sorted = [...model].sort(compareKeys);
      expect([...keys.from('')]).toEqual(sorted);
      expect([...keys.from(start)]).toEqual(sorted.filter((key) => compareKeys(key, start) >= 0));
    }),
    { numRuns: 30 },
  );
});

it('forgets nothing when it is emptied and filled again', () => {
  const keys = createSortedKeys();
  const all = Array.from({ length: 3_000 }, (_, number) => String(number).padStart(4, '0'));
  for (const round of [1, 2]) {
    for (const key of all) keys.add(key);
    expect([...keys.from('')], `round ${round}`).toEqual(all);
    for (const key of all) keys.delete(key);
    expect([...keys.from('')]).toEqual([]);
  }
});
