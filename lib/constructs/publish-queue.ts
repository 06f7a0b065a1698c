import { Duration, Validations } from 'aws-cdk-lib';
import { type IRuleTarget, Match, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { type IQueue, Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { contentKeys, messageGroupId } from '../../lambda/contract.ts';
import { publisherTimeout } from './publisher.ts';

export interface PublishQueueProps {
  /** The content bucket. It must send its events to EventBridge. */
  readonly contentBucket: IBucket;
}

/**
 * The queue of the publisher. It gets a message for every change of the content, and one every minute. All
 * messages are in one group of a FIFO queue, so the next batch waits until the publisher has finished the
 * batch before.
 */
export class PublishQueue extends Construct {
  readonly queue: IQueue;
  /** Messages that failed three times, kept for 14 days. */
  readonly deadLetterQueue: IQueue;
  /** Events that EventBridge could not deliver within a day, kept for 14 days. */
  readonly undeliveredEvents: IQueue;

  constructor(scope: Construct, id: string, props: PublishQueueProps) {
    super(scope, id);
    const common: QueueProps = {
      fifo: true,
      // EventBridge sends no deduplication id. Its messages differ in their event ids.
      contentBasedDeduplication: true,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    };
    this.deadLetterQueue = new Queue(this, 'DeadLetterQueue', {
      ...common,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      // A little longer than the publisher may run, so that only one runs at a time even after a
      // timeout. The usual factor of six allows for throttling, which one group cannot cause. It
      // would only make a message that always fails block the others for longer.
      visibilityTimeout: publisherTimeout.plus(Duration.seconds(30)),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: 3 },
    });

    const undelivered = new Queue(this, 'UndeliveredEvents', {
      // EventBridge does not support a FIFO queue here.
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(undelivered).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue itself, of the two rules.',
    });
    this.undeliveredEvents = undelivered;

    const targets: IRuleTarget[] = [
      new SqsQueue(this.queue, { messageGroupId, deadLetterQueue: undelivered }),
    ];
    new Rule(this, 'ContentChanged', {
      description: 'Articles, media or the publication changed',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created', 'Object Deleted'],
        detail: {
          bucket: { name: [props.contentBucket.bucketName] },
          object: {
            key: [
              contentKeys.publication,
              ...Match.prefix(contentKeys.articles),
              ...Match.prefix(contentKeys.media),
            ],
          },
        },
      },
      targets,
    });
    new Rule(this, 'Tick', {
      description: 'Lets embargoed articles come out in time',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets,
    });
  }
}
