import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { messageGroupId } from '../contract.ts';

/** The operations that the queue handler needs of its own queue. */
export interface PublishQueue {
  /** Sends a message to the end of the queue. */
  send(body: unknown): Promise<void>;
  /** Approximately how many messages wait. */
  countWaiting(): Promise<number>;
  /** Makes a message that failed visible again after so many seconds. */
  retryIn(seconds: number, receiptHandle: string): Promise<void>;
}

export interface PublishQueueOptions {
  readonly client: SQSClient;
  readonly queueUrl: string;
  /** Makes deduplication ids: a FIFO queue drops a message with an id of the last five minutes. */
  readonly newId: () => string;
}

/** The publish queue over SQS. Its methods throw what the SDK throws after its retries. */
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
