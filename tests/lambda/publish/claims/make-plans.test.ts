import { describe, expect, it } from 'vitest';
import { makePlans } from '../../../../lambda/publish/claims/make-plans.ts';
import type { Plan } from '../../../../lambda/publish/claims/plan.ts';
import { weighClaims } from '../../../../lambda/publish/claims/weigh-claims.ts';
import type { SourceState } from '../../../../lambda/publish/sources/source-states.ts';
import type { Claim } from '../../../../lambda/publish/state/claim.ts';
import { makePublication } from '../../../support/core-samples.ts';
import { baseUrl } from '../../../support/newsroom.ts';
import { asking, claimsOn, day, idle, recordOf, versionOf } from './states.ts';

const now = day(10);

const context = {
  now,
  present: now,
  settings: {
    context: { publication: makePublication('id: x\ntitle: P'), baseUrl },
    digest: 'settings',
    deployment: 'deployment',
    first: false,
    problems: [],
    text: new Uint8Array(),
    changedAt: day(8),
  },
};

const plan = (state: SourceState, claims: ReadonlyMap<string, Claim> = new Map()): Plan => {
  const [found, ...others] = makePlans(context, weighClaims([state], claims, day(9)), () => day(9));
  if (found === undefined || others.length > 0) throw new Error('a source has one plan');
  return found;
};

/** What a plan does, in words. */
const summarise = ({ outcome, bringsIn, releases, obsolete, ahead, final, rejected }: Plan) => ({
  outcome: outcome.kind,
  writes: bringsIn?.version.slug,
  releases: releases?.slug,
  removes: obsolete.map(({ slug }) => slug),
  ahead: ahead && {
    etag: ahead.etag,
    current: ahead.current?.slug,
    pendingVersions: ahead.pendingVersions.map(({ slug }) => slug),
    pendingClaims: ahead.pendingClaims.map(({ slug }) => slug),
  },
  final: final && {
    etag: final.etag,
    current: final.current?.slug,
    live: final.live,
    pendingClaims: final.pendingClaims.map(({ slug }) => slug),
  },
  rejected,
});

const live = recordOf('a', { current: versionOf('old'), live: true });
const stopped = { ...live, etag: '', pendingVersions: [versionOf('half')] };
const waiting = recordOf('a', { current: versionOf('soon', { published: day(10) }), live: false });
const taken = claimsOn({ new: [['rival', day(0)]], old: [['a', day(1)]], soon: [['a', day(1)]] });
const free = claimsOn({ new: [], old: [['a', day(1)]], half: [['a', day(1)]] });

const cases: readonly (readonly [
  name: string,
  state: SourceState,
  claims: ReadonlyMap<string, Claim>,
  expected: Partial<ReturnType<typeof summarise>>,
])[] = [
  [
    'a new source is written, and its record names it before',
    asking('a', { slug: 'new' }),
    free,
    {
      outcome: 'published',
      writes: 'new',
      removes: [],
      ahead: { etag: '', current: undefined, pendingVersions: ['new'], pendingClaims: [] },
      final: { etag: '"2"', current: 'new', live: true, pendingClaims: [] },
    },
  ],
  [
    'an edit takes the place of the published version',
    asking('a', { slug: 'new', record: live }),
    free,
    {
      writes: 'new',
      removes: ['old'],
      ahead: { etag: '', current: 'old', pendingVersions: ['new'], pendingClaims: [] },
    },
  ],
  [
    'a retry removes what the run that stopped has begun',
    asking('a', { slug: 'new', record: stopped }),
    free,
    {
      removes: ['half', 'old'],
      ahead: { etag: '', current: 'old', pendingVersions: ['new', 'half'], pendingClaims: [] },
      final: { etag: '"2"', current: 'new', live: true, pendingClaims: [] },
    },
  ],
  [
    'a source that is gone loses its record, and all versions go',
    idle('a', 'absent', stopped),
    free,
    { outcome: 'withdrawn', removes: ['half', 'old'], final: undefined, rejected: false },
  ],
  [
    'a source that was never there is left alone',
    idle('a', 'absent'),
    free,
    { outcome: 'unchanged', removes: [], ahead: undefined, final: undefined },
  ],
  [
    'a draft withdraws what was published',
    idle('a', 'draft', live),
    free,
    { outcome: 'draft', removes: ['old'], final: undefined },
  ],
  [
    'an article that has expired withdraws what was published',
    idle('a', 'expired', live),
    free,
    { outcome: 'expired', removes: ['old'], final: undefined },
  ],
  [
    'a broken source loses a published version that has expired',
    idle('a', 'rejected', {
      ...live,
      current: versionOf('old', { expires: day(8) }),
    }),
    free,
    {
      outcome: 'rejected',
      removes: ['old'],
      final: { etag: '', current: undefined, live: false, pendingClaims: [] },
      rejected: true,
    },
  ],
  [
    'a broken source keeps its published version and only loses what was pending',
    idle('a', 'rejected', stopped),
    free,
    {
      outcome: 'rejected',
      removes: ['half'],
      ahead: undefined,
      final: { etag: '', current: 'old', live: true, pendingClaims: [] },
      rejected: true,
    },
  ],
  [
    'a broken source whose embargo ends releases its last good version',
    idle('a', 'rejected', waiting),
    taken,
    {
      releases: 'soon',
      removes: [],
      ahead: { etag: '', current: 'soon', pendingVersions: [], pendingClaims: [] },
      final: { etag: '', current: 'soon', live: true, pendingClaims: [] },
    },
  ],
  [
    'a source that asks in vain keeps what it has, and waits',
    asking('a', { slug: 'new', record: { ...live, firstSeen: day(2) } }),
    taken,
    {
      outcome: 'rejected',
      removes: [],
      ahead: { etag: '', current: 'old', pendingVersions: [], pendingClaims: ['new'] },
      final: { etag: '', current: 'old', live: true, pendingClaims: ['new'] },
      rejected: true,
    },
  ],
  [
    'a new source that asks in vain has nothing, and waits',
    asking('a', { slug: 'new' }),
    taken,
    {
      outcome: 'rejected',
      writes: undefined,
      ahead: { etag: '', current: undefined, pendingVersions: [], pendingClaims: ['new'] },
      final: { etag: '', current: undefined, live: false, pendingClaims: ['new'] },
      rejected: true,
    },
  ],
  [
    'a source whose address belongs to an older one loses what it had',
    idle('a', 'rejected', live),
    claimsOn({
      old: [
        ['older', day(0)],
        ['a', day(1)],
      ],
    }),
    { outcome: 'rejected', removes: ['old'], rejected: true },
  ],
];

describe('makePlans', () => {
  it.each(cases)('%s', (_, state, claims, expected) => {
    expect(summarise(plan(state, claims))).toMatchObject(expected);
  });

  it('leaves a source that is as it was alone', () => {
    const settlement = weighClaims([idle('a', 'unchanged', live)], free, day(9));
    expect(makePlans(context, settlement, () => day(9))).toEqual([]);
  });

  it('keeps an article under embargo waiting, and says until when', () => {
    const state = asking('a', { slug: 'new' });
    if (state.wanted.kind !== 'article') throw new Error('it asks for nothing');
    const article = { ...state.wanted.article, published: day(20) };
    const embargoed = { ...state, wanted: { ...state.wanted, article } };
    const { outcome, final } = plan(embargoed, free);
    expect(outcome).toMatchObject({ kind: 'waiting', until: day(20) });
    expect(final?.live).toBe(false);
  });

  it('dates a change: by the source, by a lost picture, or by a new address', () => {
    const withMedia = (media: Readonly<Record<string, { bytes: number } | null>>) => {
      const current = versionOf('old', { media: { 'media/p.png': { bytes: 1 } } });
      const state = asking('a', { slug: 'old', seen: day(5), record: { ...live, current } });
      return { ...state, wanted: { ...state.wanted, media } } as SourceState;
    };
    const same = plan(withMedia({ 'media/p.png': { bytes: 1 } }), free);
    expect(same.changedAt).toBe(day(5));
    const lost = plan(withMedia({ 'media/p.png': null }), free);
    expect(lost.changedAt).toBe(day(9));
    const current = versionOf('old', { link: 'https://harbour.example/old' });
    const moved = asking('a', { slug: 'old', seen: day(5), record: { ...live, current } });
    expect(plan(moved, free).changedAt).toBe(day(8));
  });
});
