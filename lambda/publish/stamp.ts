import type { Article, Instant, SourceArticle } from '../core/article.ts';
import { sha256 } from '../core/digest.ts';
import { latest } from '../core/instant.ts';
import type { SourceRecord } from './state.ts';

/** What history knows of an article. */
type History = Pick<SourceRecord, 'digest' | 'firstSeen' | 'updated'>;

const digestOf = (article: SourceArticle): string => sha256(JSON.stringify(article));

/**
 * Settles the dates of an article. The source's own word comes first. Else it was published on the
 * day that its text names or, where there is none or it was still to come, when its source was first
 * seen; and updated when a version came that says something else than the last.
 * @param seen when this version of the source was stored
 */
export const stamp = (
  source: SourceArticle,
  seen: Instant,
  history: History | undefined,
): { readonly article: Article; readonly digest: string; readonly firstSeen: Instant } => {
  const digest = digestOf(source);
  const firstSeen = history?.firstSeen ?? seen;
  const { dated = firstSeen, ...named } = source;
  const isToCome = dated > firstSeen;
  const published = source.published ?? (isToCome ? firstSeen : dated);
  const isEdit = history?.digest !== undefined && history.digest !== digest;
  const edited = isEdit ? seen : history?.updated;
  const updated = latest(published, source.updated ?? edited) ?? published;
  return { article: { ...named, published, updated }, digest, firstSeen };
};
