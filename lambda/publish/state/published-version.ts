import type { Article, Instant } from '../../core/article.ts';
import type { Channel } from '../../core/channel.ts';
import { sha256 } from '../../core/digest.ts';
import type { MediaByKey } from '../../core/media.ts';

/** One version of an article, as it is published. All keys that it owns follow from it. */
export interface PublishedVersion {
  readonly slug: string;
  /** Names the entry in keys: SHA-256 of its id. */
  readonly entry: string;
  /** The first 16 hexadecimal digits of the SHA-256 of the article with its dates. */
  readonly version: string;
  readonly published: Instant;
  /** From then on it is no longer published. */
  readonly expires?: Instant;
  /** Where its entries lead on the publication's own site. Such a version has no page here. */
  readonly link?: string;
  readonly channels: readonly Channel[];
  /** The publication's own media that it shows or links to, as they were. Left out without any. */
  readonly media?: MediaByKey;
}

/** What tells one version from all others. */
export type VersionName = Pick<PublishedVersion, 'entry' | 'version'>;

export const entryNameOf = ({ id }: Pick<Article, 'id'>): string => sha256(id);

/** @param text the article in JSON */
export const versionOf = (text: string): string => sha256(text).slice(0, 16);

/** Whether the time of an article or of a version is over. */
export const hasExpired = ({ expires }: { readonly expires?: Instant }, now: Instant): boolean =>
  expires !== undefined && expires <= now;

/** Whether the version has an article page here while it is live. */
export const hasPage = ({ link }: PublishedVersion): boolean => link === undefined;
