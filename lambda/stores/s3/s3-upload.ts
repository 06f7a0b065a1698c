import { createReadStream } from 'node:fs';
import { Upload } from '@aws-sdk/lib-storage';
import type { ObjectHeaders } from '../../publish/ports.ts';
import { orStorageError } from '../failure.ts';
import type { S3StoreOptions } from './s3-store.ts';

/** In bytes. The AWS CLI uses the same size, so the ETags of both agree. */
const partSize = 8 * 1024 ** 2;

/**
 * Uploads a file in parts, without holding all of it in memory.
 * @param onBytes called with the number of bytes that S3 has newly received
 * @throws StorageError
 */
export const uploadFile = (
  { client, bucket }: S3StoreOptions,
  file: { readonly key: string; readonly path: string },
  { contentType }: ObjectHeaders,
  onBytes: (bytes: number) => void,
): Promise<void> =>
  orStorageError('put', file.key, async () => {
    const upload = new Upload({
      client,
      params: {
        Bucket: bucket,
        Key: file.key,
        Body: createReadStream(file.path),
        ContentType: contentType,
      },
      partSize,
    });
    let told = 0;
    upload.on('httpUploadProgress', ({ loaded = 0 }) => {
      onBytes(loaded - told);
      told = loaded;
    });
    await upload.done();
  });
