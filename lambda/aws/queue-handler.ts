import { batchSize } from '../contract.ts';
import type { Instant } from '../core/article.ts';
import { StorageError } from '../publish/errors.ts';
import { emptyReport, mergeReports, type PublishReport } from '../publish/report.ts';
import type { PublishRequest, RunReport } from '../publish/run.ts';
import type { Log } from './json-log.ts';
import { logReport, metricsOf } from './log-report.ts';
import { continueMessage, mergeRequests, readMessage } from './messages.ts';
import type { Metrics } from './metrics.ts';
import type { PublishQueue } from './publish-queue.ts';

/** What Lambda hands over from an SQS queue, as far as it is read here. */
export interface QueueEvent {
  readonly Records: readonly QueueRecord[];
}

interface QueueRecord {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes?: { readonly ApproximateReceiveCount?: string };
}

/** The messages that SQS is to deliver again, in the end to the dead-letter queue. */
export interface QueueResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** What a function that stays warm knows from the batches before. */
export interface Memory {
  /** The date of the newest article on the front page. */
  newest?: Instant | undefined;
}

export interface QueueHandlerOptions {
  /** @param canWalk whether there is time for a walk through everything, if one is under way */
  readonly publish: (request: PublishRequest, canWalk: boolean) => Promise<RunReport>;
  /** Without it, walks go on with the next tick, and failed messages come back when SQS gives up waiting. */
  readonly queue?: PublishQueue | undefined;
  readonly log: Log;
  readonly measure: (metrics: Metrics) => void;
  /** How many requests have been made to S3, since whenever. */
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
  /** In seconds. No other message of the group is delivered before. */
  readonly retryIn: number;
}

/** With so many messages waiting, one walk through everything ends sooner than they would. */
const flood = 2000;

/** In seconds, after the first and the second failure of the store; the third is the last. */
const patience = [20, 180];

/**
 * Answers a batch with one run of the publisher. A message that cannot be read fails alone. If the
 * store fails, all fail, since none of it is certain; after any other error each message is tried by
 * itself, so that only the one at fault comes back, and goes to the dead-letter queue without delay.
 */
export const createQueueHandler =
  ({ publish, queue, log, measure, countS3Requests, memory, now }: QueueHandlerOptions) =>
  async ({ Records }: QueueEvent): Promise<QueueResponse> => {
    const requestsBefore = countS3Requests();
    const isFull = Records.length >= batchSize;
    const waiting = isFull ? await attempt(log, () => queue?.countWaiting()) : 0;
    const failures: Failure[] = [];
    const reports: RunReport[] = [];

    const run = async (batch: readonly Message[]): Promise<void> => {
      if (batch.length === 0) return;
      const request = mergeRequests(batch.map((message) => message.request));
      const scope = (waiting ?? 0) > flood && request.scope === 'changes' ? 'all' : request.scope;
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
          ...batch.map(({ record }) => ({ record, retryIn: isStorage ? delayOf(record) : 0 })),
        );
        log.error('publishing failed', { messageIds: batch.map(idOf), error });
      }
    };
    const { messages, unreadable } = readMessages(Records, log);
    failures.push(...unreadable.map((record) => ({ record, retryIn: 0 })));
    await run(messages);

    await attempt(log, () => bringBack(queue, failures));
    // A full batch has others behind it that go on with the walk.
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

const readMessages = (records: readonly QueueRecord[], log: Log) => {
  const messages: Message[] = [];
  const unreadable: QueueRecord[] = [];
  for (const record of records) {
    const request = readMessage(record.body);
    if (request) messages.push({ record, request });
    else {
      unreadable.push(record);
      log.error('unreadable message', {
        messageId: record.messageId,
        body: record.body.slice(0, 500),
      });
    }
  }
  return { messages, unreadable };
};

const idOf = ({ record }: Message): string => record.messageId;

const delayOf = ({ attributes }: QueueRecord): number =>
  patience[Number(attributes?.ApproximateReceiveCount ?? 1) - 1] ?? 0;

const bringBack = (queue: PublishQueue | undefined, failures: readonly Failure[]) =>
  Promise.all(failures.map(({ record, retryIn }) => queue?.retryIn(retryIn, record.receiptHandle)));

/** What the queue is asked for makes things faster, not right: they come about without it too. */
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
