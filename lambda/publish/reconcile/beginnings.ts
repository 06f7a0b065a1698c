import pMap from 'p-map';
import { contentKeys } from '../../contract.ts';
import type { Instant } from '../../core/article.ts';
import { type Channel, declaredChannels, frontPage } from '../../core/channel.ts';
import { atOnce } from '../access/concurrency.ts';
import { readJson, writeJson } from '../access/json.ts';
import { firstObject } from '../access/listings.ts';
import type { RunContext } from '../run-context.ts';
import type { ChannelRecord, DirtyChannel } from '../state/channel-record.ts';
import { stateKeys } from '../state/keys.ts';

/** Whether the content bucket is empty. Then the content is still to come. */
export const isContentEmpty = async ({
  ports: { content },
  settings,
}: RunContext): Promise<boolean> => {
  if (settings.changedAt !== undefined) return false;
  const prefixes = [contentKeys.articles, contentKeys.media];
  const found = await Promise.all(prefixes.map((prefix) => firstObject(content, prefix)));
  return found.every((object) => object === undefined);
};

/** Whether the front page is there, or could not be rendered. The content may come too late for it. */
export const hasFrontPage = async ({ ports: { state } }: RunContext): Promise<boolean> => {
  const keys = [stateKeys.channel(frontPage), stateKeys.dirtyChannel(frontPage)];
  const found = await Promise.all(keys.map((key) => state.get(key)));
  return found.some((object) => object !== undefined);
};

/**
 * Sets the dirty flags of the channels that publication.yaml declares and that have no documents yet, so
 * that readers can subscribe before the first article. A publication that has lost all its articles keeps
 * its channels, so it keeps its front page too.
 */
export const flagDeclaredChannels = async (run: RunContext, changedAt: Instant): Promise<void> => {
  const { state } = run.ports;
  const hasChannels = (await firstObject(state, stateKeys.channels)) !== undefined;
  if (!hasChannels && (await isContentEmpty(run))) return;
  const flag = async (channel: Channel): Promise<void> => {
    if (await readJson<ChannelRecord>(state, stateKeys.channel(channel))) return;
    const dirty: DirtyChannel = { channel, changedAt };
    await writeJson(state, stateKeys.dirtyChannel(channel), dirty);
  };
  await pMap(declaredChannels(run.settings.context.publication), flag, atOnce.objects);
};
