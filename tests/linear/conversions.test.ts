import { describe, expect, it } from 'vitest';
import { type Growth, growthOf } from './growth.ts';
import { places } from './places.ts';

/** Short texts grow in step with the input; of a longer one, a part may be left over. */
const repeated = (fragment: string, size: number): string =>
  fragment.repeat(Math.ceil(size / fragment.length));

describe.each(Object.entries(places))('%s', (_, { around, read, fragments }) => {
  it('is read, or refused, in a time that grows with its length', async () => {
    const steep: Record<string, Growth> = {};
    for (const fragment of fragments) {
      const growth = await growthOf((size) => around(repeated(fragment, size)), read);
      if (growth !== undefined) steep[JSON.stringify(fragment)] = growth;
    }
    expect(steep).toEqual({});
  }, 900_000);
});
