import type { Instant } from '../../core/article.ts';
import type { Channel } from '../../core/channel.ts';
import { readJson } from '../access/json.ts';
import { memoise } from '../access/memoise.ts';
import type { Store } from '../ports.ts';
import type { ChannelRecord } from '../state/channel-record.ts';
import { stateKeys, versionOfIndexKey } from '../state/keys.ts';

/** The newest entries of a channel that are due, and what was last published of it. */
export interface NewestEntries {
  /** Index keys, newest first. */
  readonly keys: readonly string[];
  /** Whether the listing was cut: older entries follow. */
  readonly isCut: boolean;
  readonly record: ChannelRecord | undefined;
}

export type ReadNewestEntries = (channel: Channel) => Promise<NewestEntries>;

/**
 * Reads each channel once, from the first call on.
 * @param limit how many entries of each channel; a run that removes some asks for so many more
 */
export const createNewestEntriesReader = (
  state: Store,
  now: Instant,
  limit: number,
): ReadNewestEntries =>
  memoise(
    async (channel) => {
      const [record, keys] = await Promise.all([
        readJson<ChannelRecord>(state, stateKeys.channel(channel)),
        listNewest(state, channel, now, limit),
      ]);
      return { record, keys, isCut: keys.length === limit };
    },
    ({ path }) => path,
  );

/**
 * Index keys of what is due at the time, newest first.
 * @param since leaves out what is older
 */
export const listNewest = async (
  state: Store,
  channel: Channel,
  now: Instant,
  limit: number,
  since?: Instant,
): Promise<string[]> => {
  const startAfter = stateKeys.indexFrom(channel, now);
  const until = since && stateKeys.indexUntil(channel, since);
  const keys: string[] = [];
  for await (const { key } of state.list({ prefix: stateKeys.index(channel), startAfter, limit })) {
    if (until !== undefined && key > until) break;
    keys.push(key);
  }
  return keys;
};

/** The index keys once a run has removed some and added others: each entry once, the newest first. */
export const afterChanges = (
  { keys }: NewestEntries,
  channel: Channel,
  now: Instant,
  { removed, added }: { readonly removed: ReadonlySet<string>; readonly added: readonly string[] },
): string[] => {
  const from = stateKeys.indexFrom(channel, now);
  const prefix = stateKeys.index(channel);
  const ours = added.filter((key) => key.startsWith(prefix) && key > from);
  const merged = [...new Set([...keys.filter((key) => !removed.has(key)), ...ours])].sort();
  const entries = new Set<string>();
  return merged.filter((key) => {
    const { entry } = versionOfIndexKey(key);
    return !entries.has(entry) && entries.add(entry);
  });
};
