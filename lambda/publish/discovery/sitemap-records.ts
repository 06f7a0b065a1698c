import { discoveryKeys } from '../../contract.ts';
import type { Instant } from '../../core/article.ts';
import { pageSize } from '../claims/archive-log.ts';

/** An article's line in the sitemap. */
export interface SitemapLine {
  readonly slug: string;
  readonly link?: string;
  readonly updated: Instant;
}

/** A part of the sitemap, at `sitemap/<part>.json`: lines by the entries' places in the archive log. */
export type SitemapPart = Readonly<Record<string, SitemapLine>>;

/** The time of the newest change of each part, by its number, at `sitemap/index.json`. */
export type SitemapIndex = Readonly<Record<string, Instant>>;

/** Ten pages of the archive log make a part. An edit writes a part as a whole: about 150 KB. */
export const pagesAPart = 10;

/** Parts count from 1. */
export const partOfPlace = (place: number): number =>
  Math.floor(place / (pagesAPart * pageSize)) + 1;

/** @returns the key of a part in the site */
export const sitemapKey = (part: number | string): string =>
  `${discoveryKeys.sitemapParts}${part}.xml`;
