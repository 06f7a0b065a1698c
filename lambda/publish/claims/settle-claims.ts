import pMap from 'p-map';
import type { Problem } from '../../core/problem.ts';
import type { Store } from '../ports.ts';
import type { RunContext } from '../run-context.ts';
import { readSources, type SourceState } from '../sources/source-states.ts';
import {
  type Claim,
  type Claimant,
  claimKeysOf,
  entryNameOf,
  type Names,
  readJson,
} from '../state/keys.ts';

const concurrency = 100;

/** Who may publish what, after all that the sources of a run ask for has been weighed. */
export interface Settlement {
  /** Those asked for, and those that what they ask for touches. */
  readonly states: readonly SourceState[];
  /** Sources that have all that their newest version asks for. */
  readonly winners: ReadonlySet<string>;
  /** Sources that keep what they have. */
  readonly keepers: ReadonlySet<string>;
  /** For a source that asked in vain: who has what it wants. */
  readonly conflicts: ReadonlyMap<string, Problem>;
  /** The claims as they were, and as they are to be. */
  readonly before: ReadonlyMap<string, Claim>;
  readonly after: ReadonlyMap<string, Claim>;
}

/** The slug and entry that the newest version of a source asks for. */
export const namesWanted = ({ wanted, record }: SourceState): Names | undefined => {
  if (wanted.kind === 'unchanged') return record?.current && namesOf(record.current);
  if (wanted.kind !== 'article') return undefined;
  return { slug: wanted.article.slug, entry: entryNameOf(wanted.article) };
};

const namesOf = ({ slug, entry }: Names): Names => ({ slug, entry });

const firstSeenOf = ({ record, wanted }: SourceState): string | undefined =>
  record?.firstSeen ?? (wanted.kind === 'article' ? wanted.seen : undefined);

/**
 * Reads the claims that the sources have or want, and settles them. Whoever is next in line for
 * something that a source of the run has, leaves or takes is brought into the run too: so nobody
 * waits for what is free, wherever an earlier run stopped.
 */
export const settleClaims = async (
  run: RunContext,
  asked: readonly SourceState[],
): Promise<Settlement> => {
  const askedFor = new Set(asked.map(({ source }) => source));
  let states = [...asked];
  const before = new Map<string, Claim>();
  for (;;) {
    await readClaims(run.ports.state, states, before);
    const settlement = weigh(states, before);
    const missing = nextInLine(settlement, askedFor);
    if (missing.length === 0) return settlement;
    states = [...states, ...(await readSources(run, missing))].sort(bySource);
  }
};

const bySource = (a: { source: string }, b: { source: string }): number =>
  a.source < b.source ? -1 : a.source > b.source ? 1 : 0;

const readClaims = async (
  state: Store,
  states: readonly SourceState[],
  known: Map<string, Claim>,
): Promise<void> => {
  const keys = [...new Set(states.flatMap(keysTouched))].filter((key) => !known.has(key));
  const claims = await pMap(keys, (key) => readJson<Claim>(state, key), { concurrency });
  keys.forEach((key, index) => {
    known.set(key, claims[index] ?? { claimants: [] });
  });
};

const keysTouched = (state: SourceState): string[] => {
  const { current, tried = [], wants = [] } = state.record ?? {};
  return [namesWanted(state), current, ...tried, ...wants]
    .filter((names) => names !== undefined)
    .flatMap(claimKeysOf);
};

/** One source in the settlement of claims. */
interface Party {
  readonly state: SourceState;
  /** Claim keys of what its newest version asks for. */
  readonly wants: readonly string[];
  /** Claim keys of what was published of it, which it keeps until it gets what it wants. */
  readonly has: readonly string[];
}

/**
 * Whoever is first in line for all that it wants gets it and leaves what it had; whoever is no longer
 * first for all that it has loses it. Lines only ever shrink, so what is settled stays settled.
 */
const weigh = (states: readonly SourceState[], before: ReadonlyMap<string, Claim>): Settlement => {
  const parties: Party[] = states.map((state) => ({
    state,
    wants: claimKeysOfNames(namesWanted(state)),
    has: staysWithLast(state) ? claimKeysOfNames(state.record?.current) : [],
  }));
  const winners = new Set<string>();
  const losers = new Set<string>();
  let lines = lineUp(parties, before, winners, losers);
  const isFirst = (source: string) => (key: string) => lines.get(key)?.[0]?.source === source;
  const isOpen = ({ state: { source } }: Party) => !winners.has(source);

  for (;;) {
    const won = parties.filter(
      (party) =>
        isOpen(party) && party.wants.length > 0 && party.wants.every(isFirst(party.state.source)),
    );
    for (const { state } of won) winners.add(state.source);
    const lost = parties.find(
      (party) =>
        isOpen(party) &&
        !losers.has(party.state.source) &&
        !party.has.every(isFirst(party.state.source)),
    );
    if (won.length === 0 && lost === undefined) break;
    // Those who won may leave what the other lost for; only when nobody wins is it lost for good.
    if (won.length === 0 && lost) losers.add(lost.state.source);
    lines = lineUp(parties, before, winners, losers);
  }

  const keepers = new Set<string>();
  const conflicts = new Map<string, Problem>();
  for (const { state, wants, has } of parties) {
    if (winners.has(state.source)) continue;
    if (has.length > 0 && !losers.has(state.source)) keepers.add(state.source);
    const lost = wants.find((key) => !isFirst(state.source)(key));
    const owner = lost === undefined ? undefined : lines.get(lost)?.[0]?.source;
    if (owner !== undefined) conflicts.set(state.source, conflict(state, owner, lost === wants[0]));
  }
  const after = new Map(
    [...lines].map(([key, claimants]) => [key, { ...before.get(key), claimants }]),
  );
  return { states, winners, keepers, conflicts, before, after };
};

const lineUp = (
  parties: readonly Party[],
  before: ReadonlyMap<string, Claim>,
  winners: ReadonlySet<string>,
  losers: ReadonlySet<string>,
): Map<string, Claimant[]> => {
  const inRun = new Set(parties.map(({ state }) => state.source));
  const lines = new Map(
    [...before].map(([key, { claimants }]) => [
      key,
      claimants.filter(({ source }) => !inRun.has(source)),
    ]),
  );
  for (const { state, wants, has } of parties) {
    const hasLeft = winners.has(state.source) || losers.has(state.source);
    const claimant = { source: state.source, firstSeen: firstSeenOf(state) ?? '' };
    for (const key of hasLeft ? wants : new Set([...wants, ...has])) lines.get(key)?.push(claimant);
  }
  for (const line of lines.values()) line.sort(byAge);
  return lines;
};

const claimKeysOfNames = (names: Names | undefined): readonly string[] =>
  names === undefined ? [] : claimKeysOf(names);

/** Whether what was published of a source stays unless its newest version takes its place. */
const staysWithLast = ({ wanted }: SourceState): boolean =>
  wanted.kind !== 'absent' && wanted.kind !== 'draft';

const byAge = (a: Claimant, b: Claimant): number =>
  a.firstSeen === b.firstSeen ? bySource(a, b) : a.firstSeen < b.firstSeen ? -1 : 1;

/** In every line, who comes behind those that may have moved, and may have to move in turn. */
const nextInLine = (settlement: Settlement, asked: ReadonlySet<string>): string[] => {
  const inRun = new Map(settlement.states.map((state) => [state.source, state]));
  const next = new Set<string>();
  for (const { claimants } of settlement.after.values()) {
    for (const { source } of claimants) {
      const state = inRun.get(source);
      if (state === undefined) next.add(source);
      if (state === undefined || !(asked.has(source) || hasMoved(state, settlement))) break;
    }
  }
  return [...next];
};

const hasMoved = (state: SourceState, { winners, keepers }: Settlement): boolean => {
  const { current, tried = [] } = state.record ?? {};
  if (tried.length > 0) return true;
  if (!winners.has(state.source)) return current !== undefined && !keepers.has(state.source);
  const wanted = namesWanted(state);
  return current?.slug !== wanted?.slug || current?.entry !== wanted?.entry;
};

const idOf = ({ wanted, source }: SourceState): string =>
  wanted.kind === 'article' ? wanted.article.id : `the id of ${source}`;

const conflict = (state: SourceState, owner: string, isSlug: boolean): Problem => {
  const field = isSlug ? 'slug' : 'id';
  const value = isSlug ? namesWanted(state)?.slug : idOf(state);
  return {
    file: state.source,
    field,
    fault: `"${value}" belongs to ${owner}`,
    remedy: `Give this article ${isSlug ? 'a slug' : 'an id'} of its own in front matter, or delete the other`,
    severity: 'error',
  };
};
