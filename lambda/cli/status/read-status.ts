import { articleKey } from '../../core/addresses.ts';
import type { Instant } from '../../core/article.ts';
import type { Store } from '../../publish/ports.ts';
import {
  isReconciling,
  type RejectedSource,
  readAllPublished,
  readRejections,
  readWaiting,
} from '../../publish/state/queries.ts';
import type { Progress } from '../progress.ts';

/** What a publisher's state tells. Lists ascend by source; what waits ascends by its time. */
export interface Status {
  readonly published: readonly {
    readonly source: string;
    /** Below the base URL, with its first slash. On the publication's own site: absolute. */
    readonly address: string;
    readonly published: Instant;
    readonly updated?: Instant;
  }[];
  readonly waiting: readonly { readonly source: string; readonly until: Instant }[];
  readonly rejected: readonly RejectedSource[];
  /** Whether a reconciliation is under way: then all this is about to change. */
  readonly isUnderWay: boolean;
}

/** @throws StorageError @throws StateLayoutError when newer code has written the state */
export const readStatus = async (
  state: Store,
  now: Instant,
  progress: Progress,
): Promise<Status> => {
  const [isUnderWay, rejected, waiting] = await Promise.all([
    isReconciling(state),
    readRejections(state, progress),
    readWaiting(state, now, progress),
  ]);
  const sources = await readAllPublished(state, progress);
  return {
    published: sources
      .filter(({ live }) => live)
      .map(({ source, version, updated }) => ({
        source,
        address: version.link ?? `/${articleKey(version.slug)}`,
        published: version.published,
        ...(updated === undefined ? {} : { updated }),
      })),
    waiting,
    rejected,
    isUnderWay,
  };
};
