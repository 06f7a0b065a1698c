import type { Channel } from '../../lambda/core/channel.ts';
import { publishChannel } from '../../lambda/publish/channels/publish-channel.ts';
import type { Ports, Store } from '../../lambda/publish/ports.ts';
import { createMediaReader } from '../../lambda/publish/sources/media-facts.ts';
import { readSettings, type Settings } from '../../lambda/publish/sources/publication-settings.ts';
import { createSourceReader } from '../../lambda/publish/sources/source-reader.ts';
import { createEntryCache, createEntryReader } from '../../lambda/publish/state/entry-cache.ts';
import { stateKeys } from '../../lambda/publish/state/keys.ts';
import { createMemoryStore } from '../../lambda/stores/memory-store.ts';
import { baseUrl } from '../support/newsroom.ts';
import { foundation, type Press } from './alone.ts';
import { dateOf } from './corpus.ts';

/**
 * @param state where the entries are
 * @returns a function that makes a channel's record from its index keys, as publishing does
 */
export const createChannelRecords = (press: Press, state: Store) => {
  const readEntry = createEntryReader(state, createEntryCache(1000));
  return async (
    channel: Channel,
    indexKeys: AsyncIterable<string>,
  ): Promise<string | undefined> => {
    const ports = createPorts();
    const settings = await settingsOf(press, ports);
    const keys: string[] = [];
    for await (const key of indexKeys) {
      if (keys.push(key) === settings.context.publication.limits.entries) break;
    }
    const run = {
      ports,
      settings,
      now: dateOf(0),
      present: dateOf(0),
      entries: createEntryCache(0),
      sources: createSourceReader(ports),
      readMedia: createMediaReader(ports),
      force: false,
      rejected: new Set<string>(),
      defersFeeds: false,
      flagsNew: false,
      isReconciling: false,
    };
    const change = { channel, keys, record: undefined, changedAt: dateOf(0), isRetry: false };
    await publishChannel(run, readEntry, change);
    const record = await ports.state.get(stateKeys.channel(channel));
    return record && new TextDecoder().decode(record.body);
  };
};

const createPorts = (): Ports => {
  const now = () => new Date(foundation);
  const [content, state, site] = [
    createMemoryStore({ now }),
    createMemoryStore({ now }),
    createMemoryStore({ now }),
  ];
  return { content, state, site, copyMedia: async () => false };
};

const settingsOf = async ({ publication, founded }: Press, ports: Ports): Promise<Settings> => {
  const key = 'publication.yaml';
  await ports.content.put(key, publication);
  const last = JSON.parse(founded[stateKeys.settings] ?? '{}');
  const settings = await readSettings(ports, await ports.content.get(key), baseUrl, last);
  if ('context' in settings) return settings;
  throw new TypeError('the publication of the corpus has an error');
};
