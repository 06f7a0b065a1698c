import pMap from 'p-map';
import { atOnce } from '../access/concurrency.ts';
import type { MergedLine } from '../access/listings.ts';
import type { ListedObject } from '../ports.ts';
import type { RunContext } from '../run-context.ts';
import type { Change } from '../sources/content-change.ts';

/**
 * @param lines of content and site together
 * @returns the media whose copy in the site is missing, outdated or left over
 */
export const changedMedia = async (
  { ports, force, now }: RunContext,
  lines: readonly MergedLine[],
): Promise<Change[]> => {
  const isSame = ({ found: [content, site] }: MergedLine) => !force && isCopy(content, site);
  const areSame = await pMap(lines, isSame, atOnce.media);
  const changed = lines.filter((_, index) => !areSame[index]);
  const ours = await Promise.all(
    changed.map(
      ({ key, found: [content] }) => content !== undefined || (ports.isOurs?.(key) ?? true),
    ),
  );
  return changed.filter((_, index) => ours[index]).map(({ key }) => ({ key, time: now }));
};

/**
 * Compares ETags. A file that S3 took in parts has an ETag that no copy has ("…-3", the number of parts);
 * an object of the same size that is not older counts as its copy.
 */
const isCopy = async (
  content: ListedObject | undefined,
  site: ListedObject | undefined,
): Promise<boolean> => {
  if (content === undefined || site === undefined) return content === site;
  if (content.size !== site.size) return false;
  const etag = await content.etag();
  if (etag === (await site.etag())) return true;
  return /-\d+"$/.test(etag) && content.lastModified <= site.lastModified;
};
