import type { Author, Image, Instant } from '../article.ts';

/** What the publication and the front matter say to the conversion of a body. */
export interface BodyOptions {
  /** From the front matter. */
  readonly title?: string | undefined;
  /** Whether to remove what a scraped page leaves in its text. */
  readonly clean: boolean;
  /** Of a page that does not tell. BCP 47. */
  readonly language: string;
  /** Of dates that name no zone (IANA). */
  readonly timezone: string;
}

/** What a body says of itself, for the fields that the front matter leaves open. */
export interface BodyFields {
  readonly authors?: readonly Author[];
  readonly published?: Instant;
  readonly updated?: Instant;
  /** BCP 47. */
  readonly language?: string;
  /** With an absolute or relative address. */
  readonly image?: Omit<Image, 'type'>;
  /** Absolute. */
  readonly canonical?: string;
  /** Plain text of any length. */
  readonly summary?: string;
}

export interface ConvertedBody {
  /** Missing when neither the front matter nor the text has one. */
  readonly title?: string;
  /** Not yet safe. */
  readonly html: string;
  /** Lines taken out as leftovers of a scraped page. */
  readonly removed: readonly string[];
  readonly fields?: BodyFields;
  /** Absolute; what its relative addresses are relative to, if not to the article's own. */
  readonly base?: string;
}

/** Why a body cannot be converted. */
export interface BodyFault {
  readonly fault: string;
  readonly remedy: string;
  /** From 1. */
  readonly line?: number;
}

/** Turns the text of one kind of file, less its front matter, into a headline and HTML. */
export type ConvertText = (
  text: string,
  options: BodyOptions,
) => ConvertedBody | BodyFault | Promise<ConvertedBody | BodyFault>;
