import { readJson } from '../access/json.ts';
import { memoise } from '../access/memoise.ts';
import type { Store } from '../ports.ts';
import type { Claim } from '../state/claim.ts';
import { footprintOf, type OwnedObject } from '../state/footprint.ts';
import { readSourceRecord, type SourceRecord, versionsOf } from '../state/source-record.ts';

/** Claims and records of sources, each read once, and what they own. */
export interface Owners {
  /** The claim at a key; an empty one where there is none. */
  claim(key: string): Promise<Claim>;
  record(source: string): Promise<SourceRecord | undefined>;
  /** All objects that may exist because of a source. */
  footprint(source: string): Promise<readonly OwnedObject[]>;
  /** All objects that may exist because of those who stand in line at a claim. */
  footprintOfClaimants(claim: Claim): Promise<readonly OwnedObject[]>;
}

export const openOwners = (state: Store): Owners => {
  const readClaim = memoise((key: string) => readJson<Claim>(state, key));
  const record = memoise((source: string) => readSourceRecord(state, source));
  const footprint = memoise(async (source: string) => {
    const found = await record(source);
    return versionsOf(found)
      .flatMap((version) => footprintOf(source, version))
      .filter(({ store, onlyWhile }) => store === 'state' || onlyWhile !== 'live' || found?.live);
  });
  return {
    claim: async (key) => (await readClaim(key)) ?? { claimants: [] },
    record,
    footprint,
    footprintOfClaimants: async ({ claimants }) =>
      (await Promise.all(claimants.map(({ source }) => footprint(source)))).flat(),
  };
};
