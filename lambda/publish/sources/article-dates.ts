import type { Article, Instant, SourceArticle } from '../../core/article.ts';
import { sha256 } from '../../core/digest.ts';
import { latest } from '../../core/instant.ts';
import type { SourceRecord } from '../state/source-record.ts';

/** What the record of a source tells of its past. */
type History = Pick<SourceRecord, 'digest' | 'firstSeen' | 'updated'>;

const digestOf = (article: SourceArticle): string => sha256(JSON.stringify(article));

/**
 * Decides the dates of an article. The dates that the source gives count first. Without them, it was
 * published when its source was first seen, and updated when a version came that says something else than
 * the last one. An update in the future counts as not given.
 * @param seen when this version of the source was stored
 * @param present no date of the past is later; one that is comes of a clock that was ahead
 */
export const stamp = (
  source: SourceArticle,
  seen: Instant,
  history: History | undefined,
  present: Instant,
): { readonly article: Article; readonly digest: string; readonly firstSeen: Instant } => {
  const digest = digestOf(source);
  const past = (instant: Instant | undefined) =>
    instant !== undefined && instant <= present ? instant : undefined;
  const firstSeen = past(history?.firstSeen) ?? seen;
  const published = source.published ?? firstSeen;
  const isEdit = history?.digest !== undefined && history.digest !== digest;
  const edited = isEdit ? seen : past(history?.updated);
  const isToCome = source.updated !== undefined && source.updated > seen;
  const updated = latest(published, isToCome ? edited : (source.updated ?? edited)) ?? published;
  return { article: { ...source, published, updated }, digest, firstSeen };
};
