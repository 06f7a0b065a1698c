import type { Instant } from '../../core/article.ts';
import type { Problem } from '../../core/problem.ts';
import { readJson } from '../access/json.ts';
import type { Store } from '../ports.ts';
import type { ClaimedNames } from './claim.ts';
import { stateKeys } from './keys.ts';
import type { PublishedVersion } from './published-version.ts';

/** What is known of one source file, at `records/<source key>`. */
export interface SourceRecord {
  readonly source: string;
  /** ETag of the source when a run last completed it. Empty while a run works on it. */
  readonly etag: string;
  /** Digest of the settings that it was published with. */
  readonly settings: string;
  /** When its first readable version was stored. */
  readonly firstSeen?: Instant;
  /** SHA-256 of the article as its source tells it. It tells an edit from a mere touch. */
  readonly digest?: string;
  readonly updated?: Instant;
  /** The version that is published. */
  readonly current?: PublishedVersion;
  /** Whether `current` was due when it was published. If not, it waits under embargo. */
  readonly live: boolean;
  /** Versions that a run has begun to publish. Their objects may exist, wherever the run stopped. */
  readonly pendingVersions: readonly PublishedVersion[];
  /**
   * Names that the source asks for and another source has. While a run works on the source, also
   * those that its earlier versions asked for.
   */
  readonly pendingClaims: readonly ClaimedNames[];
}

/** The record of a source of which nothing is known. */
export const emptyRecord = (source: string): SourceRecord => ({
  source,
  etag: '',
  settings: '',
  live: false,
  pendingVersions: [],
  pendingClaims: [],
});

/** Each version of a source that may have objects: the published one and the pending ones. */
export const versionsOf = (record: SourceRecord | undefined): readonly PublishedVersion[] => [
  ...(record?.pendingVersions ?? []),
  ...(record?.current ? [record.current] : []),
];

/**
 * Reads the record of a source. Of a record in the layout of another version of Newsstand, only the
 * history counts: first sight, digest, last update. A rebuild makes the rest again.
 * @throws StorageError
 */
export const readSourceRecord = async (
  state: Store,
  source: string,
): Promise<SourceRecord | undefined> => {
  const record = await readJson<Partial<SourceRecord>>(state, stateKeys.record(source));
  if (record === undefined) return undefined;
  if (isComplete(record)) return record;
  const { firstSeen, digest, updated } = record;
  return {
    ...emptyRecord(source),
    ...(firstSeen === undefined ? {} : { firstSeen }),
    ...(digest === undefined ? {} : { digest }),
    ...(updated === undefined ? {} : { updated }),
  };
};

const isComplete = (record: Partial<SourceRecord>): record is SourceRecord =>
  Array.isArray(record.pendingVersions) && Array.isArray(record.pendingClaims);

/** Why a source is not published as it is now, at `rejections/<source key>`. */
export interface Rejection {
  /** When the rejected version was stored. */
  readonly at: Instant;
  readonly problems: readonly Problem[];
  /** Whether an earlier version of it is still published. */
  readonly stale: boolean;
}
