import type { SourceState } from '../sources/source-states.ts';
import type { ClaimedNames } from '../state/claim.ts';
import { entryNameOf } from '../state/published-version.ts';

/** The slug and the entry that the newest version of a source asks for. */
export const claimedNames = ({ wanted, record }: SourceState): ClaimedNames | undefined => {
  if (wanted.kind === 'unchanged') {
    return record?.current && { slug: record.current.slug, entry: record.current.entry };
  }
  if (wanted.kind !== 'article') return undefined;
  return { slug: wanted.article.slug, entry: entryNameOf(wanted.article) };
};
