import { contentKeys } from '../contract.ts';
import type { ListedObject, Store } from './ports.ts';
import type { Change } from './publish.ts';
import type { RunContext } from './run-context.ts';

/**
 * @param after the key behind which `keys`, the next of content and site together, begin
 * @returns the media that are not in the site as they are in the content
 */
export const changedMedia = async (
  { ports, force, now }: RunContext,
  after: string,
  keys: readonly string[],
): Promise<Change[]> => {
  const [content, site] = await Promise.all([
    listMedia(ports.content, after, keys.length),
    listMedia(ports.site, after, keys.length),
  ]);
  const changed = keys.filter((key) => force || content.get(key)?.etag !== site.get(key)?.etag);
  const ours = await Promise.all(
    changed.map(async (key) => content.has(key) || (await isOurs(ports.site, key))),
  );
  return changed.filter((_, index) => ours[index]).map((key) => ({ key, time: now }));
};

/** What the publisher writes has a media type; files that others put into a folder have none. */
export const isOurs = async (site: Store, key: string): Promise<boolean> =>
  (await site.get(key))?.contentType !== undefined;

const listMedia = async (
  store: Store,
  startAfter: string,
  limit: number,
): Promise<ReadonlyMap<string, ListedObject>> => {
  const found = new Map<string, ListedObject>();
  if (limit === 0) return found;
  for await (const object of store.list({ prefix: contentKeys.media, startAfter, limit })) {
    found.set(object.key, object);
  }
  return found;
};
