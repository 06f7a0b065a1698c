import type { Store } from '../publish/ports.ts';
import { createFolderStore } from '../stores/folder/folder-store.ts';
import { createS3Client } from '../stores/s3/s3-client.ts';
import { createS3Store } from '../stores/s3/s3-store.ts';
import { mustBeFolder, UsageError } from './command-line.ts';

/**
 * A store that is either a folder or a bucket, by which of two options is given.
 * @param env of the process: tells another S3 than Amazon's
 * @returns undefined when neither is
 * @throws UsageError when both are, or the folder is none
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
