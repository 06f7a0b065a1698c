import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { expect, it, vi } from 'vitest';
import { countRequests } from '../../../lambda/aws/count-requests.ts';
import { createS3Client } from '../../../lambda/stores/s3/s3-client.ts';
import { stubAwsEnvironment } from '../../support/aws-environment.ts';
import { startFaultyS3 } from '../../support/faulty-s3.ts';
import { startS3Server } from '../../support/s3-server.ts';

it('counts every attempt of every client', async () => {
  const server = await startS3Server();
  const s3 = await startFaultyS3(server.endpoint);
  stubAwsEnvironment();
  const timeouts = { connect: 2000, silence: 2000, attempts: 3, pause: 10 };
  const clients = [1, 2].map(() => createS3Client({ AWS_ENDPOINT_URL: s3.endpoint }, timeouts));
  const count = countRequests(...clients);
  await server.createBucket('site');
  s3.behave(({ attempt }) => (attempt < 3 ? 'internal error' : undefined));
  for (const client of clients) await client.send(new ListObjectsV2Command({ Bucket: 'site' }));

  expect(s3.requests).toHaveLength(6);
  expect(count()).toBe(6);

  for (const client of clients) client.destroy();
  await s3.close();
  await server.close();
  vi.unstubAllEnvs();
});
