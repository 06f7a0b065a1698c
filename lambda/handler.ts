import { readEnvironment } from './aws/environment.ts';
import { createJsonLog } from './aws/json-log.ts';
import { createQueueHandler, type QueueEvent, type QueueResponse } from './aws/queue-handler.ts';
import { createEntryCache } from './publish/entries.ts';
import type { Ports } from './publish/ports.ts';
import { runPublisher } from './publish/run.ts';
import { createS3Client } from './stores/s3-client.ts';
import { createS3MediaCopier, createS3Store } from './stores/s3-store.ts';

const compose = (variables: NodeJS.ProcessEnv) => {
  const { contentBucket, stateBucket, siteBucket, baseUrl } = readEnvironment(variables);
  const client = createS3Client(variables);
  const ports: Ports = {
    content: createS3Store({ client, bucket: contentBucket }),
    state: createS3Store({ client, bucket: stateBucket }),
    site: createS3Store({ client, bucket: siteBucket }),
    copyMedia: createS3MediaCopier({ client, contentBucket, siteBucket }),
  };
  const log = createJsonLog((line) => process.stdout.write(`${line}\n`));
  const entries = createEntryCache(entriesAtHand);
  return (event: QueueEvent, isOutOfTime: () => boolean) =>
    createQueueHandler(
      (request) =>
        runPublisher(
          ports,
          { baseUrl, now: new Date().toISOString(), entries, isOutOfTime },
          request,
        ),
      log,
    )(event);
};

/** Kept from one invocation to the next: the newest of some dozen channels. */
const entriesAtHand = 2000;

/** In ms. A step of a walk through everything that has begun needs time to end. */
const timeForOneStep = 90_000;

/** What Lambda tells of the invocation, as far as it is read here. */
interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

let composed: ReturnType<typeof compose> | undefined;

/**
 * The Lambda function: a batch of the publish queue in, the messages to deliver again out. What is left
 * of a walk through everything when its time is up goes on with the next message; one comes every minute.
 */
export const handler = (event: QueueEvent, context?: LambdaContext): Promise<QueueResponse> => {
  composed ??= compose(process.env);
  const isOutOfTime = () =>
    context !== undefined && context.getRemainingTimeInMillis() < timeForOneStep;
  return composed(event, isOutOfTime);
};
