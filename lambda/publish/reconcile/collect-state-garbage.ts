import pMap from 'p-map';
import { atOnce } from '../access/concurrency.ts';
import { writeJson } from '../access/json.ts';
import type { ListedObject, Store } from '../ports.ts';
import { claimKeysOf } from '../state/claim.ts';
import { claimKeys, entryOfKey, sourceOfUse, stateKeys } from '../state/keys.ts';
import type { Reconciliation } from '../state/publisher-state.ts';
import { type SourceRecord, versionsOf } from '../state/source-record.ts';
import { type Owners, openOwners } from './owners.ts';

/*
 * A run clears what it has written, wherever an earlier run stopped. Garbage is what no run knows of: a
 * state was lost or damaged, or another program has written into the buckets.
 */

/**
 * Deletes the given objects of the state that are in no source's footprint.
 * @param reconciliation a run has written all that was stored later than `since`; claims from before may
 * name claimants that have gone all the same
 */
export const collectStateGarbage = async (
  state: Store,
  objects: readonly ListedObject[],
  { since, hadClaims }: Pick<Reconciliation, 'since' | 'hadClaims'>,
): Promise<void> => {
  const owners = openOwners(state);
  const isDoubtful = ({ key, lastModified }: ListedObject) =>
    (hadClaims && key.startsWith(stateKeys.claims)) || lastModified.toISOString() <= since;
  const collect = async ({ key }: ListedObject): Promise<void> => {
    if (key.startsWith(stateKeys.dirtyFlags)) return;
    if (key.startsWith(stateKeys.claims)) await clearClaim(state, owners, key);
    else if (!(await isOwned(state, owners, key))) await state.delete(key);
  };
  await pMap(objects.filter(isDoubtful), collect, atOnce.objects);
};

/** Removes claimants whose records do not name the claim. The place of an entry stays. */
const clearClaim = async (state: Store, owners: Owners, key: string): Promise<void> => {
  const claim = await owners.claim(key);
  const records = await Promise.all(claim.claimants.map(({ source }) => owners.record(source)));
  const claimants = claim.claimants.filter((_, index) => claimKeysIn(records[index]).includes(key));
  if (claimants.length === claim.claimants.length && claimants.length > 0) return;
  if (claimants.length === 0 && claim.place === undefined) await state.delete(key);
  else await writeJson(state, key, { ...claim, claimants });
};

const claimKeysIn = (record: SourceRecord | undefined): readonly string[] =>
  [...versionsOf(record), ...(record?.pendingClaims ?? [])].flatMap(claimKeysOf);

/** Whether an object is in the footprint of a source. Its key or its body leads to the candidates. */
const isOwned = async (state: Store, owners: Owners, key: string): Promise<boolean> => {
  const footprint = await candidates(state, owners, key);
  return footprint.some((object) => object.store === 'state' && object.key === key);
};

const candidates = async (state: Store, owners: Owners, key: string) => {
  if (key.startsWith(stateKeys.uses)) return owners.footprint(sourceOfUse(key));
  if (key.startsWith(stateKeys.due)) {
    const object = await state.get(key);
    return owners.footprint(new TextDecoder().decode(object?.body));
  }
  return owners.footprintOfClaimants(await owners.claim(claimKeys.entry(entryOfKey(key))));
};
