/** RFC 3339 in UTC with milliseconds: `2026-09-30T12:00:00.000Z`. Sorts as text. */
export type Instant = string;

export interface Author {
  readonly name: string;
  readonly email?: string;
  /** Absolute. */
  readonly url?: string;
}

export interface Image {
  /** Absolute. */
  readonly url: string;
  /** Registered media type, such as `image/jpeg`; missing if the address does not tell it. */
  readonly type?: string;
  /** In pixels. */
  readonly width?: number;
  readonly height?: number;
  /** The exact size of the file. */
  readonly bytes?: number;
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
}

/** A file that goes with an article: a recording, a film, a document. */
export interface Attachment {
  /** Absolute. */
  readonly url: string;
  /** Registered media type, such as `audio/mpeg`. */
  readonly type: string;
  /** The exact size of the file, if it is known. */
  readonly bytes?: number;
  /** In seconds. */
  readonly duration?: number;
  readonly title?: string;
}

/** An article as its source file describes it. Its texts hold only characters that XML allows. */
export interface SourceArticle {
  /** Absolute URI. It never changes, and is the same in every format (RFC 4287 section 4.2.6). */
  readonly id: string;
  /** The last segment of the article's address: lower case, unescaped, unique in the publication. */
  readonly slug: string;
  /** Plain text, one line, never empty. */
  readonly title: string;
  /** Safe HTML with absolute URLs, never empty. */
  readonly body: string;
  /** Plain text, one line, never empty. */
  readonly summary: string;
  /** None where neither the article nor the publication names any. */
  readonly authors: readonly Author[];
  readonly section?: string;
  readonly tags: readonly string[];
  /** BCP 47. */
  readonly language: string;
  /** Number of words in the body. In a script without spaces, two characters count as one word. */
  readonly words?: number;
  /** Reading time in minutes, at least 1. */
  readonly minutes?: number;
  readonly image?: Image;
  /** The main one first. */
  readonly attachments?: readonly Attachment[];
  /** Absolute address of the original, where the article was first published elsewhere. */
  readonly canonical?: string;
  /** Missing if the source has no date. */
  readonly published?: Instant;
  readonly updated?: Instant;
  /** From then on the article is no longer published. */
  readonly expires?: Instant;
}

/** An article whose dates are known: an entry of a feed is made from it. */
export interface Article extends SourceArticle {
  readonly published: Instant;
  /** Never before `published`. */
  readonly updated: Instant;
  /** Absolute address on the publication's own site. Missing if the article has a page here. */
  readonly link?: string;
}
