import { metricNames } from '../contract.ts';
import type { PublishReport } from '../publish/report.ts';
import type { Log } from './json-log.ts';
import type { Metrics } from './metrics.ts';

/** Logs what a run did. A run that found nothing to do, one a minute, logs nothing. */
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

/** The figures of a batch that its report does not have. */
export interface BatchFigures {
  readonly failedMessages: number;
  /** Retries included, as on the bill. */
  readonly s3Requests: number;
  /** From the first event of the batch to the end of the run, in ms. */
  readonly latency?: number | undefined;
  /** In ms; undefined while it is unknown. */
  readonly newestEntryAge?: number | undefined;
}

/** A batch that found nothing to do, one a minute, has only its S3 requests and the newest entry's age. */
export const metricsOf = (report: PublishReport, figures: BatchFigures): Metrics => ({
  ...(isIdle(report) && figures.failedMessages === 0 ? {} : measuresOfWork(report, figures)),
  [metricNames.s3Requests]: count(figures.s3Requests),
  ...(figures.newestEntryAge === undefined
    ? {}
    : {
        [metricNames.newestEntryAge]: {
          value: Math.round(figures.newestEntryAge / 1000),
          unit: 'Seconds',
        },
      }),
});

const measuresOfWork = (
  report: PublishReport,
  { failedMessages, latency }: BatchFigures,
): Metrics => {
  const outcomes = countOutcomes(report);
  return {
    [metricNames.published]: count(outcomes.published),
    [metricNames.unchanged]: count(outcomes.unchanged),
    [metricNames.waiting]: count(outcomes.waiting),
    [metricNames.withdrawn]: count(outcomes.withdrawn),
    [metricNames.rejected]: count(outcomes.rejected),
    [metricNames.objectsWritten]: count(report.written.length),
    [metricNames.objectsDeleted]: count(report.deleted.length),
    [metricNames.failedMessages]: count(failedMessages),
    ...(latency === undefined
      ? {}
      : { [metricNames.publishLatency]: { value: latency, unit: 'Milliseconds' } }),
  };
};

const count = (value = 0) => ({ value, unit: 'Count' }) as const;

const isIdle = ({ sources, problems, written, deleted }: PublishReport): boolean =>
  sources.length + problems.length + written.length + deleted.length === 0;

type Kind = PublishReport['sources'][number]['outcome']['kind'];

const countOutcomes = ({ sources }: PublishReport): Partial<Record<Kind, number>> => {
  const outcomes: Partial<Record<Kind, number>> = {};
  for (const { outcome } of sources) outcomes[outcome.kind] = (outcomes[outcome.kind] ?? 0) + 1;
  return outcomes;
};
