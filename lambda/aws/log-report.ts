import type { PublishReport } from '../publish/report.ts';
import type { Log } from './json-log.ts';
import type { Metrics } from './metrics.ts';

/** Says nothing of the runs that found nothing to do, one a minute. */
export const logReport = (log: Log, report: PublishReport): void => {
  const { sources, problems, written, deleted } = report;
  if (isIdle(report)) return;
  log.info('published', {
    outcomes: countOutcomes(report),
    written: written.length,
    deleted: deleted.length,
  });
  for (const problem of [...problems, ...sources.flatMap((source) => source.problems)]) {
    log.warn('problem', { ...problem });
  }
};

/** @param latency from the first event of the batch to the end of the run, in milliseconds */
export const metricsOf = (
  report: PublishReport,
  failedMessages: number,
  latency: number | undefined,
): Metrics | undefined => {
  if (isIdle(report) && failedMessages === 0) return undefined;
  const outcomes = countOutcomes(report);
  const count = (value = 0) => ({ value, unit: 'Count' as const });
  return {
    Published: count(outcomes.published),
    Unchanged: count(outcomes.unchanged),
    Waiting: count(outcomes.waiting),
    Withdrawn: count(outcomes.withdrawn),
    Rejected: count(outcomes.rejected),
    ObjectsWritten: count(report.written.length),
    ObjectsDeleted: count(report.deleted.length),
    FailedMessages: count(failedMessages),
    ...(latency === undefined
      ? {}
      : { PublishLatency: { value: latency, unit: 'Milliseconds' as const } }),
  };
};

const isIdle = ({ sources, problems, written, deleted }: PublishReport): boolean =>
  sources.length + problems.length + written.length + deleted.length === 0;

type Kind = PublishReport['sources'][number]['outcome']['kind'];

const countOutcomes = ({ sources }: PublishReport): Partial<Record<Kind, number>> => {
  const outcomes: Partial<Record<Kind, number>> = {};
  for (const { outcome } of sources) outcomes[outcome.kind] = (outcomes[outcome.kind] ?? 0) + 1;
  return outcomes;
};
