import { batchSize } from '../contract.ts';
import type { Instant } from '../core/article.ts';
import { StorageError } from '../publish/errors.ts';
import { emptyReport, mergeReports, type PublishReport } from '../publish/report.ts';
import type { PublishRequest, RunReport } from '../publish/run.ts';
import type { Log } from './json-log.ts';
import { logReport, metricsOf } from './log-report.ts';
import { continueMessage, mergeRequests, readMessage } from './messages.ts';
import type { Metrics } from './metrics.ts';
import type { PublishQueue } from './sqs-publish-queue.ts';

/** The part of Lambda's SQS event that this handler reads. */
export interface QueueEvent {
  readonly Records: readonly QueueRecord[];
}

interface QueueRecord {
  readonly messageId: string;
  readonly receiptHandle: string;
  /** Text, in every message that SQS delivers. */
  readonly body?: string;
  readonly attributes?: { readonly ApproximateReceiveCount?: string };
}

/** The messages that SQS must deliver again. After the last attempt they go to the dead-letter queue. */
export interface QueueResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** State that a warm function keeps between batches. */
export interface Memory {
  /** The date of the newest article on the front page. */
  newest?: Instant | undefined;
}

export interface QueueHandlerOptions {
  /** @param canReconcile whether there is time to continue a reconciliation that is under way */
  /** Messages of other buckets fail. */
  readonly contentBucket: string;
  readonly publish: (request: PublishRequest, canReconcile: boolean) => Promise<RunReport>;
  /** Without it, a reconciliation continues with the next tick, and failed messages return after the visibility timeout. */
  readonly queue?: PublishQueue | undefined;
  readonly log: Log;
  readonly measure: (metrics: Metrics) => void;
  /** How many S3 requests have been sent so far. Only differences are used. */
  readonly countS3Requests: () => number;
  readonly memory: Memory;
  /** In milliseconds since 1970. */
  readonly now: () => number;
}

interface Message {
  readonly record: QueueRecord;
  readonly request: PublishRequest;
}

interface Failure {
  readonly record: QueueRecord;
  /** In seconds. SQS delivers no other message of the group before. */
  readonly retryIn: number;
}

/** With more waiting messages than this, reconciling everything is faster than handling each of them. */
const reconcileThreshold = 2000;

/** In seconds, after the first and the second failure of the store. The third attempt is the last. */
const retryDelays = [20, 180];

/**
 * Handles a batch with one run of the publisher. An unreadable message fails alone. A failure of the
 * store fails the whole batch, because no part of the run is certain. After any other error each message
 * runs alone: only the faulty one fails, and it goes to the dead-letter queue without delay.
 */
export const createQueueHandler =
  ({
    contentBucket,
    publish,
    queue,
    log,
    measure,
    countS3Requests,
    memory,
    now,
  }: QueueHandlerOptions) =>
  async ({ Records }: QueueEvent): Promise<QueueResponse> => {
    const requestsBefore = countS3Requests();
    const isFull = Records.length >= batchSize;
    const waiting = isFull ? await attempt(log, () => queue?.countWaiting()) : 0;
    const failures: Failure[] = [];
    const reports: RunReport[] = [];

    const run = async (batch: readonly Message[]): Promise<void> => {
      if (batch.length === 0) return;
      const request = mergeRequests(batch.map((message) => message.request));
      const isBacklog = (waiting ?? 0) > reconcileThreshold;
      const scope = isBacklog && request.scope === 'changes' ? 'all' : request.scope;
      try {
        const report = await publish({ ...request, scope }, !isFull);
        logReport(log, report);
        reports.push(report);
      } catch (error) {
        const isStorage = error instanceof StorageError;
        if (batch.length > 1 && !isStorage) {
          for (const message of batch) await run([message]);
          return;
        }
        failures.push(
          ...batch.map(({ record }) => ({ record, retryIn: isStorage ? retryDelayOf(record) : 0 })),
        );
        log.error('publishing failed', { messageIds: batch.map(idOf), error });
      }
    };
    const { messages, unreadable } = readMessages(Records, contentBucket, log);
    failures.push(...unreadable.map((record) => ({ record, retryIn: 0 })));
    await run(messages);

    await attempt(log, () => scheduleRetries(queue, failures));
    // Behind a full batch more messages wait, and their runs continue the reconciliation.
    const hasMore = !isFull && reports.some((report) => report.hasMore);
    if (hasMore) await attempt(log, () => queue?.send(continueMessage));
    const report = mergedOf(reports);
    memory.newest = report.newest ?? memory.newest;
    measure(
      metricsOf(report, {
        failedMessages: failures.length,
        s3Requests: countS3Requests() - requestsBefore,
        latency: latencyOf(messages, now()),
        newestEntryAge: millisecondsSince(memory.newest, now()),
      }),
    );
    return {
      batchItemFailures: failures.map(({ record }) => ({ itemIdentifier: record.messageId })),
    };
  };

const readMessages = (records: readonly QueueRecord[], contentBucket: string, log: Log) => {
  const messages: Message[] = [];
  const unreadable: QueueRecord[] = [];
  for (const record of records) {
    const request = readMessage(record.body, contentBucket);
    if (request) messages.push({ record, request });
    else {
      unreadable.push(record);
      log.error('unreadable message', {
        messageId: record.messageId,
        body: String(record.body).slice(0, 500),
      });
    }
  }
  return { messages, unreadable };
};

const idOf = ({ record }: Message): string => record.messageId;

const retryDelayOf = ({ attributes }: QueueRecord): number =>
  retryDelays[Number(attributes?.ApproximateReceiveCount ?? 1) - 1] ?? 0;

const scheduleRetries = (queue: PublishQueue | undefined, failures: readonly Failure[]) =>
  Promise.all(failures.map(({ record, retryIn }) => queue?.retryIn(retryIn, record.receiptHandle)));

/** Requests to the queue only save time. Publishing is correct without them, so a failure is logged only. */
const attempt = async <T>(log: Log, ask: () => Promise<T> | undefined): Promise<T | undefined> => {
  try {
    return await ask();
  } catch (error) {
    log.warn('the queue did not answer', { error });
    return undefined;
  }
};

const mergedOf = (reports: readonly RunReport[]): PublishReport =>
  reports.length === 0 ? emptyReport : mergeReports(reports);

const latencyOf = (messages: readonly Message[], now: number): number | undefined => {
  const times = messages.flatMap(({ request }) => request.changes.map(({ time }) => time));
  return millisecondsSince(times.sort()[0], now);
};

const millisecondsSince = (time: Instant | undefined, now: number): number | undefined =>
  time === undefined ? undefined : Math.max(0, now - Date.parse(time));
