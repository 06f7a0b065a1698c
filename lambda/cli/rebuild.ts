import { randomUUID } from 'node:crypto';
import { rebuildMessage } from '../aws/messages.ts';
import { createSqsClient } from '../aws/sqs-client.ts';
import { createPublishQueue } from '../aws/sqs-publish-queue.ts';
import { readOptions, type Terminal, UsageError } from './command-line.ts';
import { writeLines } from './paint.ts';

export const usage = `newsstand rebuild --queue-url URL

Makes a deployed publisher publish everything again from the content, after the messages that wait
already. New articles are published in the meantime.

  --queue-url URL  the stack's output PublishQueueUrl

npm run rebuild -- … does the same. Credentials and region are found as by the AWS tools.
Exit code: 0 if the queue accepted the message, 2 if the command was not understood, 3 if the queue
could not be reached.
`;

export const run = async (
  words: readonly string[],
  { stdout, stderr, env }: Terminal,
): Promise<number> => {
  const values = readOptions(words, { 'queue-url': { type: 'string' } });
  const queueUrl = values['queue-url'];
  if (!queueUrl) throw new UsageError('--queue-url is needed.');
  if (!URL.canParse(queueUrl)) throw new UsageError(`--queue-url "${queueUrl}" is not a URL.`);
  const client = createSqsClient(env);
  try {
    await createPublishQueue({ client, queueUrl, newId: randomUUID }).send(rebuildMessage);
  } catch (error) {
    writeLines(stderr, [`The queue did not accept the message: ${String(error)}`]);
    return 3;
  }
  stdout.write('The rebuild begins after the messages that wait already.\n');
  return 0;
};
