import type { Instant } from '../core/article.ts';
import type { Problem } from '../core/problem.ts';

/** What became of one source. */
export type Outcome =
  | { readonly kind: 'published'; readonly title: string; readonly address: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'waiting'; readonly title: string; readonly until: Instant }
  | { readonly kind: 'draft' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'rejected'; readonly stale: boolean };

export interface SourceReport {
  readonly source: string;
  readonly outcome: Outcome;
  /** Errors, if it is rejected, and warnings. */
  readonly problems: readonly Problem[];
  /** Lines that were removed as leftovers of a scraped page. */
  readonly removed: readonly string[];
}

/** What one run of the publisher did. */
export interface PublishReport {
  /** Articles, and rejected media. Ascending by source. */
  readonly sources: readonly SourceReport[];
  /** Of publication.yaml, and of feeds that came out malformed. */
  readonly problems: readonly Problem[];
  /** Keys of the site whose bytes changed. */
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  /** The date of the newest article on the front page. Left out unless the run has rendered it. */
  readonly newest?: Instant | undefined;
}

export const emptyReport: PublishReport = { sources: [], problems: [], written: [], deleted: [] };

export const mergeReports = (reports: readonly PublishReport[]): PublishReport => ({
  sources: reports.flatMap(({ sources }) => sources).sort((a, b) => (a.source < b.source ? -1 : 1)),
  problems: reports.flatMap(({ problems }) => problems),
  written: unique(reports.flatMap(({ written }) => written)),
  deleted: unique(reports.flatMap(({ deleted }) => deleted)),
  newest: reports.findLast(({ newest }) => newest !== undefined)?.newest,
});

const unique = (keys: readonly string[]): string[] => [...new Set(keys)].sort();
