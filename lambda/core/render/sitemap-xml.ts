import type { Instant } from '../article.ts';
import { escapeMarkup } from '../text.ts';

/** A page of the site, or a sitemap. */
export interface SitemapEntry {
  /** Absolute. */
  readonly address: string;
  readonly updated: Instant;
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * Pages as a sitemap (sitemaps.org/protocol.html).
 * @param entries at most 50,000, and at most 50 MB as a document
 */
export const renderSitemap = (entries: readonly SitemapEntry[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="${namespace}">
${entries.map((entry) => element('url', entry)).join('')}</urlset>
`;

/** The index of at most 50,000 sitemaps. */
export const renderSitemapIndex = (parts: readonly SitemapEntry[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="${namespace}">
${parts.map((part) => element('sitemap', part)).join('')}</sitemapindex>
`;

const element = (name: string, { address, updated }: SitemapEntry): string =>
  `<${name}><loc>${escapeMarkup(address)}</loc><lastmod>${updated}</lastmod></${name}>\n`;
