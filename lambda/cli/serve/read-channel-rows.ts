import { contentKeys } from '../../contract.ts';
import { frontPage, nameOf, pageAddress } from '../../core/channel.ts';
import { type ChannelKind, kindNames } from '../../core/channel-kinds.ts';
import type { Store } from '../../publish/ports.ts';
import { parseStoredPublication } from '../../publish/sources/stored-publication.ts';
import { countEntries, readChannels, readPublicationInForce } from '../../publish/state/queries.ts';

/** A channel as people see it. */
export interface ChannelRow {
  readonly name: string;
  /** Of its page; its feeds stand below. */
  readonly address: string;
  /** How many articles of it are out. */
  readonly entries: number;
}

/** All channels that have documents, kind by kind; those with the most articles first. @throws StorageError */
export const readChannelRows = async (
  state: Store,
  { baseUrl, now }: { readonly baseUrl: string; readonly now: Date },
): Promise<ChannelRow[]> => {
  const [text, listed] = await Promise.all([readPublicationInForce(state), readChannels(state)]);
  // What nothing was published with is not kept.
  const { publication } = text ? parseStoredPublication(text, contentKeys.publication) : {};
  if (publication === undefined) return [];
  const rows: (ChannelRow & { readonly kind: ChannelKind })[] = [];
  for (const channel of [frontPage, ...listed.filter(({ kind }) => kind !== 'front')]) {
    const { kind } = channel;
    const name = nameOf({ channel, publication });
    const address = pageAddress({ channel, baseUrl });
    rows.push({
      kind,
      name,
      address,
      entries: await countEntries(state, channel, now.toISOString()),
    });
  }
  return rows.sort(
    (one, other) =>
      kindNames.indexOf(one.kind) - kindNames.indexOf(other.kind) || other.entries - one.entries,
  );
};
