import type { S3Client } from '@aws-sdk/client-s3';

/** @returns how many requests the clients have sent by now, each attempt of the SDK's counted */
export const countRequests = (...clients: readonly S3Client[]): (() => number) => {
  let requests = 0;
  for (const client of clients) {
    client.middlewareStack.add(
      (next) => (args) => {
        requests += 1;
        return next(args);
      },
      // Behind the retries, which have a high priority in the same step.
      { step: 'finalizeRequest', priority: 'low' },
    );
  }
  return () => requests;
};
