import { articleKey } from '../core/addresses.ts';
import type { Ports, Store } from './ports.ts';
import type { PendingSource } from './publish-source.ts';
import type { RunContext } from './run-context.ts';
import { type Claim, entryKeysOf, readJson, stateKeys } from './state.ts';

/**
 * Deletes the index keys of a source's earlier versions: those that would still list it. What another
 * source has taken over, such as the same file under its new name, is left alone.
 */
export const clearIndex = async (ports: Ports, pending: PendingSource): Promise<void> => {
  const kept = new Set((pending.record?.holdings ?? []).flatMap(entryKeysOf));
  for (const holding of pending.obsolete) {
    if (await isOurs(ports.state, stateKeys.entryClaim(holding.entry), pending.source)) {
      await deleteAll(
        ports.state,
        entryKeysOf(holding).filter((key) => !kept.has(key)),
      );
    }
  }
};

/**
 * Deletes what else earlier versions have left, once no feed shows it: pages, claims, and the keys of
 * embargoes that were to end later. One that has ended is the run's to delete: it is why it came.
 * @returns the keys deleted from the site
 */
export const clearRest = async (
  { ports: { state, site }, now }: RunContext,
  { source, record, obsolete }: PendingSource,
): Promise<string[]> => {
  const current = record?.holdings[0];
  const deleted: string[] = [];
  for (const { slug, entry, published } of obsolete) {
    const isOtherSlug = slug !== current?.slug;
    const slugClaim = stateKeys.slugClaim(slug);
    if (await isOurs(state, slugClaim, source)) {
      if (isOtherSlug) await state.delete(slugClaim);
      if (isOtherSlug || !record?.live) {
        await site.delete(articleKey(slug));
        deleted.push(articleKey(slug));
      }
    }
    const entryClaim = stateKeys.entryClaim(entry);
    if (entry !== current?.entry && (await isOurs(state, entryClaim, source))) {
      await state.delete(entryClaim);
    }
    if (published > now && published !== current?.published) {
      await state.delete(stateKeys.dueSource(published, source));
    }
  }
  return deleted;
};

const isOurs = async (state: Store, key: string, source: string): Promise<boolean> => {
  const claim = await readJson<Claim>(state, key);
  return claim === undefined || claim.source === source;
};

const deleteAll = async (store: Store, keys: readonly string[]): Promise<void> => {
  await Promise.all(keys.map((key) => store.delete(key)));
};
