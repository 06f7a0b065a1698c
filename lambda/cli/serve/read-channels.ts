import { contentKeys } from '../../contract.ts';
import { type Channel, frontPage, nameOf, pageAddress } from '../../core/channel.ts';
import type { Store } from '../../publish/ports.ts';
import { readJson, stateKeys } from '../../publish/state.ts';
import { parseStoredPublication } from '../../publish/stored-publication.ts';

/** A row in the table of channels. */
export interface ChannelRow {
  readonly name: string;
  /** The address of its page. Its feeds are below it. */
  readonly address: string;
  /** The number of its published articles. */
  readonly entries: number;
}

/** The order of the list. Channels of one kind are sorted by their number of entries. */
const kinds: readonly Channel['kind'][] = ['front', 'section', 'defined', 'tag', 'author'];

/** All channels that have feeds. @throws StorageError */
export const readChannels = async (
  state: Store,
  { baseUrl, now }: { readonly baseUrl: string; readonly now: Date },
): Promise<ChannelRow[]> => {
  const [text, listed = []] = await Promise.all([
    state.get(stateKeys.publication),
    readJson<readonly Channel[]>(state, stateKeys.channelList),
  ]);
  // The state has no publication.yaml before the first run that published with one.
  const { publication } = text ? parseStoredPublication(text, contentKeys.publication) : {};
  if (publication === undefined) return [];
  const rows: (ChannelRow & { readonly kind: Channel['kind'] })[] = [];
  for (const channel of [frontPage, ...listed.filter(({ kind }) => kind !== 'front')]) {
    const { kind } = channel;
    const name = kind === 'front' ? publication.title : nameOf({ channel, publication });
    const address = pageAddress({ channel, baseUrl });
    rows.push({ kind, name, address, entries: await countEntries(state, channel, now) });
  }
  return rows.sort(
    (one, other) =>
      kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || other.entries - one.entries,
  );
};

const countEntries = async (state: Store, channel: Channel, now: Date): Promise<number> => {
  const startAfter = stateKeys.indexFrom(channel, now.toISOString());
  let count = 0;
  for await (const _ of state.list({ prefix: stateKeys.index(channel), startAfter })) count += 1;
  return count;
};
