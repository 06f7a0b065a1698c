import { randomUUID } from 'node:crypto';
import { countRequests } from './aws/count-requests.ts';
import { readEnvironment } from './aws/environment.ts';
import { createJsonLog } from './aws/json-log.ts';
import { describeMetrics } from './aws/metrics.ts';
import { createPublishQueue } from './aws/publish-queue.ts';
import {
  createQueueHandler,
  type Memory,
  type QueueEvent,
  type QueueResponse,
} from './aws/queue-handler.ts';
import { createSqsClient } from './aws/sqs-client.ts';
import type { Ports } from './publish/ports.ts';
import { preload } from './publish/preload.ts';
import { runPublisher } from './publish/run.ts';
import { createEntryCache } from './publish/state/entry-cache.ts';
import { copyPatience, createS3Client } from './stores/s3/s3-client.ts';
import { createS3MediaCopier, createS3Store } from './stores/s3/s3-store.ts';

/** What Lambda tells of the invocation, as far as it is read here. */
interface LambdaContext {
  readonly functionName: string;
  getRemainingTimeInMillis(): number;
}

/** Kept from one invocation to the next: the newest of some dozen channels. */
const entriesAtHand = 2000;

/** In ms. A step of a walk through everything that has begun needs time to end. */
const timeForOneStep = 90_000;

/** In ms. After so long a walk lets messages through that have come in the meantime. */
const turn = 10_000;

const compose = (variables: NodeJS.ProcessEnv) => {
  const { contentBucket, stateBucket, siteBucket, baseUrl, publishQueueUrl } =
    readEnvironment(variables);
  const client = createS3Client(variables);
  const copyClient = createS3Client(variables, copyPatience);
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
  const entries = createEntryCache(entriesAtHand);
  const countS3Requests = countRequests(client, copyClient);
  const memory: Memory = {};

  return (event: QueueEvent, context?: LambdaContext) => {
    const begun = Date.now();
    const isOutOfTime = () =>
      (queue !== undefined && Date.now() - begun > turn) ||
      (context !== undefined && context.getRemainingTimeInMillis() < timeForOneStep);
    return createQueueHandler({
      publish: (request, canWalk) =>
        runPublisher(
          ports,
          {
            baseUrl,
            now: new Date().toISOString(),
            entries,
            isOutOfTime: () => !canWalk || isOutOfTime(),
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
};

let composed: ReturnType<typeof compose> | undefined;

/**
 * The Lambda function: a batch of the publish queue in, the messages to deliver again out. What is left
 * of a walk through everything when its turn is over goes on with a message that the function sends
 * itself, or with the next tick.
 */
export const handler = async (
  event: QueueEvent,
  context?: LambdaContext,
): Promise<QueueResponse> => {
  composed ??= compose(process.env);
  const response = await composed(event, context);
  // The first event is a tick, as a rule, and no reader waits for its end.
  await preload();
  return response;
};
