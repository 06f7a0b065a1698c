import { contentKeys } from '../../contract.ts';
import type { Instant } from '../../core/article.ts';

/** A key of the content that may have changed. */
export interface Change {
  readonly key: string;
  /** When it is said to have changed. Of a deletion it is the only trace. */
  readonly time: Instant;
}

/** In bytes. S3 allows 1,024, and the keys of the state put some before a source's. */
const longestKey = 1000;

const backup = /(?:~|\.(?:bak|tmp|swp))$/i;

/**
 * Whether a key of the content is the source of an article. Hidden files, backup files and folders are
 * not, nor is a key too long for the state.
 */
export const isArticleKey = (key: string): boolean =>
  key.startsWith(contentKeys.articles) &&
  !key.endsWith('/') &&
  Buffer.byteLength(key) <= longestKey &&
  !key.split('/').some((name) => name.startsWith('.') || backup.test(name));
