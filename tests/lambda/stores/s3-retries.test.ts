import { describe, expect, it } from 'vitest';
import { createS3Retries } from '../../../lambda/stores/s3/s3-retries.ts';

/** The delays before each further attempt, in ms. */
const delaysAfter = async (
  errorType: 'THROTTLING' | 'TRANSIENT' | 'SERVER_ERROR',
): Promise<number[]> => {
  const retries = createS3Retries({ attempts: 4, pause: 100 });
  const delays: number[] = [];
  let token = await retries.acquireInitialRetryToken('');
  for (let retry = 1; retry < 4; retry += 1) {
    token = await retries.refreshRetryTokenForRetry(token, { errorType });
    delays.push(token.getRetryDelay());
  }
  return delays;
};

/** A delay is between half of the longest and all of it. */
const expectDelays = (delays: readonly number[], longest: readonly number[]): void => {
  expect(delays).toHaveLength(longest.length);
  delays.forEach((delay, index) => {
    const most = longest[index] ?? 0;
    expect(delay).toBeGreaterThanOrEqual(most / 2);
    expect(delay).toBeLessThanOrEqual(most);
  });
};

describe('the retry delay', () => {
  it.each(['TRANSIENT', 'SERVER_ERROR'] as const)('doubles after each %s', async (errorType) => {
    expectDelays(await delaysAfter(errorType), [100, 200, 400]);
  });

  it('is four times as long where S3 throttles', async () => {
    expectDelays(await delaysAfter('THROTTLING'), [400, 800, 1600]);
  });
});

describe('an answer with status 409', () => {
  const retryAfter = async (name: string) => {
    const retries = createS3Retries({ attempts: 2, pause: 100 });
    const error = { name, message: '' };
    const token = await retries.acquireInitialRetryToken('');
    return retries.refreshRetryTokenForRetry(token, { error, errorType: 'CLIENT_ERROR' });
  };

  it.each(['ConditionalRequestConflict', 'OperationAborted'])('is retried: %s', async (name) => {
    expect((await retryAfter(name)).getRetryCount()).toBe(1);
  });

  it.each(['InvalidBucketState', 'RestoreAlreadyInProgress', 'BucketAlreadyExists'])(
    'is permanent: %s',
    async (name) => {
      await expect(retryAfter(name)).rejects.toThrow('no attempt is left');
    },
  );
});
