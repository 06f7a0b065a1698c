import { SQSClient } from '@aws-sdk/client-sqs';

export interface SqsClientEnvironment {
  /** Another SQS than Amazon's, such as a local emulator. */
  readonly AWS_ENDPOINT_URL?: string;
}

/** With another endpoint, requests go to it, even if the URL of a queue names another host. */
export const createSqsClient = ({ AWS_ENDPOINT_URL: endpoint }: SqsClientEnvironment): SQSClient =>
  new SQSClient(endpoint ? { endpoint, useQueueUrlAsEndpoint: false } : {});
