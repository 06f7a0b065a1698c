import type { Listing, MergedLine } from '../access/listings.ts';
import type { PublishReport } from '../report.ts';
import type { RunContext } from '../run-context.ts';
import type { Reconciliation } from '../state/publisher-state.ts';

/** One stage of a reconciliation. It goes through listings, in steps. */
export interface Stage {
  /** How many keys a step takes through to their end at once. */
  readonly stepSize: number;
  /** How many bytes the first listing's objects may have in all, where a step reads them. */
  readonly stepBytes?: number;
  /** Which sources among the lines nothing is known of yet. */
  newSources?(lines: readonly MergedLine[]): readonly string[];
  /** Whether it deletes what nothing in the content accounts for. Only a rebuild takes such a stage. */
  readonly collectsGarbage?: boolean;
  listings(
    run: RunContext,
    reconciliation: Reconciliation,
  ): readonly Listing[] | Promise<readonly Listing[]>;
  take(
    run: RunContext,
    reconciliation: Reconciliation,
    lines: readonly MergedLine[],
  ): Promise<PublishReport>;
}

export const keysOf = (lines: readonly MergedLine[]): string[] => lines.map(({ key }) => key);
