import { contentKeys } from '../../contract.ts';
import type { MergedLine } from '../access/listings.ts';
import { publishChanges } from '../changes/publish-changes.ts';
import { clearDirtyFlags } from '../discovery/clear-dirty-flags.ts';
import { renderDiscovery } from '../discovery/discovery-documents.ts';
import { rebuildSitemap } from '../discovery/sitemap-parts.ts';
import { pagesAPart } from '../discovery/sitemap-records.ts';
import type { ListedObject } from '../ports.ts';
import { emptyReport } from '../report.ts';
import { isArticleKey } from '../sources/content-change.ts';
import { stateKeys } from '../state/keys.ts';
import type { StageName } from '../state/publisher-state.ts';
import { changedMedia } from './changed-media.ts';
import { channelListStage, channelStage, dirtyChannelStage } from './channel-stages.ts';
import { collectSiteGarbage } from './collect-site-garbage.ts';
import { collectStateGarbage } from './collect-state-garbage.ts';
import { keysOf, type Stage } from './stage.ts';

const objectsOf = (lines: readonly MergedLine[]): ListedObject[] =>
  lines.flatMap(({ found }) => found.filter((object) => object !== undefined));

/** The sources in the content, and those that only the state knows. */
const sourceStage: Stage = {
  stepSize: 100,
  stepBytes: 8 * 1024 * 1024,
  listings: ({ ports: { content, state } }) => [
    { store: content, prefix: contentKeys.articles },
    { store: state, prefix: stateKeys.records, cut: stateKeys.records },
    { store: state, prefix: stateKeys.rejections, cut: stateKeys.rejections },
  ],
  newSources: (lines) =>
    keysOf(lines.filter(({ found: [content, record] }) => content && !record)).filter(isArticleKey),
  take(run, _, lines) {
    const changes = keysOf(lines)
      .filter(isArticleKey)
      .map((key) => ({ key, time: run.now }));
    const rejected = new Set(keysOf(lines.filter(({ found: [, , rejection] }) => rejection)));
    return publishChanges({ ...run, rejected, defersFeeds: true, isReconciling: false }, changes);
  },
};

/** What the state keeps for versions of sources, and no source accounts for. */
const stateStage: Stage = {
  stepSize: 1000,
  collectsGarbage: true,
  listings: ({ ports: { state: store } }) =>
    stateKeys.ownedBySources.map((prefix) => ({ store, prefix })),
  async take(run, reconciliation, lines) {
    await collectStateGarbage(run.ports.state, objectsOf(lines), reconciliation);
    return emptyReport;
  },
};

const mediaStage: Stage = {
  stepSize: 100,
  listings: ({ ports: { content, site } }) => [
    { store: content, prefix: contentKeys.media },
    { store: site, prefix: contentKeys.media },
  ],
  take: async (run, _, lines) => publishChanges(run, await changedMedia(run, lines)),
};

/** The dirty flags that the earlier stages have set for lists and sitemaps. */
const dirtyFlagStage: Stage = {
  stepSize: 1000,
  listings: ({ ports: { state: store } }) => [
    { store, prefix: stateKeys.channelFlags },
    { store, prefix: stateKeys.entryFlags },
  ],
  take: (run, _, lines) => clearDirtyFlags(run, keysOf(lines)),
};

/** The parts of the sitemap, from the pages of the archive log. */
const sitemapStage: Stage = {
  stepSize: pagesAPart,
  listings: ({ ports: { state: store } }, { rendersAll }) =>
    rendersAll ? [{ store, prefix: stateKeys.log }] : [],
  take: async (run, _, lines) => ({
    ...emptyReport,
    ...(await rebuildSitemap(run, keysOf(lines))),
  }),
};

const discoveryStage: Stage = {
  stepSize: 1,
  listings: () => [],
  take: async (run) => ({ ...emptyReport, ...(await renderDiscovery(run)) }),
};

/** What the site has, and nothing published accounts for. */
const siteStage: Stage = {
  stepSize: 1000,
  collectsGarbage: true,
  listings: ({ ports: { site: store } }) => [{ store, prefix: '' }],
  take: async ({ ports }, { since }, lines) => ({
    ...emptyReport,
    deleted: await collectSiteGarbage(ports, objectsOf(lines), since),
  }),
};

export const stages: Readonly<Record<StageName, Stage>> = {
  sources: sourceStage,
  state: stateStage,
  media: mediaStage,
  channels: channelStage,
  dirtyChannels: dirtyChannelStage,
  dirtyFlags: dirtyFlagStage,
  channelList: channelListStage,
  sitemap: sitemapStage,
  discovery: discoveryStage,
  site: siteStage,
};
