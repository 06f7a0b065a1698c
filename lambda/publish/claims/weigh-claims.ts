import type { Instant } from '../../core/article.ts';
import type { Problem } from '../../core/problem.ts';
import { type SourceState, wantsPlace } from '../sources/source-states.ts';
import {
  byFirstSight,
  type Claim,
  type Claimant,
  type ClaimedNames,
  claimKeysOf,
} from '../state/claim.ts';
import { hasExpired } from '../state/published-version.ts';
import { claimedNames } from './claimed-names.ts';
import type { Settlement } from './settlement.ts';

/** One source in the settlement of claims. */
interface Party {
  readonly state: SourceState;
  /** Claim keys of what its newest version asks for. */
  readonly asksFor: readonly string[];
  /** Claim keys of its published version. It keeps these until it gets what it asks for. */
  readonly has: readonly string[];
}

/**
 * Settles claims. A source that comes first in line for all that it asks for gets it and leaves what it
 * had. A source that no longer comes first for all that it has loses it. Lines only shrink, so what is
 * settled stays settled.
 * @param states the sources of a run
 * @param before all claims that these have or ask for, by their keys
 * @param now decides what has expired
 */
export const weighClaims = (
  states: readonly SourceState[],
  before: ReadonlyMap<string, Claim>,
  now: Instant,
): Settlement => {
  const parties: Party[] = states.map((state) => ({
    state,
    asksFor: keysOf(claimedNames(state)),
    has: keepsPublished(state, now) ? keysOf(state.record?.current) : [],
  }));
  const winners = new Set<string>();
  const losers = new Set<string>();
  let lines = lineUp(parties, before, winners, losers);
  const isFirst = (source: string) => (key: string) => lines.get(key)?.[0]?.source === source;
  const isOpen = ({ state: { source } }: Party) => !winners.has(source);

  for (;;) {
    const won = parties.filter(
      (party) =>
        isOpen(party) &&
        party.asksFor.length > 0 &&
        party.asksFor.every(isFirst(party.state.source)),
    );
    for (const { state } of won) winners.add(state.source);
    const lost = parties.find(
      (party) =>
        isOpen(party) &&
        !losers.has(party.state.source) &&
        !party.has.every(isFirst(party.state.source)),
    );
    if (won.length === 0 && lost === undefined) break;
    // A winner may leave what the loser lost. So a loss counts only when nothing more is won.
    if (won.length === 0 && lost) losers.add(lost.state.source);
    lines = lineUp(parties, before, winners, losers);
  }

  const keepers = new Set<string>();
  const conflicts = new Map<string, Problem>();
  for (const { state, asksFor, has } of parties) {
    if (winners.has(state.source)) continue;
    if (has.length > 0 && !losers.has(state.source)) keepers.add(state.source);
    const lost = asksFor.find((key) => !isFirst(state.source)(key));
    const owner = lost === undefined ? undefined : lines.get(lost)?.[0]?.source;
    if (owner !== undefined)
      conflicts.set(state.source, conflict(state, owner, lost === asksFor[0]));
  }
  const after = new Map(
    [...lines].map(([key, claimants]) => [key, { ...before.get(key), claimants }]),
  );
  return { states, winners, keepers, conflicts, before, after };
};

/** The claimants of each claim in their order, with what the sources of the run ask for and have by now. */
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
  for (const { state, asksFor, has } of parties) {
    const hasLeft = winners.has(state.source) || losers.has(state.source);
    const claimant = { source: state.source, firstSeen: firstSeenOf(state) ?? '' };
    for (const key of hasLeft ? asksFor : new Set([...asksFor, ...has]))
      lines.get(key)?.push(claimant);
  }
  for (const line of lines.values()) line.sort(byFirstSight);
  return lines;
};

const keysOf = (names: ClaimedNames | undefined): readonly string[] =>
  names === undefined ? [] : claimKeysOf(names);

/** Whether what is published of a source stays until its newest version takes its place. */
const keepsPublished = ({ wanted, record }: SourceState, now: Instant): boolean =>
  wantsPlace(wanted) && !(record?.current && hasExpired(record.current, now));

const firstSeenOf = ({ record, wanted }: SourceState): string | undefined =>
  record?.firstSeen ?? (wanted.kind === 'article' ? wanted.seen : undefined);

const conflict = (state: SourceState, owner: string, isSlug: boolean): Problem => {
  const field = isSlug ? 'slug' : 'id';
  const value = isSlug ? claimedNames(state)?.slug : idOf(state);
  return {
    file: state.source,
    field,
    fault: `"${value}" belongs to ${owner}`,
    remedy: `Give this article ${isSlug ? 'a slug' : 'an id'} of its own in front matter, or delete the other`,
    severity: 'error',
  };
};

const idOf = ({ wanted, source }: SourceState): string =>
  wanted.kind === 'article' ? wanted.article.id : `the id of ${source}`;
