import type { S3ClientConfig } from '@aws-sdk/client-s3';

type RetryStrategy = Extract<
  NonNullable<S3ClientConfig['retryStrategy']>,
  { acquireInitialRetryToken: unknown }
>;

export interface S3RetryOptions {
  /** Including the first. */
  readonly attempts: number;
  /** The longest delay before the second attempt, in ms. It doubles with each further attempt. */
  readonly pause: number;
}

/** When S3 throttles, the delay is longer by this factor. */
const throttledFactor = 4;

/**
 * Answers with status 409 after which S3 asks for another attempt: another operation on the object is
 * under way. The SDK does not retry them. The other answers with 409 concern buckets and are permanent.
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html)
 */
const conflicts: ReadonlySet<string> = new Set(['ConditionalRequestConflict', 'OperationAborted']);

/**
 * Retries conflicts, and the errors that the SDK classes as transient: throttling, server errors, timeouts,
 * lost connections. The SDK's own strategies share one retry budget among all requests, and some 35
 * connections that break at once use it up. This publisher competes with no other client, and a failed
 * run waits minutes for its redelivery, so each request has its own budget.
 */
export const createS3Retries = ({ attempts, pause }: S3RetryOptions): RetryStrategy => ({
  acquireInitialRetryToken: async () => tokenOf(0, 0),
  refreshRetryTokenForRetry: async (token, { error, errorType }) => {
    const made = token.getRetryCount() + 1;
    const isConflict = conflicts.has((error as Error | undefined)?.name ?? '');
    const mayPass = errorType !== 'CLIENT_ERROR' || isConflict;
    if (!mayPass || made >= attempts) throw new Error('no attempt is left');
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
