/**
 * How much the publisher has under way at once, as options of p-map. A rebuild over a store that takes
 * 20 ms a request is measured with these: docs/performance.md, "Bulk".
 */
export const atOnce = {
  /** Small objects of the state and the site: read, written or deleted. */
  objects: { concurrency: 100 },
  /** Sources: read, and converted. */
  sources: { concurrency: 50 },
  /** Objects that come with a body of some size each. */
  records: { concurrency: 32 },
  /** Entries of one channel: read. */
  entries: { concurrency: 16 },
  /** Channels: rendered and written. */
  channels: { concurrency: 8 },
  /** Files of the media: copied, or looked at. */
  media: { concurrency: 8 },
  /** Parts of the sitemap: written. */
  sitemapParts: { concurrency: 4 },
} as const;
