import { StorageError } from '../publish/errors.ts';
import type { PublishReport } from '../publish/report.ts';
import type { PublishRequest } from '../publish/run.ts';
import type { Log } from './json-log.ts';
import { mergeRequests, readMessage } from './messages.ts';

/** What Lambda hands over from an SQS queue, as far as it is read here. */
export interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** The messages that SQS is to deliver again, in the end to the dead-letter queue. */
export interface QueueResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

interface Message {
  readonly id: string;
  readonly request: PublishRequest;
}

/**
 * Answers a batch with one run of the publisher. A message that cannot be read fails alone. If the
 * store fails, all fail, since none of it is certain; after any other error each message is tried by
 * itself, so that only the one at fault comes back.
 */
export const createQueueHandler =
  (publish: (request: PublishRequest) => Promise<PublishReport>, log: Log) =>
  async ({ Records }: QueueEvent): Promise<QueueResponse> => {
    const failed: string[] = [];
    const messages: Message[] = [];
    for (const { messageId: id, body } of Records) {
      const request = readMessage(body);
      if (request) messages.push({ id, request });
      else {
        failed.push(id);
        log.error('unreadable message', { messageId: id, body: body.slice(0, 500) });
      }
    }

    const run = async (batch: readonly Message[]): Promise<void> => {
      if (batch.length === 0) return;
      try {
        logReport(log, await publish(mergeRequests(batch.map(({ request }) => request))));
      } catch (error) {
        if (batch.length > 1 && !(error instanceof StorageError)) {
          for (const message of batch) await run([message]);
          return;
        }
        failed.push(...batch.map(({ id }) => id));
        log.error('publishing failed', { messageIds: batch.map(({ id }) => id), error });
      }
    };
    await run(messages);
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

/** Says nothing of the runs that found nothing to do, one a minute. */
const logReport = (log: Log, { sources, problems, written, deleted }: PublishReport): void => {
  if (sources.length + problems.length + written.length + deleted.length === 0) return;
  const outcomes: Record<string, number> = {};
  for (const { outcome } of sources) outcomes[outcome.kind] = (outcomes[outcome.kind] ?? 0) + 1;
  log.info('published', { outcomes, written: written.length, deleted: deleted.length });
  for (const problem of [...problems, ...sources.flatMap((source) => source.problems)]) {
    log.warn('problem', { ...problem });
  }
};
