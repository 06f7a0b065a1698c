import type { Instant } from '../../core/article.ts';
import type { MediaReader } from './media-facts.ts';
import type { Settings } from './publication-settings.ts';
import type { SourceReader } from './source-reader.ts';

/** What reading sources needs of a run. */
export interface SourceContext {
  readonly settings: Settings;
  readonly sources: SourceReader;
  /** Looks at each file of the media once a run. */
  readonly readMedia: MediaReader;
  /** Decides which articles are due. Before the present, while more is due than a run releases. */
  readonly now: Instant;
  /** The time of the run. No change can be later, whatever a message or a store says. */
  readonly present: Instant;
  /** Whether to write again what the state says is published. */
  readonly force: boolean;
}
