import { S3Client } from '@aws-sdk/client-s3';
import { createS3Retries, type S3RetryOptions } from './s3-retries.ts';

export interface S3ClientEnvironment {
  /** Another S3 than Amazon's, such as a local emulator. */
  readonly AWS_ENDPOINT_URL?: string;
}

/** How long a client waits for S3, in ms, and how often it retries. */
export interface S3Timeouts extends S3RetryOptions {
  /** Until the connection is open; includes the wait for a free socket. */
  readonly connect: number;
  /** Without a byte in either direction, before or during the response. */
  readonly silence: number;
}

/**
 * S3 usually answers in some 100 ms, rarely in seconds. A request that hangs at each attempt fails after
 * less than a minute. That leaves time for the other work of the run to end and for the answer to SQS.
 */
export const requestTimeouts: S3Timeouts = {
  connect: 10_000,
  silence: 10_000,
  attempts: 4,
  pause: 400,
};

/**
 * S3 may send nothing for a long time while it copies a large object: Go's SDK timed out after 10 s on a
 * copy of 1 GB (github.com/aws/aws-sdk-go-v2/issues/712). All attempts take less than two and a half minutes.
 */
export const copyTimeouts: S3Timeouts = { ...requestTimeouts, silence: 60_000, attempts: 2 };

/**
 * A reconciliation has hundreds of requests under way. They share these connections, and each request
 * must get one within the time to connect.
 */
const maxSockets = 128;

/**
 * The client for all buckets. The SDK finds region and credentials itself. For another endpoint the bucket
 * is in the path of the URL, because its host name has no subdomains.
 */
export const createS3Client = (
  { AWS_ENDPOINT_URL: endpoint }: S3ClientEnvironment,
  { connect, silence, ...retries }: S3Timeouts = requestTimeouts,
): S3Client =>
  new S3Client({
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // Every request is idempotent, so it is safe to retry.
    maxAttempts: retries.attempts,
    retryStrategy: createS3Retries(retries),
    // `requestTimeout` would include the wait for a socket, and would not cover the body.
    requestHandler: {
      connectionTimeout: connect,
      socketTimeout: silence,
      httpAgent: { maxSockets },
      httpsAgent: { maxSockets },
    },
  });
