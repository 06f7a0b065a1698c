import { createHash } from 'node:crypto';
import { symlink } from 'node:fs/promises';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { callCommand, it, type Workplace } from '../../support/commands.ts';
import { awsOf } from '../../support/s3-folder.ts';
import { type S3Server, startS3Server } from '../../support/s3-server.ts';

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());

const files = {
  'publication.yaml': 'title: The Tidewater Post\n',
  'README.md': 'Not for readers.\n',
  'articles/a.md': '# A\n\nText.\n',
  'articles/deep/b.md': '# B\n\nText.\n',
  'articles/.hidden.md': '# Hidden\n',
  'articles/a.md~': '# A, as it was\n',
  'media/قارب.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
};

const push = (place: Workplace, bucket: string, ...words: string[]) =>
  callCommand(
    'push',
    ['--content', place.path('content'), '--content-bucket', bucket, ...words],
    awsOf(server),
  );

const stored = async (bucket: string): Promise<Record<string, string>> => {
  const { Contents = [] } = await server.client.send(new ListObjectsV2Command({ Bucket: bucket }));
  const texts: Record<string, string> = {};
  for (const { Key = '' } of Contents) {
    const { Body } = await server.client.send(new GetObjectCommand({ Bucket: bucket, Key }));
    texts[Key] = (await Body?.transformToString()) ?? '';
  }
  return texts;
};

const put = async (bucket: string, key: string, body: string | Buffer, partSize?: number) => {
  const params = { Bucket: bucket, Key: key, Body: body };
  await new Upload({ client: server.client, params, ...(partSize ? { partSize } : {}) }).done();
};

const contentOnly = ({
  'README.md': _,
  'articles/.hidden.md': _hidden,
  'articles/a.md~': _backup,
  ...rest
}: typeof files) => rest;

describe.concurrent('newsstand push', { timeout: 60_000 }, () => {
  it('uploads content, media first and nothing else, with media types', async ({ place }) => {
    await place.save('content', files);
    await server.createBucket('push-all');

    const { code, stdout } = await push(place, 'push-all');

    expect({ code, lines: stdout.split('\n') }).toEqual({
      code: 0,
      lines: [
        'new      media/قارب.svg',
        'new      publication.yaml',
        expect.stringMatching(/^new {6}articles\//),
        expect.stringMatching(/^new {6}articles\//),
        '4 files uploaded, 0 deleted, 0 as they were',
        '',
      ],
    });
    expect(await stored('push-all')).toEqual(contentOnly(files));
    const get = new GetObjectCommand({ Bucket: 'push-all', Key: 'media/قارب.svg' });
    expect(await server.client.send(get)).toMatchObject({ ContentType: 'image/svg+xml' });
  });

  it('uploads only what differs, and leaves alone what only the bucket has', async ({ place }) => {
    await place.save('content', files);
    await server.createBucket('push-some');
    await push(place, 'push-some');
    await put('push-some', 'articles/desk.md', '# From the desk\n');
    await place.save('content', { 'articles/a.md': '# A\n\nNext.\n', 'articles/c.md': '# C\n' });

    const { code, stdout } = await push(place, 'push-some');

    expect(code).toBe(0);
    expect(stdout.split('\n').sort()).toEqual([
      '',
      '1 file only in the bucket: --delete removes them',
      '2 files uploaded, 0 deleted, 3 as they were',
      'changed  articles/a.md',
      'new      articles/c.md',
    ]);
    expect(await stored('push-some')).toMatchObject({
      'articles/a.md': '# A\n\nNext.\n',
      'articles/desk.md': '# From the desk\n',
    });
  });

  it('deletes only content with --delete, and never publication.yaml', async ({ place }) => {
    await place.save('content', { 'articles/a.md': '# A\n' });
    await server.createBucket('push-delete');
    for (const key of ['articles/gone.md', 'media/gone.png', 'publication.yaml', 'other/x']) {
      await put('push-delete', key, 'x');
    }

    const tried = await push(place, 'push-delete', '--delete', '--dry-run');
    expect(tried.stdout.split('\n')).toEqual([
      ...['new      articles/a.md', 'gone     media/gone.png', 'gone     articles/gone.md'],
      ...['1 file to be uploaded, 2 to be deleted, 0 as they were', ''],
    ]);
    expect(Object.keys(await stored('push-delete'))).toHaveLength(4);
    const { stdout } = await push(place, 'push-delete', '--dry-run', '--json');
    expect(JSON.parse(stdout)).toEqual({
      uploaded: [{ key: 'articles/a.md', kind: 'new' }],
      ...{ deleted: [], same: 0, onlyInBucket: ['media/gone.png', 'articles/gone.md'] },
    });

    expect(await push(place, 'push-delete', '--delete')).toMatchObject({ code: 0 });
    expect(Object.keys(await stored('push-delete')).sort()).toEqual([
      ...['articles/a.md', 'other/x', 'publication.yaml'],
    ]);
  });

  it('knows what was uploaded in parts, by itself and by others, and what differs of it', async ({
    place,
  }) => {
    const film = Buffer.alloc(14 * 1024 ** 2, 'film ');
    const other = Buffer.from(film).fill('x', film.length - 1);
    await place.save('content', {
      'articles/a.md': '# A\n',
      'media/own.mp4': film,
      'media/cli.mp4': film,
      'media/odd.mp4': film,
      'media/other.mp4': other,
    });
    await server.createBucket('push-parts');
    await put('push-parts', 'media/cli.mp4', film, 8 * 1024 ** 2);
    await put('push-parts', 'media/odd.mp4', film, 7 * 1024 ** 2);
    await put('push-parts', 'media/other.mp4', film, 8 * 1024 ** 2);

    const { stdout } = await push(place, 'push-parts');
    expect(stdout.split('\n').sort()).toEqual([
      '',
      '3 files uploaded, 0 deleted, 2 as they were',
      'changed  media/other.mp4',
      'new      articles/a.md',
      'new      media/own.mp4',
    ]);
    const get = new GetObjectCommand({ Bucket: 'push-parts', Key: 'media/own.mp4' });
    const { Body, ETag } = await server.client.send(get);
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    expect(ETag).toMatch(/-2"$/);
    const md5 = (data: Uint8Array) => createHash('md5').update(data).digest('hex');
    expect(md5(bytes)).toBe(md5(film));

    const again = await push(place, 'push-parts');
    expect(again.stdout).toBe('0 files uploaded, 0 deleted, 5 as they were\n');
  });

  it('uploads nothing to which a link leads out of the folder, and says so', async ({ place }) => {
    await place.save('content', files);
    await server.createBucket('push-links');
    await place.save('elsewhere', { 'secret.txt': 'secret' });
    await symlink(place.path('elsewhere/secret.txt'), place.path('content/media/secret.txt'));

    const { code, stdout, stderr } = await push(place, 'push-links');

    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: media\/secret\.txt: cannot be read, or is a link/m);
    expect(stdout).not.toContain('secret');
    expect(await stored('push-links')).toEqual(contentOnly(files));
  });

  it('reports a missing bucket in one line', async ({ place }) => {
    await place.save('content', files);

    const { code, stderr } = await push(place, 'no-such-bucket');

    expect(code).toBe(3);
    expect(stderr).toMatch(/^list of "media\/" failed: .*NoSuchBucket|NoSuchBucket/m);
    expect(stderr).not.toContain('    at ');
  });
});
