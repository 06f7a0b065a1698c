import type { Instant } from '../core/article.ts';
import type { PublishReport } from './report.ts';
import type { Change } from './sources/content-change.ts';
import type { ConvertSource } from './sources/source-reader.ts';
import type { EntryCache } from './state/entry-cache.ts';

/**
 * `changes`: what is said to have changed. `all`: all of the content; what is published as it should be
 * stays, and the run answers for every change before it. `rebuild`: all of the content, written again
 * whatever the state says.
 */
export type Scope = 'changes' | 'all' | 'rebuild';

/** What a run is asked for. Every run also publishes articles whose embargo has ended. */
export interface PublishRequest {
  readonly changes: readonly Change[];
  readonly scope: Scope;
}

export interface RunOptions {
  /** Absolute, without a trailing slash. */
  readonly baseUrl: string;
  /** Decides which articles are due. */
  readonly now: Instant;
  /** Kept from run to run, it saves reading. */
  readonly entries?: EntryCache;
  /** Asked between the steps of a reconciliation: whether to leave the rest to another run. */
  readonly isOutOfTime?: () => boolean;
  /** Converts sources. Without it, the publisher converts them itself, however long one takes. */
  readonly convert?: ConvertSource | undefined;
  /**
   * Whether to convert the sources of a reconciliation's next step while the publisher takes one. It pays
   * where `convert` uses other processors than the publisher.
   */
  readonly convertsAhead?: boolean;
}

/** What a run did. */
export interface RunReport extends PublishReport {
  /** Whether there is more to do. Then another run has to follow at once. */
  readonly hasMore: boolean;
}
