import { S3Client } from '@aws-sdk/client-s3';
import { createS3Retries, type S3RetryOptions } from './s3-retries.ts';

export interface S3ClientEnvironment {
  /** Another S3 than Amazon's, such as a local emulator. */
  readonly AWS_ENDPOINT_URL?: string;
}

/** How long S3 is waited for, in ms, and how often it is asked again. */
export interface S3Patience extends S3RetryOptions {
  /** Until the connection is there, the wait for a free socket included. */
  readonly connect: number;
  /** Without a byte in either direction, before the response or within it. */
  readonly silence: number;
}

/**
 * An answer takes S3 some 100 ms, rarely seconds. A request that hangs each time is given up after
 * less than a minute, so that there is time for what is under way to end, and for the answer to SQS.
 */
export const requestPatience: S3Patience = {
  connect: 10_000,
  silence: 10_000,
  attempts: 4,
  pause: 400,
};

/**
 * S3 may be silent for long while it copies a large object: Go's SDK gave up a copy of 1 GB after 10 s
 * (github.com/aws/aws-sdk-go-v2/issues/712). In all less than two and a half minutes.
 */
export const copyPatience: S3Patience = { ...requestPatience, silence: 60_000, attempts: 2 };

/**
 * A walk through everything has hundreds of requests under way. Not each needs a connection, but what
 * waits for one must get it within the time to connect.
 */
const maxSockets = 128;

/**
 * The client for all buckets; region and credentials come from where the SDK looks for them.
 * Another endpoint is asked with the bucket in the path, since its host name has no subdomains.
 */
export const createS3Client = (
  { AWS_ENDPOINT_URL: endpoint }: S3ClientEnvironment,
  { connect, silence, ...retries }: S3Patience = requestPatience,
): S3Client =>
  new S3Client({
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // Every request is safe to repeat: each reads, or sets a key to what it is to hold, or to nothing.
    maxAttempts: retries.attempts,
    retryStrategy: createS3Retries(retries),
    // The handler's requestTimeout would run while a request waits for a socket and end with the headers.
    requestHandler: {
      connectionTimeout: connect,
      socketTimeout: silence,
      httpAgent: { maxSockets },
      httpsAgent: { maxSockets },
    },
  });
