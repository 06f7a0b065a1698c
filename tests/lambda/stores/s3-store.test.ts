import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ObjectTooLargeError, StorageError } from '../../../lambda/publish/errors.ts';
import { createS3Client } from '../../../lambda/stores/s3/s3-client.ts';
import { createS3MediaCopier, createS3Store } from '../../../lambda/stores/s3/s3-store.ts';
import { type S3Server, startS3Server } from '../../support/s3-server.ts';
import { describeStore, keysOf } from './store-contract.ts';

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());

const createBucket = async (): Promise<string> => {
  const bucket = randomUUID();
  await server.createBucket(bucket);
  return bucket;
};

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describeStore('an S3 store', async () => ({
  store: createS3Store({ client: server.client, bucket: await createBucket() }),
  close: async () => {},
}));

describe('failures', () => {
  it.each(['get', 'put', 'delete', 'list'] as const)(
    'of the connection make %s throw a StorageError with the key',
    async (operation) => {
      const gone = await startS3Server();
      await gone.close();
      const client = new S3Client({
        endpoint: gone.endpoint,
        region: 'eu-central-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        maxAttempts: 1,
      });
      const store = createS3Store({ client, bucket: 'bucket' });

      const error = await failureOf(
        {
          get: () => store.get('articles/a.md'),
          put: () => store.put('articles/a.md', 'x'),
          delete: () => store.delete('articles/a.md'),
          list: () => keysOf(store, { prefix: 'articles/a.md' }),
        }[operation](),
      );

      expect(error).toBeInstanceOf(StorageError);
      expect(error).toMatchObject({ operation, key: 'articles/a.md', cause: expect.any(Error) });
      expect(String(error)).toContain('ECONNREFUSED');
    },
  );

  it('include a missing bucket, unlike a missing object', async () => {
    const store = createS3Store({ client: server.client, bucket: 'no-such-bucket' });

    for (const ask of [() => store.get('a'), () => store.put('a', 'x'), () => keysOf(store)]) {
      const error = await failureOf(ask());

      expect(error).toBeInstanceOf(StorageError);
      expect(error).toMatchObject({ cause: { name: 'NoSuchBucket' } });
    }
  });
});

describe('objects too large to be read', () => {
  it('free their connections at once', async () => {
    const store = createS3Store({ client: server.client, bucket: await createBucket() });
    await store.put('large', Buffer.alloc(5_000_000));
    await store.put('small', 'x');

    // More than the SDK keeps open at a time.
    for (let round = 0; round < 60; round += 1) {
      expect(await failureOf(store.get('large', 1000))).toBeInstanceOf(ObjectTooLargeError);
    }

    expect((await store.get('small', 1000))?.body.byteLength).toBe(1);
  });
});

describe('the media copier', () => {
  const open = async () => {
    const [contentBucket, siteBucket] = [await createBucket(), await createBucket()];
    return {
      content: createS3Store({ client: server.client, bucket: contentBucket }),
      site: createS3Store({ client: server.client, bucket: siteBucket }),
      copy: createS3MediaCopier({ client: server.client, contentBucket, siteBucket }),
      siteBucket,
    };
  };

  it.each([
    'media/photo.jpg',
    'media/two words & more.jpg',
    'media/a+b.jpg',
    'media/100% a%20b.jpg',
    'media/Größe-🗞/é.jpg',
    "media/q?v=1#x;y=(z)!*'.jpg",
  ])('copies %s to the same key', async (key) => {
    const { content, site, copy } = await open();
    await content.put(key, Uint8Array.of(0, 255, 128));

    expect(await copy(key, {})).toBe(true);

    expect(Buffer.from((await site.get(key))?.body ?? [])).toEqual(Buffer.from([0, 255, 128]));
    expect(await keysOf(site)).toEqual([key]);
  });

  it('replaces the headers', async () => {
    const { content, copy, site, siteBucket } = await open();
    await content.put('media/a', 'x', { contentType: 'text/plain', cacheControl: 'no-store' });
    const headers = { contentType: 'image/png', cacheControl: 'public, immutable' };

    await copy('media/a', headers);

    expect(await site.get('media/a')).toMatchObject(headers);
    const head = await server.client.send(
      new HeadObjectCommand({ Bucket: siteBucket, Key: 'media/a' }),
    );
    expect(head.Metadata).toEqual({});
  });

  it('tells that there is nothing to copy, and writes nothing', async () => {
    const { copy, site } = await open();

    expect(await copy('media/none.png', {})).toBe(false);

    expect(await keysOf(site)).toEqual([]);
  });

  it('fails if the bucket is missing', async () => {
    const contentBucket = await createBucket();
    await createS3Store({ client: server.client, bucket: contentBucket }).put('media/a', 'x');
    const { client } = server;

    for (const buckets of [
      { contentBucket, siteBucket: 'no-such-bucket' },
      { contentBucket: 'no-such-bucket', siteBucket: contentBucket },
    ]) {
      const error = await failureOf(createS3MediaCopier({ client, ...buckets })('media/a', {}));

      expect(error).toBeInstanceOf(StorageError);
      expect(error).toMatchObject({ operation: 'copy', key: 'media/a' });
    }
  });
});

describe('a copy', () => {
  /** As S3 answers for an object of this size; the emulator copies any. */
  const refuseCopies = async (bytes: number) => {
    const refusing = createServer((request, response) => {
      if (request.method === 'HEAD')
        return response.writeHead(200, { 'content-length': bytes }).end();
      const error = '<Error><Code>InvalidRequest</Code><Message>too large</Message></Error>';
      return response.writeHead(400, { 'content-type': 'application/xml' }).end(error);
    });
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
    const { port } = refusing.address() as AddressInfo;
    const client = new S3Client({
      ...{ endpoint: `http://127.0.0.1:${port}`, forcePathStyle: true, region: 'eu-central-1' },
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const copy = createS3MediaCopier({ client, contentBucket: 'content', siteBucket: 'site' });
    const error = await failureOf(copy('media/film.mp4', {}));
    client.destroy();
    refusing.close();
    return error;
  };

  it('that S3 refuses for the size of its source tells the size', async () => {
    const error = await refuseCopies(6 * 1024 ** 3);

    expect(error).toBeInstanceOf(ObjectTooLargeError);
    expect(error).toMatchObject({ key: 'media/film.mp4', size: 6 * 1024 ** 3 });
  });

  it('that S3 refuses for another reason is a failure', async () => {
    expect(await refuseCopies(100)).toBeInstanceOf(StorageError);
  });
});

describe('the client', () => {
  it('asks the given endpoint with the bucket in the path', async () => {
    const { config } = createS3Client({ AWS_ENDPOINT_URL: server.endpoint });

    expect(config.forcePathStyle).toBe(true);
    expect(await config.endpoint?.()).toMatchObject({
      hostname: '127.0.0.1',
      port: Number(new URL(server.endpoint).port),
    });
  });

  it.each([{}, { AWS_ENDPOINT_URL: '' }])(
    'asks Amazon where %j names no endpoint',
    (environment) => {
      const { config } = createS3Client(environment);

      expect(config.forcePathStyle).toBeFalsy();
      expect(config.endpoint).toBeUndefined();
    },
  );
});
