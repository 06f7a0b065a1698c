import type { MergedLine } from './listings.ts';
import type { ListedObject } from './ports.ts';
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
  const changed = lines.filter(({ found: [content, site] }) => force || !isCopy(content, site));
  const ours = await Promise.all(
    changed.map(
      ({ key, found: [content] }) => content !== undefined || (ports.isOurs?.(key) ?? true),
    ),
  );
  return changed.filter((_, index) => ours[index]).map(({ key }) => ({ key, time: now }));
};

/**
 * A file that S3 took in parts has an ETag that no copy has ("…-3", the number of parts): such a one is
 * its copy when it is as long, and not older.
 */
const isCopy = (content: ListedObject | undefined, site: ListedObject | undefined): boolean => {
  if (content === undefined || site === undefined) return content === site;
  if (content.etag === site.etag) return true;
  return (
    /-\d+"$/.test(content.etag) &&
    content.size === site.size &&
    content.lastModified <= site.lastModified
  );
};
