import type { Instant } from '../../core/article.ts';
import type { Channel } from '../../core/channel.ts';
import { once } from '../access/memoise.ts';
import type { Store } from '../ports.ts';
import { type ChannelRecord, entryOfIndexKey, readJson, stateKeys } from '../state/keys.ts';

/** The newest articles of a channel, as far as they are due, and what was last published of it. */
export interface Window {
  /** Index keys, newest first. */
  readonly keys: readonly string[];
  /** Whether the listing was cut: there are older articles behind it. */
  readonly isCut: boolean;
  readonly record: ChannelRecord | undefined;
}

export interface Windows {
  /** Begins to read at the first call. */
  get(channel: Channel): Promise<Window>;
}

/**
 * @param limit how many articles are wanted of each channel, with some to spare for those that a run
 * takes out
 */
export const createWindows = (state: Store, now: Instant, limit: number): Windows => {
  const windows = new Map<string, Promise<Window>>();
  return {
    get: (channel) => once(windows, channel.path, () => readWindow(state, channel, now, limit)),
  };
};

const readWindow = async (
  state: Store,
  channel: Channel,
  now: Instant,
  limit: number,
): Promise<Window> => {
  const [record, keys] = await Promise.all([
    readJson<ChannelRecord>(state, stateKeys.channel(channel)),
    listFrom(state, channel, now, limit),
  ]);
  return { record, keys, isCut: keys.length === limit };
};

const listFrom = async (
  state: Store,
  channel: Channel,
  now: Instant,
  limit: number,
): Promise<string[]> => {
  const startAfter = stateKeys.indexFrom(channel, now);
  const keys: string[] = [];
  for await (const { key } of state.list({ prefix: stateKeys.index(channel), startAfter, limit })) {
    keys.push(key);
  }
  return keys;
};

/** A window after a run has taken keys out and brought keys in; each entry once, the newest first. */
export const afterChanges = (
  { keys }: Window,
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
    const { entry } = entryOfIndexKey(key);
    return !entries.has(entry) && entries.add(entry);
  });
};
