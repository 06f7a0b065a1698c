import type { Ports } from './ports.ts';
import type { SourceContext } from './sources/source-context.ts';
import type { EntryCache } from './state/entry-cache.ts';

/** What stays the same throughout one run of the publisher. */
export interface RunContext extends SourceContext {
  readonly ports: Ports;
  readonly entries: EntryCache;
  /** Sources whose rejections a reconciliation has listed. */
  readonly rejected: ReadonlySet<string>;
  /** Whether changed channels only get a dirty flag, and are rendered later. */
  readonly defersFeeds: boolean;
  /** Whether new entries and channels get dirty flags for lists and sitemaps. */
  readonly flagsNew: boolean;
  /** Whether a reconciliation is under way: its articles may still be missing from their channels. */
  readonly isReconciling: boolean;
}
