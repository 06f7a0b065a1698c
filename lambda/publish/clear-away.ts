import { articleKey } from '../core/addresses.ts';
import type { Ports, Store } from './ports.ts';
import type { PendingSource } from './publish-source.ts';
import { type Claim, entryKeysOf, type Holding, readJson, stateKeys } from './state.ts';

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
 * Deletes what else earlier versions have left, once no feed shows it: pages, claims, dues.
 * @returns the keys deleted from the site
 */
export const clearRest = async (ports: Ports, pending: PendingSource): Promise<string[]> => {
  const { source, record, obsolete } = pending;
  const current = record?.holdings[0];
  const deleted: string[] = [];
  for (const holding of obsolete) {
    const slugClaim = stateKeys.slugClaim(holding.slug);
    if (await isOurs(ports.state, slugClaim, source)) {
      if (holding.slug !== current?.slug) await ports.state.delete(slugClaim);
      if (holding.slug !== current?.slug || !record?.live) {
        await ports.site.delete(articleKey(holding.slug));
        deleted.push(articleKey(holding.slug));
      }
    }
    const entryClaim = stateKeys.entryClaim(holding.entry);
    if (holding.entry !== current?.entry && (await isOurs(ports.state, entryClaim, source))) {
      await ports.state.delete(entryClaim);
    }
    if (!isDue(current, holding) || record?.live) {
      await ports.state.delete(stateKeys.dueSource(holding.published, source));
    }
  }
  return deleted;
};

const isDue = (current: Holding | undefined, { published }: Holding): boolean =>
  current?.published === published;

const isOurs = async (state: Store, key: string, source: string): Promise<boolean> => {
  const claim = await readJson<Claim>(state, key);
  return claim === undefined || claim.source === source;
};

const deleteAll = async (store: Store, keys: readonly string[]): Promise<void> => {
  await Promise.all(keys.map((key) => store.delete(key)));
};
