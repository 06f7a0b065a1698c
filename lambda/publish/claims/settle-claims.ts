import pMap from 'p-map';
import { atOnce } from '../access/concurrency.ts';
import { readJson } from '../access/json.ts';
import type { Store } from '../ports.ts';
import type { RunContext } from '../run-context.ts';
import { readSources, type SourceState } from '../sources/source-states.ts';
import { type Claim, claimKeysOf } from '../state/claim.ts';
import { claimedNames } from './claimed-names.ts';
import type { Settlement } from './settlement.ts';
import { weighClaims } from './weigh-claims.ts';

/**
 * Reads the claims that the sources have or want, and settles them. A source that is next in line for
 * what a source of the run has, leaves or takes joins the run. So no source waits for what is free,
 * wherever an earlier run stopped.
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
    const settlement = weighClaims(states, before, run.now);
    const missing = nextInLine(settlement, askedFor);
    if (missing.length === 0) return settlement;
    states = [...states, ...(await readSources(run, missing))].sort((a, b) =>
      a.source < b.source ? -1 : 1,
    );
  }
};

/** Adds the claims that the sources touch and that are not known yet. */
const readClaims = async (
  state: Store,
  states: readonly SourceState[],
  known: Map<string, Claim>,
): Promise<void> => {
  const keys = [...new Set(states.flatMap(keysTouched))].filter((key) => !known.has(key));
  const claims = await pMap(keys, (key) => readJson<Claim>(state, key), atOnce.objects);
  keys.forEach((key, index) => {
    known.set(key, claims[index] ?? { claimants: [] });
  });
};

const keysTouched = (state: SourceState): string[] => {
  const { current, pendingVersions = [], pendingClaims = [] } = state.record ?? {};
  return [claimedNames(state), current, ...pendingVersions, ...pendingClaims]
    .filter((names) => names !== undefined)
    .flatMap(claimKeysOf);
};

/** In each line, the sources that come after those that may have moved. They may move in turn. */
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
  const { current, pendingVersions = [] } = state.record ?? {};
  if (pendingVersions.length > 0) return true;
  if (!winners.has(state.source)) return current !== undefined && !keepers.has(state.source);
  const names = claimedNames(state);
  return current?.slug !== names?.slug || current?.entry !== names?.entry;
};
