import { randomUUID } from 'node:crypto';
import { countRequests } from './aws/count-requests.ts';
import { readEnvironment } from './aws/environment.ts';
import { createJsonLog } from './aws/json-log.ts';
import { describeMetrics } from './aws/metrics.ts';
import {
  createQueueHandler,
  type Memory,
  type QueueEvent,
  type QueueResponse,
} from './aws/queue-handler.ts';
import { createSqsClient } from './aws/sqs-client.ts';
import { createPublishQueue } from './aws/sqs-publish-queue.ts';
import type { Ports } from './publish/ports.ts';
import { preload } from './publish/preload.ts';
import { runPublisher } from './publish/run.ts';
import { createEntryCache } from './publish/state/entry-cache.ts';
import { copyTimeouts, createS3Client } from './stores/s3/s3-client.ts';
import { createS3MediaCopier, createS3Store } from './stores/s3/s3-store.ts';
import { createConversionThreads } from './threads/conversion-threads.ts';

/** The part of Lambda's context that this handler reads. */
interface LambdaContext {
  readonly functionName: string;
  getRemainingTimeInMillis(): number;
}

/** Entries that stay in memory between invocations: the newest of some dozen channels. */
const cachedEntries = 2000;

/** In ms. A step of a reconciliation that has begun must end before the invocation does. */
const stepBudget = 90_000;

/** In ms. After this time a reconciliation pauses, so that waiting messages are handled. */
const reconcileBudget = 10_000;

/**
 * In ms: how long one source may take to convert, while so much of the invocation is left. Each takes a tenth
 * of what is left above a reserve, so that no number of slow sources uses it all up. An innocent source needs
 * less than the least, even if it loads its converter first.
 *
 * The invocation has 180 s. Ten slow messages take at most 10 s each. Of the 90 sources that a run releases, if
 * all are slow, 30 take 100 s in all. Then the least is reached, and with a new thread for each, which takes
 * 0.2 s, the other 60 take 42 s: there are 38 s left to publish. A step of a hundred sources begins with
 * `stepBudget` at least. The first 11 take 10 s, and the others 62 s: there are 18 s left.
 */
export const conversionBudget = (remaining: number): number =>
  Math.min(10_000, Math.max(500, (remaining - 75_000) / 10));

/** The program of a thread, which stands beside the bundled function. */
const conversionThread = new URL('./conversion-thread.mjs', import.meta.url);

const compose = (variables: NodeJS.ProcessEnv) => {
  const { contentBucket, stateBucket, siteBucket, baseUrl, publishQueueUrl } =
    readEnvironment(variables);
  const client = createS3Client(variables);
  const copyClient = createS3Client(variables, copyTimeouts);
  const ports: Ports = {
    content: createS3Store({ client, bucket: contentBucket }),
    state: createS3Store({ client, bucket: stateBucket }),
    site: createS3Store({ client, bucket: siteBucket }),
    copyMedia: createS3MediaCopier({
      client: copyClient,
      contentBucket,
      siteBucket,
    }),
  };
  const queue =
    publishQueueUrl === undefined
      ? undefined
      : createPublishQueue({
          client: createSqsClient(variables),
          queueUrl: publishQueueUrl,
          newId: randomUUID,
        });
  const write = (line: string) => process.stdout.write(`${line}\n`);
  const entries = createEntryCache(cachedEntries);
  const countS3Requests = countRequests(client, copyClient);
  const memory: Memory = {};
  let remaining = () => Number.POSITIVE_INFINITY;
  const threads = createConversionThreads({
    module: conversionThread,
    count: 1,
    budget: () => conversionBudget(remaining()),
  });

  const handle = (event: QueueEvent, context?: LambdaContext) => {
    if (context) remaining = () => context.getRemainingTimeInMillis();
    const begun = Date.now();
    const isOutOfTime = () =>
      (queue !== undefined && Date.now() - begun > reconcileBudget) ||
      (context !== undefined && context.getRemainingTimeInMillis() < stepBudget);
    return createQueueHandler({
      contentBucket,
      publish: (request, canReconcile) =>
        runPublisher(
          ports,
          {
            baseUrl,
            now: new Date().toISOString(),
            entries,
            convert: threads.convert,
            isOutOfTime: () => !canReconcile || isOutOfTime(),
          },
          request,
        ),
      queue,
      countS3Requests,
      memory,
      log: createJsonLog(write),
      measure: (metrics) =>
        write(describeMetrics(metrics, context?.functionName ?? 'publisher', Date.now())),
      now: Date.now,
    })(event);
  };
  return { handle, startThread: threads.start };
};

let composed: ReturnType<typeof compose> | undefined;

/**
 * The Lambda function. It takes a batch of the publish queue and returns the messages that SQS must
 * deliver again. A reconciliation that exceeds its budget continues with a message that the function
 * sends to itself, or with the next tick.
 */
export const handler = async (
  event: QueueEvent,
  context?: LambdaContext,
): Promise<QueueResponse> => {
  composed ??= compose(process.env);
  const response = await composed.handle(event, context);
  // The first event is a tick, as a rule, and no reader waits for its end.
  await Promise.all([preload(), composed.startThread()]);
  return response;
};
