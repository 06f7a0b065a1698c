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
  /** Registered media type, such as `image/jpeg`, where the address tells it. */
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

/** An article as its source file tells it. All text is free of what XML cannot carry. */
export interface SourceArticle {
  /** Absolute URI, the same for ever and in every format (RFC 4287 section 4.2.6). */
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
  /** Of the body; two characters of a script without blanks count as one. */
  readonly words?: number;
  /** That it takes to read, at least 1. */
  readonly minutes?: number;
  readonly image?: Image;
  /** The main one first. */
  readonly attachments?: readonly Attachment[];
  /** Absolute address of the original, where the article was first published elsewhere. */
  readonly canonical?: string;
  /** As named in the source, if it names one. */
  readonly published?: Instant;
  readonly updated?: Instant;
}

/** An article with its dates settled: what an entry of a feed is made from. */
export interface Article extends SourceArticle {
  readonly published: Instant;
  /** Never before `published`. */
  readonly updated: Instant;
  /** Absolute: where it is on the publication's own site. Left out where it has a page of ours. */
  readonly link?: string;
}
