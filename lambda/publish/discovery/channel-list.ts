import pMap from 'p-map';
import { channelListType, discoveryKeys, siteKeys } from '../../contract.ts';
import type { Channel } from '../../core/channel.ts';
import { renderSubscribePage } from '../../core/render/pages/subscribe-page.ts';
import { atOnce } from '../access/concurrency.ts';
import { readJson, writeJson } from '../access/json.ts';
import { compareKeys } from '../access/key-order.ts';
import { memoise } from '../access/memoise.ts';
import { mergeChanges, type SiteChanges, settleDocument } from '../access/site-document.ts';
import type { Store } from '../ports.ts';
import type { RunContext } from '../run-context.ts';
import type { ChannelRecord } from '../state/channel-record.ts';
import { stateKeys } from '../state/keys.ts';

/**
 * Updates a part of the list of channels from their records.
 * @param keys of the records in that part
 * @param isInPart whether the channel with a key belongs to the part; one without a record leaves the list
 */
export const updateChannelList = async (
  state: Store,
  keys: readonly string[],
  isInPart: (key: string) => boolean,
): Promise<void> => {
  const [list, records] = await Promise.all([
    readChannelList(state),
    pMap(keys, (key) => readJson<ChannelRecord>(state, key), atOnce.records),
  ]);
  const found = records.flatMap((record) => record?.channel ?? []);
  const next = [...list.filter((channel) => !isInPart(stateKeys.channel(channel))), ...found].sort(
    (one, other) => compareKeys(one.path, other.path),
  );
  if (JSON.stringify(next) === JSON.stringify(list)) return;
  if (next.length > 0) await writeJson(state, stateKeys.channelList, next);
  else await state.delete(stateKeys.channelList);
};

/** A run that changes no channel renders no list, so the renderer is loaded with the first use. */
const loadOpml = memoise(() => import('../../core/render/opml.ts'));

/** Writes the list of all channels: as OPML for feed readers, and as a page for people. */
export const renderChannelList = async (run: RunContext): Promise<SiteChanges> => {
  const channels = await readChannelList(run.ports.state);
  const list = { ...run.settings.context, channels };
  const { renderOpml } = await loadOpml();
  const opml = renderOpml(list);
  const page = renderSubscribePage(list);
  const changes = await Promise.all([
    settleDocument(run, discoveryKeys.channels, channelListType, opml),
    settleDocument(run, siteKeys.subscribe, 'text/html; charset=utf-8', page),
  ]);
  return mergeChanges(changes);
};

const readChannelList = async (state: Store): Promise<readonly Channel[]> =>
  (await readJson<readonly Channel[]>(state, stateKeys.channelList)) ?? [];
