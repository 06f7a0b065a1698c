import type { Instant } from '../core/article.ts';
import type { EntryCache } from './state/entry-cache.ts';
import type { MediaReader } from './sources/media-facts.ts';
import type { Ports } from './ports.ts';
import type { Settings } from './sources/publication-settings.ts';
import type { SourceReader } from './sources/source-reader.ts';

/** What stays the same throughout one run of the publisher. */
export interface RunContext {
  readonly ports: Ports;
  readonly settings: Settings;
  readonly entries: EntryCache;
  readonly sources: SourceReader;
  /** Looks at each file of the media once a run. */
  readonly readMedia: MediaReader;
  /** Settles which articles are due. */
  readonly now: Instant;
  /** Whether to write again what the state says is published already. */
  readonly force: boolean;
  /** Sources of which a walk has found rejections. */
  readonly rejected: ReadonlySet<string>;
  /** Whether channels are only marked, to be rendered later. */
  readonly defersFeeds: boolean;
  /** Whether new entries and channels are marked for lists and maps too; a walk may make these anew. */
  readonly marksNew: boolean;
  /** Whether a walk is under way: what it has brought in may still be missing from its channels. */
  readonly walkIsUnderWay: boolean;
}
