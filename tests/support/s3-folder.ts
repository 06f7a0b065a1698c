import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Server } from './s3-server.ts';

const credentials = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
};

/**
 * The environment in which a command takes the server for AWS. Its credentials are this process's own from
 * then on too: the SDK knows no other place for them.
 */
export const awsOf = ({ endpoint }: S3Server): Readonly<Record<string, string>> => {
  Object.assign(process.env, credentials);
  return { AWS_ENDPOINT_URL: endpoint, ...credentials };
};

/** Makes a bucket of files, such as those of a folder, hidden ones left out. */
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
