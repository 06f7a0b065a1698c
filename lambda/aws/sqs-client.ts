import { SQSClient } from '@aws-sdk/client-sqs';

export interface SqsClientEnvironment {
  /** Another SQS than Amazon's, such as a local emulator. */
  readonly AWS_ENDPOINT_URL?: string;
}

/** Another endpoint is asked itself, whatever host its queues' URLs name. */
export const createSqsClient = ({ AWS_ENDPOINT_URL: endpoint }: SqsClientEnvironment): SQSClient =>
  new SQSClient(endpoint ? { endpoint, useQueueUrlAsEndpoint: false } : {});
