import type { Instant } from '../core/article.ts';
import type { Ports } from './ports.ts';
import type { Settings } from './settings.ts';

/** What stays the same throughout one run of the publisher. */
export interface RunContext {
  readonly ports: Ports;
  readonly settings: Settings;
  /** Settles which articles are due. */
  readonly now: Instant;
  /** Whether to write again what the state says is published already. */
  readonly force: boolean;
}
