import type { Instant } from '../article.ts';
import { latest } from '../instant.ts';
import { escapeMarkup } from '../text.ts';
import { strictUri } from './uri.ts';

/** A page of the site, or a part of a sitemap. */
export interface SitemapEntry {
  /** Absolute. */
  readonly address: string;
  readonly updated: Instant;
}

export interface SitemapPart {
  readonly body: string;
  /** Of the page changed last. */
  readonly updated: Instant;
}

/** How much one document may hold (sitemaps.org/protocol.html), the bytes uncompressed. */
export interface SitemapLimits {
  readonly entries: number;
  readonly bytes: number;
}

const protocolLimits: SitemapLimits = { entries: 50_000, bytes: 52_428_800 };

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const start = `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="${namespace}">\n`;
const end = '</urlset>\n';

/**
 * The pages as sitemaps, as few as the limits allow; each is filled before the next begins.
 * @param entries the oldest first: then a new page changes the last part only
 */
export const renderSitemaps = (
  entries: readonly SitemapEntry[],
  limits: SitemapLimits = protocolLimits,
): readonly SitemapPart[] => {
  const parts: SitemapPart[] = [];
  let lines: string[] = [];
  let bytes = 0;
  let updated: Instant | undefined;
  const close = (): void => {
    if (updated === undefined) return;
    parts.push({ body: start + lines.join('') + end, updated });
    lines = [];
    updated = undefined;
  };
  for (const entry of entries) {
    const line = element('url', entry);
    const size = Buffer.byteLength(line);
    if (lines.length === limits.entries || bytes + size > limits.bytes) close();
    if (lines.length === 0) bytes = start.length + end.length;
    lines.push(line);
    bytes += size;
    updated = latest(updated, entry.updated);
  }
  close();
  return parts;
};

/** The index of the parts, of which it may name 50,000. */
export const renderSitemapIndex = (parts: readonly SitemapEntry[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="${namespace}">
${parts.map((part) => element('sitemap', part)).join('')}</sitemapindex>
`;

const element = (name: string, { address, updated }: SitemapEntry): string =>
  `<${name}><loc>${escapeMarkup(strictUri(address))}</loc><lastmod>${updated}</lastmod></${name}>\n`;
