import type { MergedLine } from './listings.ts';
import type { Store } from './ports.ts';
import type { Change } from './publish.ts';
import type { RunContext } from './run-context.ts';

/**
 * @param lines of content and site together
 * @returns the media that are not in the site as they are in the content
 */
export const changedMedia = async (
  { ports, force, now }: RunContext,
  lines: readonly MergedLine[],
): Promise<Change[]> => {
  const changed = lines.filter(
    ({ found: [content, site] }) => force || content?.etag !== site?.etag,
  );
  const ours = await Promise.all(
    changed.map(({ key, found: [content] }) => content !== undefined || isOurs(ports.site, key)),
  );
  return changed.filter((_, index) => ours[index]).map(({ key }) => ({ key, time: now }));
};

/** What the publisher writes has a media type; files that others put into a folder have none. */
export const isOurs = async (site: Store, key: string): Promise<boolean> =>
  (await site.get(key))?.contentType !== undefined;
