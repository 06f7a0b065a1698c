import pMap from 'p-map';
import { contentKeys, discoveryKeys, siteKeys } from '../../contract.ts';
import { articleKey } from '../../core/addresses.ts';
import type { Instant } from '../../core/article.ts';
import { frontPage } from '../../core/channel.ts';
import { atOnce } from '../access/concurrency.ts';
import { readJson } from '../access/json.ts';
import { memoise } from '../access/memoise.ts';
import { type SitemapIndex, sitemapKey } from '../discovery/sitemap-records.ts';
import type { ListedObject, Ports, Store } from '../ports.ts';
import type { ChannelRecord } from '../state/channel-record.ts';
import { claimKeys, stateKeys } from '../state/keys.ts';
import { openOwners } from './owners.ts';

const { sitemapParts: _, ...documents } = discoveryKeys;
const discoveryDocuments: ReadonlySet<string> = new Set([
  ...Object.values(documents),
  ...Object.values(siteKeys),
]);

/**
 * Deletes the given objects of the site that nothing published accounts for. Media are left to the stage
 * that compares them with the content.
 * @param since a run has written all that was stored later, unless other programs write there too
 * @returns the keys that were deleted
 */
export const collectSiteGarbage = async (
  { state, site, isOurs }: Pick<Ports, 'state' | 'site' | 'isOurs'>,
  objects: readonly ListedObject[],
  since: Instant,
): Promise<string[]> => {
  const isPublished = createCheck(state);
  const isDoubtful = ({ lastModified }: ListedObject) =>
    isOurs !== undefined || lastModified.toISOString() <= since;
  const collect = async ({ key }: ListedObject): Promise<string[]> => {
    if (await isPublished(key)) return [];
    if ((await isOurs?.(key)) === false) return [];
    await site.delete(key);
    return [key];
  };
  return (await pMap(objects.filter(isDoubtful), collect, atOnce.objects)).flat();
};

const createCheck = (state: Store): ((key: string) => Promise<boolean>) => {
  const owners = openOwners(state);
  const channelAt = memoise((path: string) =>
    readJson<ChannelRecord>(state, stateKeys.channelAt(path)),
  );
  const sitemapIndex = memoise(() => readJson<SitemapIndex>(state, stateKeys.sitemapIndex));
  return async (key) => {
    if (key.startsWith(contentKeys.media)) return true;
    if (discoveryDocuments.has(key)) return (await channelAt(frontPage.path)) !== undefined;
    if (key.startsWith(discoveryKeys.sitemapParts)) {
      return Object.keys((await sitemapIndex()) ?? {}).some((part) => sitemapKey(part) === key);
    }
    if (key.startsWith(articleKey(''))) {
      const claim = await owners.claim(claimKeys.slug(key.slice(articleKey('').length)));
      const footprint = await owners.footprintOfClaimants(claim);
      return footprint.some((object) => object.store === 'site' && object.key === key);
    }
    const channel = await channelAt(key.slice(0, key.lastIndexOf('/') + 1));
    return channel !== undefined && Object.hasOwn(channel.documents, key);
  };
};
