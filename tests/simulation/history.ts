import fc from 'fast-check';

/** What one version of an article says. Everything that the publisher's decisions depend on. */
export interface Version {
  readonly kind: 'good' | 'broken' | 'draft';
  readonly section: number | undefined;
  readonly tags: readonly number[];
  readonly author: number;
  /** Of `date`, in minutes from the time at which it is saved; undefined names none. */
  readonly date: number | undefined;
  /** Of `expires`, likewise. */
  readonly expires: number | undefined;
  readonly slug: number | undefined;
  readonly id: number | undefined;
  /** The file of the media that it shows. */
  readonly picture: number | undefined;
}

/** Where a run of the publisher fails, counted in calls to the stores. */
interface Fault {
  readonly kind: 'stopped before' | 'stopped after' | 'error';
  readonly call: number;
}

export type Event =
  | { readonly kind: 'save'; readonly file: number; readonly version: Version }
  | { readonly kind: 'delete'; readonly file: number }
  | { readonly kind: 'rename'; readonly file: number; readonly to: number }
  | {
      readonly kind: 'publication';
      readonly name: number;
      readonly entries: number;
      /** Which site of its own it has. */
      readonly links: number | undefined;
    }
  | { readonly kind: 'broken publication' }
  | { readonly kind: 'delete publication' }
  | { readonly kind: 'save media'; readonly file: number; readonly text: number }
  | { readonly kind: 'delete media'; readonly file: number }
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'repeat'; readonly message: number }
  | { readonly kind: 'rebuild' }
  /** Another program deletes objects, which a number each picks, and adds some. Then a rebuild is asked for. */
  | {
      readonly kind: 'damage';
      readonly state: readonly number[] | 'all';
      readonly site: readonly number[];
    }
  | {
      readonly kind: 'deliver';
      /** Which messages of the queue go into the batch, by a number that picks one of those left. */
      readonly picks: readonly number[];
      readonly fault: Fault | undefined;
      /** After how many steps a reconciliation has to leave the rest to another run. */
      readonly steps: number;
      /** Whether so many messages wait that a reconciliation answers for all of them. */
      readonly isBacklog: boolean;
    };

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const upTo = (max: number) => fc.nat({ max });

const version: fc.Arbitrary<Version> = fc.record({
  kind: fc.oneof(
    { arbitrary: fc.constant('good' as const), weight: 8 },
    { arbitrary: fc.constant('broken' as const), weight: 1 },
    { arbitrary: fc.constant('draft' as const), weight: 1 },
  ),
  section: maybe(upTo(1)),
  tags: fc.uniqueArray(upTo(2), { maxLength: 2 }),
  author: upTo(1),
  date: maybe(fc.integer({ min: -600, max: 120 })),
  expires: fc.option(fc.integer({ min: -60, max: 180 }), { nil: undefined, freq: 4 }),
  slug: fc.option(upTo(2), { nil: undefined, freq: 4 }),
  id: fc.option(upTo(2), { nil: undefined, freq: 6 }),
  picture: maybe(upTo(1)),
});

const fault: fc.Arbitrary<Fault> = fc.record({
  kind: fc.constantFrom('stopped before', 'stopped after', 'error'),
  call: upTo(90),
});

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('save' as const), file: upTo(5), version }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), file: upTo(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('rename' as const), file: upTo(5), to: upTo(5) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('publication' as const),
      name: upTo(3),
      entries: fc.integer({ min: 1, max: 4 }),
      links: maybe(upTo(1)),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'broken publication' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'delete publication' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('save media' as const),
      file: upTo(1),
      text: upTo(9),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('delete media' as const), file: upTo(1) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.nat({ max: 90 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('repeat' as const), message: upTo(9) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'rebuild' } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('damage' as const),
      state: fc.oneof(fc.array(upTo(99), { maxLength: 6 }), fc.constant('all' as const)),
      site: fc.array(upTo(99), { maxLength: 3 }),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      picks: fc.array(upTo(9), { minLength: 1, maxLength: 4 }),
      fault: fc.option(fault, { nil: undefined, freq: 2 }),
      steps: upTo(4),
      isBacklog: fc.nat({ max: 7 }).map((number) => number === 7),
    }),
  },
);

/** A random life of a publication. */
export const anyHistory: fc.Arbitrary<Event[]> = fc.array(event, {
  minLength: 1,
  maxLength: 40,
  size: 'max',
});
