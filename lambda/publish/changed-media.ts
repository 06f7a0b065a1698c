import type { MergedLine } from './listings.ts';
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
    changed.map(
      ({ key, found: [content] }) => content !== undefined || (ports.isOurs?.(key) ?? true),
    ),
  );
  return changed.filter((_, index) => ours[index]).map(({ key }) => ({ key, time: now }));
};
