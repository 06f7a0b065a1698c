import pMap from 'p-map';
import { contentKeys } from '../../contract.ts';
import { type Channel, declaredChannels, frontPage } from '../../core/channel.ts';
import { changedMedia } from './changed-media.ts';
import { updateChannelList } from '../discovery/channel-list.ts';
import { applyMarks, renderDiscovery } from '../discovery/discovery-documents.ts';
import { createEntryReader } from '../state/entry-cache.ts';
import { compareKeys } from '../access/key-order.ts';
import { firstObject, type Listing, type MergedLine } from '../access/listings.ts';
import type { ListedObject } from '../ports.ts';
import { isArticleKey, publishChanges } from '../changes/publish-changes.ts';
import { mergeChannelReports, publishChannel } from '../channels/publish-channel.ts';
import { emptyReport, type PublishReport } from '../report.ts';
import type { RunContext } from '../run-context.ts';
import { pagesAPart, rebuildSitemap } from '../discovery/sitemap-parts.ts';
import { type ChannelMark, type ChannelRecord, readJson, stateKeys, writeJson } from '../state/keys.ts';
import { sweepSite, sweepState } from './collect-garbage.ts';
import type { Walk } from './steps.ts';
import { createWindows } from '../channels/newest-entries.ts';

const concurrency = 100;

export interface Stage {
  /** How many keys are taken through to their end at once. */
  readonly stepSize: number;
  /** How many bytes the first listing's objects may have in all, where a step reads them. */
  readonly stepBytes?: number;
  /** Which sources, among the lines, nothing is known of yet. */
  newSources?(lines: readonly MergedLine[]): readonly string[];
  /** Whether it clears away what nothing in the content accounts for. */
  readonly isSweep?: boolean;
  /** What it goes through. */
  listings(run: RunContext, walk: Walk): readonly Listing[] | Promise<readonly Listing[]>;
  take(run: RunContext, walk: Walk, lines: readonly MergedLine[]): Promise<PublishReport>;
}

/**
 * The sources, and those that only the state knows of; what of the state no source accounts for; the
 * media; the channels that are known already; the channels that the walk has touched; what it has marked
 * for the lists and maps of the site; the list of channels, the sitemap, and what else leads to the rest;
 * what of the site nothing accounts for any more.
 */
export const stageNames = [
  'sources',
  'state',
  'media',
  'channels',
  'touched',
  'marks',
  'channelList',
  'sitemap',
  'discovery',
  'site',
] as const;
export type StageName = (typeof stageNames)[number];

export const stages: Readonly<Record<StageName, Stage>> = {
  sources: {
    stepSize: 100,
    stepBytes: 8 * 1024 * 1024,
    listings: ({ ports: { content, state } }) => [
      { store: content, prefix: contentKeys.articles },
      { store: state, prefix: stateKeys.records, cut: stateKeys.records },
      { store: state, prefix: stateKeys.rejections, cut: stateKeys.rejections },
    ],
    newSources: (lines) =>
      keysOf(lines.filter(({ found: [content, record] }) => content && !record)).filter(
        isArticleKey,
      ),
    take(run, _walk, lines) {
      const changes = keysOf(lines)
        .filter(isArticleKey)
        .map((key) => ({ key, time: run.now }));
      const rejected = new Set(keysOf(lines.filter(({ found: [, , rejection] }) => rejection)));
      return publishChanges(
        { ...run, rejected, defersFeeds: true, walkIsUnderWay: false },
        changes,
      );
    },
  },
  state: {
    stepSize: 1000,
    isSweep: true,
    listings: ({ ports: { state: store } }) =>
      stateKeys.ownedBySources.map((prefix) => ({ store, prefix })),
    async take(run, walk, lines) {
      await sweepState(run.ports.state, objectsOf(lines), walk);
      return emptyReport;
    },
  },
  media: {
    stepSize: 100,
    listings: ({ ports: { content, site } }) => [
      { store: content, prefix: contentKeys.media },
      { store: site, prefix: contentKeys.media },
    ],
    take: async (run, _walk, lines) => publishChanges(run, await changedMedia(run, lines)),
  },
  channels: {
    stepSize: 100,
    listings: ({ ports: { state: store } }, { rendersAll }) =>
      rendersAll ? [{ store, prefix: stateKeys.channels }] : [],
    take: renderChannels,
  },
  touched: {
    stepSize: 100,
    async listings(run, walk) {
      await markDeclared(run, walk);
      return [{ store: run.ports.state, prefix: stateKeys.dirtyChannels }];
    },
    take: renderChannels,
  },
  marks: {
    stepSize: 1000,
    listings: ({ ports: { state: store } }) => [
      { store, prefix: stateKeys.channelMarks },
      { store, prefix: stateKeys.entryMarks },
    ],
    take: (run, _walk, lines) => applyMarks(run, keysOf(lines)),
  },
  channelList: {
    stepSize: 1000,
    listings: ({ ports: { state: store } }, { rendersAll }) =>
      rendersAll ? [{ store, prefix: stateKeys.channels }] : [],
    take: listChannels,
  },
  sitemap: {
    stepSize: pagesAPart,
    listings: ({ ports: { state: store } }, { rendersAll }) =>
      rendersAll ? [{ store, prefix: stateKeys.log }] : [],
    take: async (run, _walk, lines) => ({
      ...emptyReport,
      ...(await rebuildSitemap(run, keysOf(lines))),
    }),
  },
  discovery: {
    stepSize: 1,
    listings: () => [],
    take: renderDiscovery,
  },
  site: {
    stepSize: 1000,
    isSweep: true,
    listings: ({ ports: { site: store } }) => [{ store, prefix: '' }],
    take: async ({ ports }, { since }, lines) => ({
      ...emptyReport,
      deleted: await sweepSite(ports, objectsOf(lines), since),
    }),
  },
};

const keysOf = (lines: readonly MergedLine[]): string[] => lines.map(({ key }) => key);

const objectsOf = (lines: readonly MergedLine[]): ListedObject[] =>
  lines.flatMap(({ found }) => found.filter((object) => object !== undefined));

/** Whether there is no content at all; it counts as content still to come. */
export const isContentEmpty = async ({
  ports: { content },
  settings,
}: RunContext): Promise<boolean> => {
  if (settings.changedAt !== undefined) return false;
  const prefixes = [contentKeys.articles, contentKeys.media];
  const found = await Promise.all(prefixes.map((prefix) => firstObject(content, prefix)));
  return found.every((object) => object === undefined);
};

/** Whether the front page is there, or could not be rendered. Content may come in too late for it. */
export const hasFrontPage = async ({ ports: { state } }: RunContext): Promise<boolean> => {
  const keys = [stateKeys.channel(frontPage), stateKeys.dirty(frontPage)];
  const found = await Promise.all(keys.map((key) => state.get(key)));
  return found.some((object) => object !== undefined);
};

/** What publication.yaml declares is there from the beginning, so that whoever is early can subscribe. */
const markDeclared = async (run: RunContext, { changedAt }: Walk): Promise<void> => {
  const { state } = run.ports;
  if (await isContentEmpty(run)) return;
  const mark = async (channel: Channel): Promise<void> => {
    if (await readJson<ChannelRecord>(state, stateKeys.channel(channel))) return;
    await writeJson(state, stateKeys.dirty(channel), { channel, changedAt } satisfies ChannelMark);
  };
  await pMap(declaredChannels(run.settings.context.publication), mark, { concurrency });
};

async function renderChannels(
  run: RunContext,
  walk: Walk,
  lines: readonly MergedLine[],
): Promise<PublishReport> {
  const { state } = run.ports;
  const { entries } = run.settings.context.publication.limits;
  const windows = createWindows(state, run.now, entries);
  const readEntry = createEntryReader(state, run.entries);
  const render = async (key: string) => {
    const mark = await readJson<Partial<ChannelMark>>(state, key);
    if (mark?.channel === undefined) return emptyReport;
    const { channel, changedAt = walk.changedAt } = mark;
    const change = { ...(await windows.get(channel)), channel, changedAt, isRetry: true };
    const report = await publishChannel(run, readEntry, change);
    if (report.problems.length === 0) await state.delete(stateKeys.dirty(channel));
    return report;
  };
  const reports = await pMap(keysOf(lines), render, { concurrency: 8 });
  return { ...emptyReport, ...mergeChannelReports(reports) };
}

/** The list agrees with the records as far as the lines reach; behind the last there is no more. */
async function listChannels(
  { ports: { state } }: RunContext,
  { rendersAll, after }: Walk,
  lines: readonly MergedLine[],
): Promise<PublishReport> {
  const keys = keysOf(lines);
  const last = lines.length === stages.channelList.stepSize ? keys.at(-1) : undefined;
  const isReached = (key: string): boolean =>
    compareKeys(key, after) > 0 && (last === undefined || compareKeys(key, last) <= 0);
  if (rendersAll) await updateChannelList(state, keys, isReached);
  return emptyReport;
}
