import { readEnvironment } from './aws/environment.ts';
import { createJsonLog } from './aws/json-log.ts';
import { createQueueHandler, type QueueEvent, type QueueResponse } from './aws/queue-handler.ts';
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
  return createQueueHandler(
    (request) => runPublisher(ports, { baseUrl, now: new Date().toISOString() }, request),
    log,
  );
};

let composed: ReturnType<typeof compose> | undefined;

/** The Lambda function: a batch of the publish queue in, the messages to deliver again out. */
export const handler = (event: QueueEvent): Promise<QueueResponse> => {
  composed ??= compose(process.env);
  return composed(event);
};
