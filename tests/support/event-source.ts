import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { QueueEvent, QueueResponse } from '../../lambda/aws/queue-handler.ts';

type Handle = (event: QueueEvent) => Promise<QueueResponse>;

export interface EventSource {
  readonly client: SQSClient;
  readonly queueUrl: string;
  /** Calls the function with waiting messages, batch by batch, until the queue is empty. */
  drain(handle: Handle): Promise<void>;
  /** Bodies of the messages in the dead-letter queue. */
  deadLetters(): Promise<string[]>;
}

/**
 * A FIFO queue with a dead-letter queue, and a replacement for Lambda's poller, which calls the function. The
 * emulator delivers one message of a group at a time, SQS up to ten.
 * @param endpoint of an SQS server
 */
export const createEventSource = async (endpoint: string, name: string): Promise<EventSource> => {
  const client = new SQSClient({
    ...{ endpoint, region: 'eu-central-1', useQueueUrlAsEndpoint: false },
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const create = async (queue: string, attributes: Record<string, string> = {}) => {
    const command = new CreateQueueCommand({
      QueueName: `${queue}.fifo`,
      Attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true', ...attributes },
    });
    const { QueueUrl: queueUrl = '' } = await client.send(command);
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
    );
    return { queueUrl, arn: Attributes?.QueueArn };
  };
  const dead = await create(`${name}-dead`);
  const { queueUrl } = await create(name, {
    VisibilityTimeout: '360',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 3 }),
  });

  const receive = async (from: string) => {
    const command = new ReceiveMessageCommand({
      QueueUrl: from,
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    });
    const { Messages = [] } = await client.send(command);
    return Messages.map((message) => ({
      messageId: message.MessageId ?? '',
      receiptHandle: message.ReceiptHandle ?? '',
      body: message.Body ?? '',
      attributes: message.Attributes ?? {},
    }));
  };
  return {
    client,
    queueUrl,
    async drain(handle) {
      for (;;) {
        const records = await receive(queueUrl);
        if (records.length === 0) return;
        const { batchItemFailures } = await handle({ Records: records });
        const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
        for (const { messageId, receiptHandle } of records) {
          if (failed.has(messageId)) continue;
          await client.send(
            new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receiptHandle }),
          );
        }
      }
    },
    deadLetters: async () => (await receive(dead.queueUrl)).map(({ body }) => body),
  };
};
