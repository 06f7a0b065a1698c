import { describe, expect, it } from 'vitest';
import { claimsToWrite } from '../../../../lambda/publish/claims/claim-writes.ts';
import type { Claim } from '../../../../lambda/publish/state/claim.ts';
import { claimKeys } from '../../../../lambda/publish/state/keys.ts';
import { day } from './states.ts';

const claim = (sources: string, place?: number): Claim => ({
  claimants: [...sources].map((source, index) => ({ source, firstSeen: day(index + 1) })),
  ...(place === undefined ? {} : { place }),
});

const [slug, entry] = [claimKeys.slug('x'), claimKeys.entry('x')];

/** What is written, phase by phase: the claimants, in order, and the place. */
const written = (key: string, before: string, after: Claim, place?: number) => {
  const settlement = {
    states: [],
    winners: new Set<string>(),
    keepers: new Set<string>(),
    conflicts: new Map(),
    before: new Map([[key, claim(before)]]),
    after: new Map([[key, after]]),
  };
  const places = new Map(place === undefined ? [] : [[key, place]]);
  const writes = claimsToWrite(settlement, { pages: [], places });
  const inWords = (each: Claim | undefined) =>
    each ? `${each.claimants.map(({ source }) => source).join('')}${each.place ?? ''}` : 'gone';
  return Object.fromEntries(
    (['contested', 'joined', 'left'] as const).map((phase) => [
      phase,
      writes[phase].map((each) => inWords(each.claim)),
    ]),
  );
};

describe('claimsToWrite', () => {
  it('writes nothing of a claim that stays as it is', () => {
    expect(written(slug, 'a', claim('a'))).toEqual({ contested: [], joined: [], left: [] });
  });

  it('writes a free claim with the feeds', () => {
    expect(written(slug, '', claim('a'))).toMatchObject({ contested: [], joined: ['a'] });
    expect(written(entry, '', claim('a'), 7)).toMatchObject({ joined: ['a7'] });
  });

  it('writes a slug that another source has before anything else', () => {
    expect(written(slug, 'a', claim('ab'))).toEqual({ contested: ['ab'], joined: [], left: [] });
    expect(written(entry, 'a', claim('ab'))).toMatchObject({ contested: [], joined: ['ab'] });
  });

  it('writes a claim that a source leaves after the feeds, and deletes an empty one', () => {
    expect(written(slug, 'ab', claim('a'))).toEqual({ contested: [], joined: [], left: ['a'] });
    expect(written(slug, 'a', claim(''))).toMatchObject({ left: ['gone'] });
    expect(written(entry, 'a', claim('', 7))).toMatchObject({ left: ['7'] });
  });

  it('writes a claim that passes to another source with both first', () => {
    const passed = { claimants: [{ source: 'b', firstSeen: day(2) }] };
    expect(written(slug, 'a', passed)).toEqual({ contested: ['ab'], joined: [], left: ['b'] });
    expect(written(entry, 'a', passed)).toEqual({ contested: [], joined: ['ab'], left: ['b'] });
  });
});
