import type { Author, Instant } from '../../core/article.ts';

/** An article as another system tells it. */
export interface ImportedArticle {
  /** What that system knows it by: the guid of its feed. Names it in the import log. */
  readonly id: string;
  /** Whether readers know it by that id too, so that it must stay its own. */
  readonly keepsId: boolean;
  readonly title: string;
  /** The last words of its address there, or what comes near; need not be a slug yet. */
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
  /** HTML, as it came. */
  readonly body: string;
}

/** What a source yields: an article, or what cannot be one, and why, in the plural. */
export type Found = ImportedArticle | { readonly skipped: string };

export const isArticle = (found: Found): found is ImportedArticle => 'body' in found;

/** What all sources are given. */
export interface ReadOptions {
  /** Told of every unit of work as it is done; the first call may come at any time. */
  readonly expect: (more: number) => void;
  readonly step: (done: number) => void;
  /** Told of what is wrong with a part of the source, in a line. */
  readonly warn: (line: string) => void;
}
