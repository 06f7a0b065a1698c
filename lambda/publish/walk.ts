import { contentKeys } from '../contract.ts';
import type { Instant } from '../core/article.ts';
import { frontPage } from '../core/channel.ts';
import { createEntryReader } from './entries.ts';
import type { ListedObject, Store } from './ports.ts';
import { isArticleKey, publishChanges } from './publish.ts';
import { publishChannel } from './publish-channel.ts';
import { emptyReport, type PublishReport } from './report.ts';
import type { RunContext } from './run-context.ts';
import { createSourceReader } from './source-states.ts';
import { type ChannelRecord, readJson, stateKeys, writeJson } from './state.ts';
import { createWindows } from './windows.ts';

/**
 * A walk through everything, in steps: the sources and their records, the media, the channels that are
 * known already, the channels that the walk has touched. It is kept in the state between its steps.
 */
export interface Walk {
  /** Digest of the settings that it walks with. */
  readonly settings: string;
  /** Whether to write again what the state says is published already. */
  readonly force: boolean;
  /** Whether every channel is to be rendered, not only those that the walk touches. */
  readonly rendersAll: boolean;
  readonly stage: Stage;
  /** Where the stage goes on: behind this key. */
  readonly after: string;
  readonly changedAt: Instant;
}

const stages = ['sources', 'media', 'channels', 'touched'] as const;
type Stage = (typeof stages)[number];

/** How many sources, media or channels are taken through to their end at once. */
const stepSize = 100;

export const beginWalk = (options: Omit<Walk, 'stage' | 'after'>): Walk => ({
  ...options,
  stage: 'sources',
  after: '',
});

/**
 * Takes the next step.
 * @returns the walk as it goes on, or undefined at its end
 */
export const stepWalk = async (
  run: RunContext,
  walk: Walk,
): Promise<{ readonly walk: Walk | undefined; readonly report: PublishReport }> => {
  if (walk.stage === 'touched' && walk.after === '') await markFrontPage(run, walk);
  const keys = await nextKeys(run, walk);
  const readSource = createSourceReader(run.ports);
  const report = await takeStep({ ...run, readSource, force: walk.force }, walk, keys);
  const last = keys.at(-1);
  if (keys.length === stepSize && last !== undefined) {
    return { walk: { ...walk, after: last }, report };
  }
  const stage = stages[stages.indexOf(walk.stage) + 1];
  return { walk: stage && { ...walk, stage, after: '' }, report };
};

/** Whether there is no content at all; it counts as content still to come. */
export const isWalkEmpty = async ({
  ports: { content },
  settings,
}: RunContext): Promise<boolean> => {
  if (settings.changedAt !== undefined) return false;
  for (const prefix of [contentKeys.articles, contentKeys.media]) {
    for await (const _ of content.list({ prefix, limit: 1 })) return false;
  }
  return true;
};

const nextKeys = (run: RunContext, { stage, after }: Walk): Promise<string[]> => {
  const { content, state, site } = run.ports;
  switch (stage) {
    case 'sources':
      return mergedKeys(after, [
        [content, contentKeys.articles, ''],
        [state, stateKeys.records, stateKeys.records],
      ]);
    case 'media':
      return mergedKeys(after, [
        [content, contentKeys.media, ''],
        [site, contentKeys.media, ''],
      ]);
    case 'channels':
      return mergedKeys(after, [[state, stateKeys.channels, '']]);
    default:
      return mergedKeys(after, [[state, stateKeys.dirtyChannels, '']]);
  }
};

/** The next keys of several listings, as one: of each a store, a prefix, and what to take off. */
const mergedKeys = async (
  after: string,
  listings: readonly (readonly [Store, string, string])[],
): Promise<string[]> => {
  const lists = await Promise.all(
    listings.map(async ([store, prefix, cut]) => {
      const keys: string[] = [];
      const startAfter = after === '' ? '' : cut + after;
      for await (const { key } of store.list({ prefix, startAfter, limit: stepSize })) {
        keys.push(key.slice(cut.length));
      }
      return keys;
    }),
  );
  return [...new Set(lists.flat())].sort(byBytes).slice(0, stepSize);
};

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const takeStep = async (
  run: RunContext,
  walk: Walk,
  keys: readonly string[],
): Promise<PublishReport> => {
  switch (walk.stage) {
    case 'sources': {
      const changes = keys.filter(isArticleKey).map((key) => ({ key, time: run.now }));
      return publishChanges({ ...run, defersFeeds: true }, changes);
    }
    case 'media':
      return publishChanges(run, await changedMedia(run, keys));
    case 'channels': {
      if (!walk.rendersAll) return emptyReport;
      return renderChannels(run, walk, keys);
    }
    default:
      return renderChannels(run, walk, keys);
  }
};

/** The front page is there from the beginning, so that whoever is early can subscribe. */
const markFrontPage = async (run: RunContext, { changedAt }: Walk): Promise<void> => {
  const { state } = run.ports;
  const isKnown = await readJson<ChannelRecord>(state, stateKeys.channel(frontPage));
  if (isKnown || (await isWalkEmpty(run))) return;
  await writeJson(state, stateKeys.dirty(frontPage), { channel: frontPage, changedAt });
};

/** Media that are not in the site as they are in the content. */
const changedMedia = async ({ ports, force, now }: RunContext, keys: readonly string[]) => {
  if (keys.length === 0) return [];
  const [content, site] = await Promise.all(
    [ports.content, ports.site].map((store) => listBetween(store, keys)),
  );
  const changed = keys.filter((key) => force || content?.get(key)?.etag !== site?.get(key)?.etag);
  const ours = await Promise.all(
    changed.map(async (key) => content?.has(key) || (await isOurs(ports.site, key))),
  );
  return changed.filter((_, index) => ours[index]).map((key) => ({ key, time: now }));
};

/** What the publisher writes has a media type; files that others put into a folder have none. */
const isOurs = async (site: Store, key: string): Promise<boolean> =>
  (await site.get(key))?.contentType !== undefined;

const listBetween = async (store: Store, keys: readonly string[]) => {
  const wanted = new Set(keys);
  const found = new Map<string, ListedObject>();
  const last = keys.at(-1) ?? '';
  for await (const object of store.list({ prefix: contentKeys.media })) {
    if (wanted.has(object.key)) found.set(object.key, object);
    if (byBytes(object.key, last) >= 0) break;
  }
  return found;
};

const renderChannels = async (
  run: RunContext,
  walk: Walk,
  keys: readonly string[],
): Promise<PublishReport> => {
  const { state } = run.ports;
  const written: string[] = [];
  for (const key of keys) {
    const { channel, changedAt = walk.changedAt } = (await readJson<Mark>(state, key)) ?? {};
    if (channel === undefined) continue;
    const window = await createWindows(
      state,
      run.now,
      run.settings.context.publication.limits.entries,
    ).get(channel);
    const change = { ...window, channel, changedAt, isRetry: true };
    written.push(...(await publishChannel(run, createEntryReader(state, run.entries), change)));
    await state.delete(stateKeys.dirty(channel));
  }
  return { ...emptyReport, written };
};

/** A channel's record, or the mark of one that is to be rendered. */
type Mark = Pick<ChannelRecord, 'channel'> & { readonly changedAt?: Instant };
