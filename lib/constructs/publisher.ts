import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { type ILogGroup, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { batchSize, environmentNames } from '../../lambda/contract.ts';
import { publisherCode } from './publisher-code.ts';

/**
 * The timeout of the publisher. Afterwards SQS delivers its messages again. A run reconciles for ten seconds
 * and then ends its current step. The longest request, the copy of a picture, fails after two and a half
 * minutes. A longer timeout would not help, and would delay all messages when the function is killed.
 */
export const publisherTimeout = Duration.minutes(3);

export interface PublisherProps {
  /** The queue of its messages, to which it also sends a message to continue a reconciliation. */
  readonly queue: IQueue;
  /** The base of the published URLs, without a trailing slash. */
  readonly baseUrl: string;
  readonly logRetention: RetentionDays;
}

/** The function that publishes. Each store grants it access to its bucket. */
export class Publisher extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: PublisherProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'LogGroup', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The default role may write to every log group of the account.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    this.logGroup.grantWrite(role);

    this.function = new LambdaFunction(this, 'Function', {
      description: 'Publishes changed content as feeds and pages',
      code: publisherCode(),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // The share of a processor grows with the memory. Most of the time the function waits for S3.
      memorySize: 1024,
      timeout: publisherTimeout,
      // A reconciliation continues with messages that the function sends to itself. By default Lambda
      // takes the sixteenth of these for an endless loop and stops the function.
      recursiveLoop: RecursiveLoop.ALLOW,
      role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: {
        [environmentNames.baseUrl]: props.baseUrl,
        [environmentNames.publishQueueUrl]: props.queue.queueUrl,
        NODE_OPTIONS: '--enable-source-maps',
      },
    });
    this.function.addEventSource(
      new SqsEventSource(props.queue, { batchSize, reportBatchItemFailures: true }),
    );
    props.queue.grantSendMessages(this.function);
  }
}
