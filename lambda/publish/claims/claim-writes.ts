import pMap from 'p-map';
import { atOnce } from '../access/concurrency.ts';
import { writeJson } from '../access/json.ts';
import type { Store } from '../ports.ts';
import { byFirstSight, type Claim, type Claimant } from '../state/claim.ts';
import { claimKeys } from '../state/keys.ts';
import type { LogWrites } from './archive-log.ts';
import type { Settlement } from './settlement.ts';

export interface ClaimWrite {
  readonly key: string;
  /** Without one, the claim is deleted. */
  readonly claim: Claim | undefined;
}

/** The claims to write, by the phase of the run that writes them. */
export interface ClaimWrites {
  /**
   * Slugs that other sources have or wait for: before anything else. A source that leaves one has to know
   * that another may have begun to use its page.
   */
  readonly contested: readonly ClaimWrite[];
  /**
   * The other claims that sources join: after the pages of the log. If a claim knew a place that no page
   * knows, it would keep that place and another entry would get it too.
   */
  readonly joined: readonly ClaimWrite[];
  /**
   * Claims that a source leaves: after the feeds. While it stands in the line, a retry takes it along. A
   * claim that one source leaves and another joins is written twice: first with both.
   */
  readonly left: readonly ClaimWrite[];
}

export const claimsToWrite = (
  { before, after }: Settlement,
  { places }: LogWrites,
): ClaimWrites => {
  const writes: Record<keyof ClaimWrites, ClaimWrite[]> = { contested: [], joined: [], left: [] };
  for (const [key, claim] of after) {
    const place = places.get(key) ?? claim.place;
    const withPlace = (claimants: readonly Claimant[]): Claim => ({
      claimants,
      ...(place === undefined ? {} : { place }),
    });
    const next = withPlace(claim.claimants);
    if (JSON.stringify(next) === JSON.stringify(before.get(key))) continue;
    const claimants = before.get(key)?.claimants ?? [];
    const leaving = without(claimants, claim.claimants);
    const joining = without(claim.claimants, claimants);
    const isContested = key.startsWith(claimKeys.slug('')) && claimants.length > 0;
    if (leaving.length === 0 || joining.length > 0) {
      const all = [...claim.claimants, ...leaving].sort(byFirstSight);
      writes[isContested ? 'contested' : 'joined'].push({ key, claim: withPlace(all) });
    }
    if (leaving.length > 0) {
      const isEmpty = next.claimants.length === 0 && place === undefined;
      writes.left.push({ key, claim: isEmpty ? undefined : next });
    }
  }
  return writes;
};

const without = (line: readonly Claimant[], others: readonly Claimant[]): Claimant[] =>
  line.filter(({ source }) => !others.some((other) => other.source === source));

export const writeClaims = async (state: Store, claims: readonly ClaimWrite[]): Promise<void> => {
  const write = ({ key, claim }: ClaimWrite) =>
    claim ? writeJson(state, key, claim) : state.delete(key);
  await pMap(claims, write, atOnce.objects);
};
