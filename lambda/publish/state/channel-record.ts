import type { Instant } from '../../core/article.ts';
import type { Channel } from '../../core/channel.ts';

/** What is published of one channel, at `channels/<path>`. */
export interface ChannelRecord {
  readonly channel: Channel;
  readonly updated: Instant;
  /** SHA-256 of all that the documents are made from, without their date. */
  readonly digest: string;
  /** SHA-256 of the settings among it. */
  readonly settings: string;
  /** SHA-256 of each document, by its key in the site. */
  readonly documents: Readonly<Record<string, string>>;
}

/** The dirty flag of a channel, at `dirty/<path>`: it has to be rendered before a reconciliation ends. */
export interface DirtyChannel {
  readonly channel: Channel;
  readonly changedAt: Instant;
}
