import type { Author, Instant } from '../../core/article.ts';

/** An article as another system describes it. */
export interface ImportedArticle {
  /** Its id in that system, such as the guid of a feed. It identifies the article in the import log. */
  readonly id: string;
  /** Whether readers know the article by that id, so that it must keep it. */
  readonly keepsId: boolean;
  readonly title: string;
  /** The last segment of its address there, or a similar text. It may not be a valid slug. */
  readonly slug: string;
  readonly published?: Instant;
  readonly updated?: Instant;
  readonly authors: readonly Author[];
  readonly section?: string;
  readonly tags: readonly string[];
  readonly summary?: string;
  /** Absolute. */
  readonly image?: string;
  readonly attachments?: readonly { readonly url: string; readonly type?: string }[];
  readonly language?: string;
  /** Its address there. */
  readonly canonical?: string;
  readonly draft?: boolean;
  /** Unchanged HTML. */
  readonly body: string;
}

/** An item of a source: an article, or the kind of a skipped item, in the plural. */
export type Found = ImportedArticle | { readonly skipped: string };

export const isArticle = (found: Found): found is ImportedArticle => 'body' in found;

/** Callbacks for all sources. */
export interface ReadOptions {
  /** Announces work; `step` reports that a part of it is done. Both may be called at any time. */
  readonly expect: (more: number) => void;
  readonly step: (done: number) => void;
  /** Gets a line for each fault in a part of the source. */
  readonly warn: (line: string) => void;
}
