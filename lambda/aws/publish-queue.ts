import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { messageGroupId } from '../contract.ts';

/** What the publisher asks of the queue that it takes its messages from. */
export interface PublishQueue {
  /** Sends a message, behind those that wait already. */
  send(body: unknown): Promise<void>;
  /** How many messages wait, about. */
  countWaiting(): Promise<number>;
  /** Has a message that failed delivered again after so many seconds. */
  retryIn(seconds: number, receiptHandle: string): Promise<void>;
}

export interface PublishQueueOptions {
  readonly client: SQSClient;
  readonly queueUrl: string;
  /** A FIFO queue drops what has an id that it has seen in the last five minutes. */
  readonly newId: () => string;
}

/** The queue over SQS. Its methods throw what the SDK throws, after the SDK's own retries. */
export const createPublishQueue = ({
  client,
  queueUrl: QueueUrl,
  newId,
}: PublishQueueOptions): PublishQueue => ({
  async send(body) {
    await client.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: JSON.stringify(body),
        MessageGroupId: messageGroupId,
        MessageDeduplicationId: newId(),
      }),
    );
  },
  async countWaiting() {
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    return Number(Attributes?.ApproximateNumberOfMessages);
  },
  async retryIn(seconds, receiptHandle) {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      }),
    );
  },
});
