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
 * After this long the publisher is cut off; its messages come again. A turn of a walk takes ten seconds
 * and the step that it has begun, and what hangs longest, the copy of a picture, is given up after two
 * and a half minutes. More time would help nobody, and holds everybody up when the function is killed.
 */
export const publisherTimeout = Duration.minutes(3);

export interface PublisherProps {
  /** Where its work comes from, and where it asks for more time. */
  readonly queue: IQueue;
  /** Of the published URLs, without a slash at the end. */
  readonly baseUrl: string;
  readonly logRetention: RetentionDays;
}

/** The function that publishes. It may do nothing to buckets that do not grant it. */
export class Publisher extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: PublisherProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'LogGroup', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The role that is made by default may write to every log group of the account.
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
      // The share of a processor goes with the memory; most of the time is waiting for S3.
      memorySize: 1024,
      timeout: publisherTimeout,
      // A walk through everything goes on by messages that the function sends itself, until it ends;
      // by default Lambda takes the sixteenth of these for a mistake and stops the function.
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
