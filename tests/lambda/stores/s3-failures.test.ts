import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ObjectTooLargeError, StorageError } from '../../../lambda/publish/errors.ts';
import type { CopyMedia, Store } from '../../../lambda/publish/ports.ts';
import {
  copyTimeouts,
  createS3Client,
  requestTimeouts,
  type S3Timeouts,
} from '../../../lambda/stores/s3/s3-client.ts';
import { createS3MediaCopier, createS3Store } from '../../../lambda/stores/s3/s3-store.ts';
import { uploadFile } from '../../../lambda/stores/s3/s3-upload.ts';
import { stubAwsEnvironment } from '../../support/aws-environment.ts';
import { type FaultyS3, startFaultyS3 } from '../../support/faulty-s3.ts';
import { type S3Server, startS3Server } from '../../support/s3-server.ts';
import { keysOf } from './store-contract.ts';

const timeouts: S3Timeouts = { connect: 2000, silence: 250, attempts: 3, pause: 10 };

let server: S3Server;
let s3: FaultyS3;
let client: S3Client;
let store: Store;
let copy: CopyMedia;

beforeAll(async () => {
  server = await startS3Server();
  s3 = await startFaultyS3(server.endpoint);
  stubAwsEnvironment();
  client = createS3Client({ AWS_ENDPOINT_URL: s3.endpoint }, timeouts);
  await server.createBucket('content');
  await server.createBucket('site');
  store = createS3Store({ client, bucket: 'content' });
  copy = createS3MediaCopier({ client, contentBucket: 'content', siteBucket: 'site' });
  await store.put('large', 'x'.repeat(200_000));
  // Without a checksum, as many tools upload.
  await fetch(`${server.endpoint}/content/plain`, { method: 'PUT', body: 'y'.repeat(200_000) });
});

afterAll(async () => {
  client.destroy();
  await s3.close();
  await server.close();
  vi.unstubAllEnvs();
});

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe.each(['large', 'plain'])('a read of the object "%s"', (key) => {
  it.each(['cut body', 'stalled body'] as const)('gives all of it after a %s', async (fault) => {
    s3.behave(({ attempt }) => (attempt < 3 ? fault : undefined));

    expect((await store.get(key))?.body.byteLength).toBe(200_000);
    expect(s3.requests.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  it.each(['cut body', 'stalled body'] as const)(
    'fails rather than give a part of it, with a %s at each attempt',
    async (fault) => {
      s3.behave(() => fault);

      expect(await failureOf(store.get(key))).toBeInstanceOf(StorageError);
      expect(s3.requests).toHaveLength(3);
    },
  );
});

describe('a request', () => {
  const requests = {
    get: () => store.get('large'),
    put: () => store.put('a', 'x'),
    delete: () => store.delete('b'),
    list: () => keysOf(store),
    copy: () => copy('large', {}),
  };

  it.each(Object.entries(requests))(
    'to %s that hangs is given up at each of its attempts',
    async (operation, ask) => {
      s3.behave(() => 'hang');

      const start = Date.now();
      const error = await failureOf(ask());

      expect(error).toBeInstanceOf(StorageError);
      expect(error).toMatchObject({ operation, cause: { name: 'TimeoutError' } });
      expect(s3.requests.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
      expect(Date.now() - start).toBeLessThan(3000);
    },
  );

  describe.each(['operation aborted', 'conditional conflict'] as const)(
    'that meets "%s"',
    (fault) => {
      it.each(Object.entries(requests))('is tried again by %s', async (_, ask) => {
        s3.behave(({ attempt }) => (attempt < 3 ? fault : undefined));

        await ask();
        expect(s3.requests.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
      });

      it.each(Object.entries(requests))(
        'fails in %s if it lasts, and is neither success nor a missing object',
        async (operation, ask) => {
          s3.behave(() => fault);

          const error = await failureOf(ask());
          expect(error).toBeInstanceOf(StorageError);
          expect(error).toMatchObject({ operation, cause: { $metadata: { httpStatusCode: 409 } } });
          expect(s3.requests).toHaveLength(3);
        },
      );
    },
  );

  it('that another attempt cannot fix is sent once', async () => {
    const elsewhere = createS3Store({ client, bucket: 'no-such-bucket' });
    for (const ask of [() => elsewhere.get('a'), () => store.get('large', 1000)]) {
      s3.behave(() => undefined);

      expect(await failureOf(ask())).toBeInstanceOf(Error);
      expect(s3.requests).toHaveLength(1);
    }
  });

  it('for too large an object ends without reading the body', async () => {
    s3.behave(() => 'cut body');

    expect(await failureOf(store.get('large', 1000))).toBeInstanceOf(ObjectTooLargeError);
  });
});

it.each(['reset', 'slow down'] as const)(
  'hundreds of requests that all meet a "%s" are all tried again',
  async (fault) => {
    const calm = createS3Client(
      { AWS_ENDPOINT_URL: s3.endpoint },
      { ...timeouts, silence: 10_000 },
    );
    const many = createS3Store({ client: calm, bucket: 'content' });
    s3.behave(({ attempt }) => (attempt === 1 ? fault : undefined));

    await Promise.all(
      Array.from({ length: 300 }, (_, index) => many.put(`${fault}/${index}`, 'x')),
    );

    expect(await keysOf(many, { prefix: `${fault}/` })).toHaveLength(300);
    calm.destroy();
  },
);

it('a copy fails if S3 reports an error in a response with status 200', async () => {
  s3.behave(() => 'error in a 200');

  expect(await failureOf(copy('large', {}))).toBeInstanceOf(StorageError);
  expect(s3.requests).toHaveLength(3);
});

describe('an upload in parts', () => {
  const large = Buffer.alloc(9 * 1024 ** 2, 'z');
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'newsstand-'));
    await writeFile(join(folder, 'large'), large);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const upload = async (key: string) => {
    const calm = createS3Client(
      { AWS_ENDPOINT_URL: s3.endpoint },
      { ...timeouts, silence: 10_000 },
    );
    const file = { key, path: join(folder, 'large') };
    await uploadFile({ client: calm, bucket: 'content' }, file, {}, () => {});
    calm.destroy();
  };
  const inParts = ['begin upload', 'upload part', 'end upload'];
  const sizeOf = async (key: string) => (await store.get(key))?.body.byteLength;

  it.each(['operation aborted', 'conditional conflict'] as const)(
    'arrives whole though each of its requests meets "%s"',
    async (fault) => {
      s3.behave(({ attempt }) => (attempt === 1 ? fault : undefined));
      await upload(fault);

      const asked = s3.requests.map(({ operation }) => operation);
      expect(asked).toEqual(expect.arrayContaining(inParts));
      s3.behave(() => undefined);
      expect(await sizeOf(fault)).toBe(large.byteLength);
    },
  );

  it.each(inParts)('fails if its request to %s meets a conflict that lasts', async (operation) => {
    s3.behave((request) => (request.operation === operation ? 'operation aborted' : undefined));

    expect(await failureOf(upload(operation))).toBeInstanceOf(StorageError);
    s3.behave(() => undefined);
    expect(await sizeOf(operation)).toBeUndefined();
  });

  it('that S3 confirms and does not keep is made good by the next one', async () => {
    s3.behave(({ operation }) => (operation === 'end upload' ? 'no effect' : undefined));
    await upload('confirmed');
    s3.behave(() => undefined);
    expect(await sizeOf('confirmed')).toBeUndefined();

    await upload('confirmed');
    expect(await sizeOf('confirmed')).toBe(large.byteLength);
  });
});

describe('an answer with status 200', () => {
  it('with half of a body and the checksum of all of it is a failure', async () => {
    s3.behave(() => 'short body');

    expect(await failureOf(store.get('large'))).toBeInstanceOf(StorageError);
  });

  it.each(['put', 'copy'] as const)(
    'to a %s without the ETag of what was stored is a failure',
    async (operation) => {
      s3.behave((request) => (request.operation === operation ? 'no etag' : undefined));

      const work = operation === 'put' ? store.put('a', 'x') : copy('large', {});
      expect(await failureOf(work)).toMatchObject({ name: 'StorageError', operation });
    },
  );
});

it('a hanging request fails well within the three minutes of the function', () => {
  // The SDK begins to watch a socket up to 3 s late.
  const longest = ({ attempts, silence, pause }: S3Timeouts) =>
    attempts * (silence + 3000) + pause * (2 ** (attempts - 1) - 1);

  expect(2 * longest(requestTimeouts)).toBeLessThan(120_000);
  expect(longest(copyTimeouts)).toBeLessThan(150_000);
});
