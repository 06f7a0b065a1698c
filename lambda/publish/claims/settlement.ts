import type { Problem } from '../../core/problem.ts';
import type { SourceState } from '../sources/source-states.ts';
import type { Claim } from '../state/claim.ts';

/** Who may publish what, once all that the sources of a run ask for has been weighed. */
export interface Settlement {
  /** The sources of the run, and those that their claims touch. */
  readonly states: readonly SourceState[];
  /** Sources that get all that their newest version asks for. */
  readonly winners: ReadonlySet<string>;
  /** Sources that get nothing new and keep what they have. */
  readonly keepers: ReadonlySet<string>;
  /** Why a source gets nothing: another one has what it asks for. */
  readonly conflicts: ReadonlyMap<string, Problem>;
  /** The claims by their keys, before the run and after it. */
  readonly before: ReadonlyMap<string, Claim>;
  readonly after: ReadonlyMap<string, Claim>;
}
