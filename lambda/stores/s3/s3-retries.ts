import type { S3ClientConfig } from '@aws-sdk/client-s3';

type RetryStrategy = Extract<
  NonNullable<S3ClientConfig['retryStrategy']>,
  { acquireInitialRetryToken: unknown }
>;

export interface S3RetryOptions {
  /** All of them, the first one included. */
  readonly attempts: number;
  /** In ms, at most, before the second attempt; doubles with each one after. */
  readonly pause: number;
}

/** S3 that asks to be spared is spared for longer. */
const throttledFactor = 4;

/**
 * Tries again whatever another attempt may mend, by the SDK's own classes of errors: throttling, server
 * errors, timeouts, lost connections. The SDK's own strategies share a budget among all requests, which
 * some 35 connections that break at once use up; a queue's only publisher has nobody to be fair to, and
 * a run that fails waits minutes for its redelivery.
 */
export const createS3Retries = ({ attempts, pause }: S3RetryOptions): RetryStrategy => ({
  acquireInitialRetryToken: async () => tokenOf(0, 0),
  refreshRetryTokenForRetry: async (token, { errorType }) => {
    const made = token.getRetryCount() + 1;
    if (errorType === 'CLIENT_ERROR' || made >= attempts) throw new Error('no attempt is left');
    const longest = pause * 2 ** (made - 1) * (errorType === 'THROTTLING' ? throttledFactor : 1);
    return tokenOf(made, longest * (0.5 + Math.random() / 2));
  },
  recordSuccess: () => {},
});

const tokenOf = (retries: number, delay: number) => ({
  getRetryCount: () => retries,
  getRetryDelay: () => delay,
  getRetryCost: () => undefined,
});
