import { Readable } from 'node:stream';
import {
  type _Object,
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { ObjectTooLargeError, UnreadableObjectError } from '../../publish/errors.ts';
import type { CopyMedia, ListedObject, Store } from '../../publish/ports.ts';
import { orStorageError } from '../failure.ts';

export interface S3StoreOptions {
  readonly client: S3Client;
  readonly bucket: string;
}

/** S3 returns at most this many keys on a page of a listing. */
const pageSize = 1000;

/**
 * A store over one S3 bucket. It needs `s3:ListBucket` even to read: without that permission S3 answers
 * "access denied" for a missing object, which becomes a `StorageError`.
 */
export const createS3Store = ({ client, bucket }: S3StoreOptions): Store => ({
  get: (key, maxBytes = Number.POSITIVE_INFINITY) =>
    orStorageError('get', key, async () => {
      const found = await read(client, { Bucket: bucket, Key: key }, maxBytes);
      if (!found) return undefined;

      const { object, body } = found;
      const { Body, ContentLength = 0 } = object;
      if (ContentLength > maxBytes) {
        if (Body instanceof Readable) Body.destroy();
        throw new ObjectTooLargeError(key, ContentLength, maxBytes);
      }
      return {
        body,
        etag: given(object.ETag, 'ETag'),
        lastModified: given(object.LastModified, 'LastModified'),
        contentType: object.ContentType,
        cacheControl: object.CacheControl,
      };
    }),

  getStart: (key, length) =>
    orStorageError('get', key, async () => {
      const range = { Bucket: bucket, Key: key, Range: `bytes=0-${length - 1}` };
      const found = await read(client, range).catch((error: unknown) => {
        // An empty object cannot satisfy any range (RFC 9110 section 15.5.17).
        if (!(error instanceof S3ServiceException) || error.name !== 'InvalidRange') throw error;
        return read(client, { Bucket: bucket, Key: key });
      });
      if (!found) return undefined;
      const { object, body } = found;
      const size = Number(object.ContentRange?.split('/')[1] ?? body.byteLength);
      return { start: body, size, lastModified: given(object.LastModified, 'LastModified') };
    }),

  put: (key, body, headers = {}) =>
    orStorageError('put', key, async () => {
      const { ETag } = await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          // The SDK treats the length of an empty string as unknown.
          Body: typeof body === 'string' ? Buffer.from(body) : body,
          ContentType: headers.contentType,
          CacheControl: headers.cacheControl,
        }),
      );
      given(ETag, 'ETag');
    }),

  delete: (key) =>
    orStorageError('delete', key, async () => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    }),

  async *list({ prefix = '', startAfter, limit = Number.POSITIVE_INFINITY } = {}) {
    let left = limit;
    let token: string | undefined;
    while (left > 0) {
      const page = await orStorageError('list', prefix, async () => {
        const {
          Contents = [],
          IsTruncated,
          NextContinuationToken,
        } = await client.send(
          new ListObjectsV2Command({
            Bucket: bucket,
            Prefix: prefix,
            StartAfter: startAfter,
            ContinuationToken: token,
            MaxKeys: Math.min(left, pageSize),
          }),
        );
        return {
          objects: Contents.map(listedAs),
          next: IsTruncated ? given(NextContinuationToken, 'NextContinuationToken') : undefined,
        };
      });
      yield* page.objects;
      if (page.next === undefined) return;
      token = page.next;
      left -= page.objects.length;
    }
  },
});

/** @param maxBytes the body of a larger object is not read */
const read = async (
  client: S3Client,
  request: GetObjectCommandInput & { readonly Key: string },
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<{ object: GetObjectCommandOutput; body: Uint8Array } | undefined> => {
  const command = new GetObjectCommand(request);
  let body: Uint8Array = new Uint8Array();
  // Reads the body within the client's retries, because a connection may break during the body.
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { Body, ContentLength = 0 } = result.output ?? {};
      if (Body && ContentLength <= maxBytes) body = await Body.transformToByteArray();
      return result;
    },
    { step: 'deserialize', priority: 'high' },
  );
  const object = await foundOnly(readable('get', request.Key, client.send(command)));
  return object && { object, body };
};

export interface S3MediaCopierOptions {
  readonly client: S3Client;
  readonly contentBucket: string;
  readonly siteBucket: string;
}

/** In bytes. S3 cannot copy more in one request. */
const largestCopy = 5 * 1024 ** 3;

/** Copies inside S3: no byte passes through the publisher. */
export const createS3MediaCopier =
  ({ client, contentBucket, siteBucket }: S3MediaCopierOptions): CopyMedia =>
  (key, headers) =>
    orStorageError('copy', key, async () => {
      const command = new CopyObjectCommand({
        Bucket: siteBucket,
        Key: key,
        CopySource: `${contentBucket}/${key.split('/').map(encodeURIComponent).join('/')}`,
        MetadataDirective: 'REPLACE',
        // Tags are not for readers, and copying them needs extra permissions.
        TaggingDirective: 'REPLACE',
        ContentType: headers.contentType,
        CacheControl: headers.cacheControl,
      });
      try {
        const copied = await foundOnly(readable('copy', key, client.send(command)));
        if (copied) given(copied.CopyObjectResult?.ETag, 'ETag');
        return copied !== undefined;
      } catch (error) {
        if (!(error instanceof S3ServiceException) || error.name !== 'InvalidRequest') throw error;
        const head = new HeadObjectCommand({ Bucket: contentBucket, Key: key });
        const { ContentLength: size = 0 } = await client.send(head);
        throw size > largestCopy ? new ObjectTooLargeError(key, size, largestCopy) : error;
      }
    });

/** Errors for objects in an archive class, or encrypted with a key that the publisher may not use. */
const unreadable = new Set(['InvalidObjectState', 'AccessDenied', 'KMS.DisabledException']);

/** Translates errors that are permanent for one object. Other errors may pass at the next attempt. */
const readable = <T>(operation: string, key: string, response: Promise<T>): Promise<T> =>
  response.catch((cause: unknown) => {
    const isRefused = cause instanceof S3ServiceException && unreadable.has(cause.name);
    throw isRefused ? new UnreadableObjectError(operation, key, { cause }) : cause;
  });

/** The response; undefined for a missing object. A missing bucket stays an error. */
const foundOnly = <T>(response: Promise<T>): Promise<T | undefined> =>
  response.catch((error: unknown) => {
    if (error instanceof S3ServiceException && error.name === 'NoSuchKey') return undefined;
    throw error;
  });

const listedAs = ({ Key, ETag, Size, LastModified }: _Object): ListedObject => ({
  key: given(Key, 'Key'),
  etag: async () => given(ETag, 'ETag'),
  size: given(Size, 'Size'),
  lastModified: given(LastModified, 'LastModified'),
});

/**
 * S3 always sends these fields, although the SDK's types make them optional. An answer without them is
 * not S3's: perhaps that of a proxy, which has kept nothing.
 */
const given = <T>(value: T | undefined, field: string): T => {
  if (value === undefined) throw new TypeError(`the response has no ${field}`);
  return value;
};
