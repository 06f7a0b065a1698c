import { describe, expect, it } from 'vitest';
import { weighClaims } from '../../../../lambda/publish/claims/weigh-claims.ts';
import type { SourceState } from '../../../../lambda/publish/sources/source-states.ts';
import { claimKeys } from '../../../../lambda/publish/state/keys.ts';
import { asking, claimsOn, day, idle, recordOf, versionOf } from './states.ts';

const weigh = (states: readonly SourceState[], lines: Parameters<typeof claimsOn>[0]) => {
  const { winners, keepers, conflicts, after } = weighClaims(states, claimsOn(lines), day(9));
  return {
    winners: [...winners].sort(),
    keepers: [...keepers].sort(),
    conflicts: Object.fromEntries(
      [...conflicts].map(([source, { field, fault }]) => [source, `${field}: ${fault}`]),
    ),
    lineAt: (slug: string) =>
      after.get(claimKeys.slug(slug))?.claimants.map(({ source }) => source),
  };
};

const published = (source: string, slug: string, firstSeen = day(1)) =>
  recordOf(source, { current: versionOf(slug), live: true, firstSeen });

describe('weighClaims', () => {
  it('gives a source what no other asks for', () => {
    const result = weigh([asking('a', { slug: 'x' })], { x: [] });
    expect(result).toMatchObject({ winners: ['a'], keepers: [], conflicts: {} });
    expect(result.lineAt('x')).toEqual(['a']);
  });

  it('gives it to the source that was first seen, and of two to the first by key', () => {
    const states = [
      asking('a', { slug: 'x', seen: day(5) }),
      asking('b', { slug: 'x', seen: day(4) }),
      asking('c', { slug: 'x', seen: day(4) }),
    ];
    const result = weigh(states, { x: [] });
    expect(result.winners).toEqual(['b']);
    expect(result.lineAt('x')).toEqual(['b', 'c', 'a']);
    expect(result.conflicts).toEqual({
      a: 'slug: "x" belongs to b',
      c: 'slug: "x" belongs to b',
    });
  });

  it('counts the first sight of a source, not that of its newest version', () => {
    const old = asking('b', { slug: 'x', seen: day(9), record: published('b', 'y', day(2)) });
    const result = weigh([asking('a', { slug: 'x', seen: day(5) }), old], {
      x: [],
      y: [['b', day(2)]],
    });
    expect(result.winners).toEqual(['b']);
    expect(result.lineAt('y')).toEqual([]);
  });

  it('leaves a source that asks in vain what it has', () => {
    const rival = asking('b', { slug: 'x', record: published('b', 'y', day(2)) });
    const result = weigh([rival], { x: [['a', day(1)]], y: [['b', day(2)]] });
    expect(result).toMatchObject({ winners: [], keepers: ['b'] });
    expect(result.lineAt('x')).toEqual(['a', 'b']);
    expect(result.lineAt('y')).toEqual(['b']);
  });

  it('tells the id, where that is what another has', () => {
    const result = weigh([asking('b', { slug: 'mine', id: 'x' })], {
      x: [['a', day(1)]],
      mine: [],
    });
    expect(result.conflicts).toEqual({ b: 'id: "x" belongs to a' });
  });

  it('lets two sources exchange their slugs', () => {
    const states = [
      asking('a', { slug: 'y', id: 'x', record: published('a', 'x', day(1)) }),
      asking('b', { slug: 'x', id: 'y', record: published('b', 'y', day(2)) }),
    ];
    const result = weigh(states, { x: [['a', day(1)]], y: [['b', day(2)]] });
    // The older one comes first in both lines, so it moves, and the other gets what it leaves.
    expect(result.winners).toEqual(['a', 'b']);
    expect([result.lineAt('x'), result.lineAt('y')]).toEqual([['b'], ['a']]);
  });

  it('passes on what a deleted source leaves, down the line', () => {
    const states = [
      idle('a', 'absent', published('a', 'x')),
      asking('b', { slug: 'x', record: published('b', 'y', day(2)) }),
      asking('c', { slug: 'y', record: published('c', 'z', day(3)) }),
    ];
    const lines = {
      x: [
        ['a', day(1)],
        ['b', day(2)],
      ],
      y: [
        ['b', day(2)],
        ['c', day(3)],
      ],
      z: [['c', day(3)]],
    } as const;
    const result = weigh(states, lines);
    expect(result.winners).toEqual(['b', 'c']);
    expect([result.lineAt('x'), result.lineAt('y'), result.lineAt('z')]).toEqual([
      ['b'],
      ['c'],
      [],
    ]);
  });

  it.each(['absent', 'draft'] as const)('leaves a source that is %s nothing', (kind) => {
    const result = weigh([idle('a', kind, published('a', 'x'))], { x: [['a', day(1)]] });
    expect(result).toMatchObject({ winners: [], keepers: [], conflicts: {} });
    expect(result.lineAt('x')).toEqual([]);
  });

  it('leaves a rejected source its published version', () => {
    const result = weigh([idle('a', 'rejected', published('a', 'x'))], { x: [['a', day(1)]] });
    expect(result.keepers).toEqual(['a']);
    expect(result.lineAt('x')).toEqual(['a']);
  });

  it('takes a published version from a source that an older one comes before', () => {
    const states = [
      asking('a', { slug: 'x', seen: day(1) }),
      idle('b', 'rejected', published('b', 'x', day(2))),
    ];
    const result = weigh(states, { x: [['b', day(2)]] });
    expect(result).toMatchObject({ winners: ['a'], keepers: [] });
    expect(result.lineAt('x')).toEqual(['a']);
  });

  it('keeps the place of an entry that no source has any more', () => {
    const key = claimKeys.entry(versionOf('x').entry);
    const before = new Map(claimsOn({ x: [['a', day(1)]] }));
    before.set(key, { claimants: [{ source: 'a', firstSeen: day(1) }], place: 7 });
    const { after } = weighClaims([idle('a', 'absent', published('a', 'x'))], before, day(9));
    expect(after.get(key)).toEqual({ claimants: [], place: 7 });
  });
});
