import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Server } from './s3-server.ts';

const credentials = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
};

/**
 * The environment in which a command uses the server as AWS. It also sets the credentials of this process,
 * because the SDK has no other place for them.
 */
export const awsOf = ({ endpoint }: S3Server): Readonly<Record<string, string>> => {
  Object.assign(process.env, credentials);
  return { AWS_ENDPOINT_URL: endpoint, ...credentials };
};

/** Creates a bucket from files, without hidden ones. */
export const putFiles = async (
  server: S3Server,
  bucket: string,
  files: ReadonlyMap<string, { readonly bytes: Uint8Array }>,
): Promise<void> => {
  await server.createBucket(bucket);
  for (const [key, { bytes }] of files) {
    if (key.split('/').some((name) => name.startsWith('.'))) continue;
    await server.client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }));
  }
};
