import type { Store } from '../publish/ports.ts';
import { createFolderStore } from '../stores/folder/folder-store.ts';
import { createS3Client } from '../stores/s3/s3-client.ts';
import { createS3Store } from '../stores/s3/s3-store.ts';
import { mustBeFolder, UsageError } from './command-line.ts';

/**
 * Opens a store that is a folder or a bucket, depending on which of two options is given.
 * @param env of the process; may name another S3 endpoint
 * @returns undefined if neither option is given
 * @throws UsageError if both are given, or the folder does not exist
 */
export const openEither = async (
  folder: readonly [option: string, value: string | undefined],
  bucket: readonly [option: string, value: string | undefined],
  env: NodeJS.ProcessEnv,
): Promise<Store | undefined> => {
  if (folder[1] !== undefined && bucket[1] !== undefined) {
    throw new UsageError(`Give either ${folder[0]} or ${bucket[0]}.`);
  }
  if (bucket[1] !== undefined) {
    return createS3Store({ client: createS3Client(env), bucket: bucket[1] });
  }
  if (folder[1] === undefined) return undefined;
  await mustBeFolder(folder[0], folder[1]);
  return createFolderStore(folder[1]);
};
