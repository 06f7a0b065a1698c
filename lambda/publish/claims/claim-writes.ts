import pMap from 'p-map';
import { atOnce } from '../access/concurrency.ts';
import { writeJson } from '../access/json.ts';
import type { Store } from '../ports.ts';
import type { Claim } from '../state/claim.ts';
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
   * Slugs that other sources wait for: before anything else. A source that leaves one has to know that
   * another may have begun to use its page.
   */
  readonly contested: readonly ClaimWrite[];
  /**
   * The other claims that sources join: after the pages of the log. If a claim knew a place that no page
   * knows, it would keep that place and another entry would get it too.
   */
  readonly joined: readonly ClaimWrite[];
  /**
   * Claims that a source leaves: after the feeds. While it stands in the line, a retry takes it along.
   */
  readonly left: readonly ClaimWrite[];
}

export const claimsToWrite = (
  { before, after }: Settlement,
  { places }: LogWrites,
): ClaimWrites => {
  const writes = [...after].flatMap(([key, claim]): ClaimWrite[] => {
    const place = places.get(key) ?? claim.place;
    const next: Claim = { claimants: claim.claimants, ...(place === undefined ? {} : { place }) };
    if (JSON.stringify(next) === JSON.stringify(before.get(key))) return [];
    return [{ key, claim: next.claimants.length > 0 || place !== undefined ? next : undefined }];
  });
  const claimantsBefore = (key: string) => before.get(key)?.claimants ?? [];
  const isLeft = ({ key, claim }: ClaimWrite) =>
    claimantsBefore(key).some(
      ({ source }) => !claim?.claimants.some((each) => each.source === source),
    );
  const isContested = (write: ClaimWrite) =>
    !isLeft(write) &&
    write.key.startsWith(claimKeys.slug('')) &&
    claimantsBefore(write.key).length > 0;
  return {
    contested: writes.filter(isContested),
    joined: writes.filter((write) => !isLeft(write) && !isContested(write)),
    left: writes.filter(isLeft),
  };
};

export const writeClaims = async (state: Store, claims: readonly ClaimWrite[]): Promise<void> => {
  const write = ({ key, claim }: ClaimWrite) =>
    claim ? writeJson(state, key, claim) : state.delete(key);
  await pMap(claims, write, atOnce.objects);
};
