import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ports, Store } from '../../../lambda/publish/ports.ts';
import { createS3MediaCopier, createS3Store } from '../../../lambda/stores/s3/s3-store.ts';
import { createNewsroom, dump, type Newsroom } from '../../support/newsroom.ts';
import { type S3Server, startS3Server } from '../../support/s3-server.ts';

let server: S3Server;
let ports: Ports;

beforeAll(async () => {
  server = await startS3Server();
  const store = async (bucket: string): Promise<Store> => {
    await server.createBucket(bucket);
    return createS3Store({ client: server.client, bucket });
  };
  ports = {
    content: await store('content'),
    state: await store('state'),
    site: await store('site'),
    copyMedia: createS3MediaCopier({
      client: server.client,
      contentBucket: 'content',
      siteBucket: 'site',
    }),
  };
});

afterAll(() => server.close());

/** Articles that name all their dates: when they were stored must not show. */
const article = (title: string, day: number) =>
  `---\ntitle: ${title}\ndate: 2026-09-0${day}\nupdated: 2026-09-0${day}\ntags: [a b, ü]\n---\nText.`;

const play = async ({ save, remove, publish }: Newsroom): Promise<void> => {
  await save('publication.yaml', 'id: tag:x,2026:n\ntitle: N');
  await save('articles/one.md', article('One', 1));
  await save('articles/two and a half.md', article('Two', 2));
  await save('articles/three.md', article('Three', 3));
  await save('media/p+q ü.png', 'picture');
  await publish();
  await save('articles/one.md', article('One again', 4));
  await publish('articles/one.md');
  await remove('articles/three.md');
  await publish('articles/three.md');
};

it('publishes over S3 what it publishes over any other store', async () => {
  const memory = createNewsroom();
  await play(memory);
  await play(createNewsroom(() => ports));

  const dates = /<(lastBuildDate|updated)>[^<]*<\/\1>/;
  const withoutFeedDate = (objects: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(objects).map(([key, text]) => [key, text.replace(dates, '')]),
    );
  expect(withoutFeedDate(await dump(ports.site))).toEqual(
    withoutFeedDate(await dump(memory.ports.site)),
  );
  for (const key of ['rss.xml', 'articles/one', 'media/p+q ü.png']) {
    const [object, expected] = await Promise.all([ports.site.get(key), memory.ports.site.get(key)]);
    expect(object?.contentType, key).toBe(expected?.contentType);
    expect(object?.cacheControl, key).toBe(expected?.cacheControl);
    expect(object?.etag, key).toBe(key === 'rss.xml' ? object?.etag : expected?.etag);
  }
});

it('copies a film that S3 took in parts once, though its copy has another ETag', async () => {
  const object = { Bucket: 'content', Key: 'media/film.mp4' };
  const { UploadId } = await server.client.send(new CreateMultipartUploadCommand(object));
  const part = { ...object, UploadId, PartNumber: 1 };
  const { ETag } = await server.client.send(new UploadPartCommand({ ...part, Body: 'film' }));
  const MultipartUpload = { Parts: [{ ETag, PartNumber: 1 }] };
  await server.client.send(
    new CompleteMultipartUploadCommand({ ...object, UploadId, MultipartUpload }),
  );
  const { publish } = createNewsroom(() => ports);
  const first = await publish();
  const etags = await Promise.all(
    [ports.content, ports.site].map(async (store) => (await store.get(object.Key))?.etag),
  );
  expect(first.written).toContain(object.Key);
  expect(etags[0]).toMatch(/-1"$/);
  expect(etags[1]).not.toBe(etags[0]);

  expect((await publish()).written).toEqual([]);
});
