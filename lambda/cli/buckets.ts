import type { S3Client } from '@aws-sdk/client-s3';
import type { Store } from '../publish/ports.ts';
import { createFolderStore } from '../stores/folder-store.ts';
import { createS3Client } from '../stores/s3-client.ts';
import { createS3Store } from '../stores/s3-store.ts';
import { mustBeFolder, UsageError } from './command-line.ts';

let client: S3Client | undefined;

/** One for all buckets of a command. */
export const s3Client = (): S3Client => {
  client ??= createS3Client(process.env);
  return client;
};

export const openBucket = (bucket: string): Store => createS3Store({ client: s3Client(), bucket });

/**
 * A store that is either a folder or a bucket, by which of two options is given.
 * @returns undefined when neither is
 * @throws UsageError when both are, or the folder is none
 */
export const openEither = async (
  folder: readonly [option: string, value: string | undefined],
  bucket: readonly [option: string, value: string | undefined],
): Promise<Store | undefined> => {
  if (folder[1] !== undefined && bucket[1] !== undefined) {
    throw new UsageError(`Give either ${folder[0]} or ${bucket[0]}.`);
  }
  if (bucket[1] !== undefined) return openBucket(bucket[1]);
  if (folder[1] === undefined) return undefined;
  await mustBeFolder(folder[0], folder[1]);
  return createFolderStore(folder[1]);
};
