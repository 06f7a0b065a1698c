import type { Article, Instant } from '../../core/article.ts';
import type { Channel } from '../../core/channel.ts';
import type { Problem } from '../../core/problem.ts';
import type { Outcome } from '../report.ts';
import type { PublishedVersion } from '../state/published-version.ts';
import type { SourceRecord } from '../state/source-record.ts';

/** What becomes of one source: all that the phases of a run need to know of it. */
export interface Plan {
  readonly source: string;
  readonly outcome: Outcome;
  readonly problems: readonly Problem[];
  /** When the change happened. */
  readonly changedAt: Instant;
  readonly last: SourceRecord | undefined;
  /** A new version, to be written. */
  readonly bringsIn?: {
    readonly article: Article;
    /** The article in JSON, as the state keeps it. */
    readonly text: string;
    readonly version: PublishedVersion;
  };
  /** The published version, if its embargo ends with this run. */
  readonly releases?: PublishedVersion;
  /** Versions whose objects go. */
  readonly obsolete: readonly PublishedVersion[];
  /** The record that the run writes before anything else. It names all that may exist from then on. */
  readonly ahead?: SourceRecord | undefined;
  /** The record that the run writes last. Without one, it deletes the record. */
  readonly final?: SourceRecord;
  /** Whether a later tick tries again, though nothing has changed. */
  readonly triesAgain?: boolean;
  /** Whether the state keeps a rejection. */
  readonly rejected: boolean;
}

/** Whether an earlier run may have stopped while it worked on the source. */
export const isRetry = ({ last }: Plan): boolean => last?.etag === '';

/** The channels whose entries a plan changes. */
export const channelsTouched = (plan: Plan): readonly Channel[] =>
  versionsTouched(plan).flatMap(({ channels }) => channels);

/** The entries of which readers see something else than before, or may do so. Each once. */
export const entriesChanged = (plans: readonly Plan[]): readonly string[] => {
  const changed = plans.filter(
    (plan) => isRetry(plan) || shownOf(plan.last)?.version !== shownOf(plan.final)?.version,
  );
  return [...new Set(changed.flatMap(versionsTouched).map(({ entry }) => entry))];
};

/** Whether all that a plan brings is new to readers. */
export const isNew = (plan: Plan): boolean => !isRetry(plan) && !shownOf(plan.last);

const versionsTouched = ({ bringsIn, releases, obsolete }: Plan): readonly PublishedVersion[] =>
  [bringsIn?.version, releases, ...obsolete].filter((version) => version !== undefined);

const shownOf = (record: SourceRecord | undefined): PublishedVersion | undefined =>
  record?.live ? record.current : undefined;
