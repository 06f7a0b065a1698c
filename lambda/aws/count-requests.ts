import type { S3Client } from '@aws-sdk/client-s3';

/** @returns a function that tells how many requests the clients have sent so far, retries included */
export const countRequests = (...clients: readonly S3Client[]): (() => number) => {
  let requests = 0;
  for (const client of clients) {
    client.middlewareStack.add(
      (next) => (args) => {
        requests += 1;
        return next(args);
      },
      // The SDK retries at a high priority of the same step, so this counts each attempt.
      { step: 'finalizeRequest', priority: 'low' },
    );
  }
  return () => requests;
};
