import { setTimeout } from 'node:timers/promises';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { S3Store } from '../../node_modules/fauxqs/dist/s3/s3Store.js';

export interface S3Server {
  /** `http://127.0.0.1:<port>`, to be addressed with the bucket in the path. */
  readonly endpoint: string;
  readonly client: S3Client;
  createBucket(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts an S3 emulator in this process, on a free port of the loopback interface.
 * @param options.latency in ms, before each request is handled
 */
export const startS3Server = async ({ latency = 0 } = {}): Promise<S3Server> => {
  const app = buildApp({ logger: false, stores: { s3Store: createS3Objects() } as never });

  // The emulator loses Cache-Control, checksums and a copy's new Content-Type, but keeps user
  // metadata. So they are stored as user metadata.
  app.addHook('onRequest', async ({ method, headers }) => {
    if (latency > 0) await setTimeout(latency);
    for (const name of method === 'PUT' ? keptHeaders : []) {
      if (headers[name] !== undefined) headers[`${keptPrefix}${name}`] = headers[name];
    }
  });
  app.addHook('onSend', async (_request, reply) => {
    for (const name of keptHeaders) {
      const kept = reply.getHeader(`${keptPrefix}${name}`);
      if (kept === undefined) continue;
      reply.removeHeader(`${keptPrefix}${name}`);
      // A checksum is of the whole object, so a range has none.
      if (name !== checksum || reply.statusCode === 200) reply.header(name, kept);
    }
  });

  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  const client = new S3Client({
    endpoint,
    forcePathStyle: true,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return {
    endpoint,
    client,
    async createBucket(name) {
      await client.send(new CreateBucketCommand({ Bucket: name }));
    },
    async close() {
      client.destroy();
      await app.close();
    },
  };
};

const keptPrefix = 'x-amz-meta-kept-';
const checksum = 'x-amz-checksum-crc32';
const keptHeaders = ['cache-control', 'content-type', checksum];

/** S3 lists by UTF-8 bytes and at most 1,000 keys a page; the emulator by locale, without limit. */
const createS3Objects = (): S3Store => {
  const store = new S3Store();
  const listAll = store.listObjects.bind(store);

  store.listObjects = (bucket, options = {}) => {
    if (options.delimiter) return listAll(bucket, options);
    const after = Buffer.from(options.startAfter ?? options.marker ?? '');
    const matching = listAll(bucket, { prefix: options.prefix, maxKeys: Number.POSITIVE_INFINITY })
      .objects.map((object) => ({ object, bytes: Buffer.from(object.key) }))
      .filter(({ bytes }) => Buffer.compare(bytes, after) > 0)
      .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
      .map(({ object }) => object);
    const objects = matching.slice(0, Math.min(options.maxKeys ?? 1000, 1000));
    return { objects, commonPrefixes: [], isTruncated: objects.length < matching.length };
  };
  return store;
};
