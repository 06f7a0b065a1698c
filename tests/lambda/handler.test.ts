import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueResponse } from '../../lambda/aws/queue-handler.ts';
import { createS3Store } from '../../lambda/stores/s3/s3-store.ts';
import { NewsstandStack } from '../../lib/newsstand-stack.ts';
import { assetPath, makeApp } from '../lib/support.ts';
import { hostile, hostileOption } from '../support/hostile-source.ts';
import { type S3Server, startS3Server } from '../support/s3-server.ts';

/** In bytes, minified: of all modules, and of those that are loaded whatever there is to do. */
const largestBundle = 2_300_000;
const largestStart = 600_000;

/** The Node that runs the bundle: this one, or Lambda's own version where it is at hand. */
const lambdaNode = process.env.LAMBDA_NODE ?? process.execPath;

const buckets = { content: 'content', state: 'state', site: 'site' };
let server: S3Server;
let bundle: string;

beforeAll(async () => {
  const app = makeApp({ 'aws:cdk:bundling-stacks': ['**'] });
  new NewsstandStack(app, 'Newsstand');
  app.synth();
  bundle = assetPath(app, 'Publisher/Function/Code');
  server = await startS3Server();
  for (const name of Object.values(buckets)) await server.createBucket(name);
}, 120_000);

afterAll(() => server.close());

const store = (bucket: string) => createS3Store({ client: server.client, bucket });

/** A message of the queue: what S3 tells EventBridge, as EventBridge hands it to SQS. */
const s3Event = (detailType: string, key: string) => ({
  messageId: `message-${key}`,
  receiptHandle: 'handle',
  body: JSON.stringify({
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': detailType,
    source: 'aws.s3',
    account: '111122223333',
    time: '2026-11-12T00:00:00Z',
    region: 'eu-central-1',
    resources: ['arn:aws:s3:::content'],
    detail: {
      version: '0',
      bucket: { name: 'content' },
      object: {
        key,
        size: 5,
        etag: 'b57f9512698f4b09e608f4f2a65852e5',
        sequencer: '617f08299329d189',
      },
      'request-id': 'N4N7GDK58NMKJ12R',
      requester: '123456789012',
      'source-ip-address': '1.2.3.4',
      reason: 'PutObject',
    },
  }),
  attributes: { MessageGroupId: 'publish' },
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-central-1:111122223333:publish.fifo',
  awsRegion: 'eu-central-1',
});

/** Runs a script in a process of its own, with nothing of this one's but a `handler` at hand. */
const run = async (folder: string, script: string, options = '') => {
  const module = JSON.stringify(pathToFileURL(join(folder, 'index.mjs')).href);
  const { stdout } = await promisify(execFile)(
    lambdaNode,
    ['--input-type=module', '--eval', `const { handler } = await import(${module});\n${script}`],
    {
      env: {
        AWS_ENDPOINT_URL: server.endpoint,
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        CONTENT_BUCKET: buckets.content,
        STATE_BUCKET: buckets.state,
        SITE_BUCKET: buckets.site,
        BASE_URL: 'https://news.example.org',
        NODE_OPTIONS: options,
      },
    },
  );
  const lines = stdout.trim().split('\n');
  return {
    response: JSON.parse(lines.at(-1) ?? '') as QueueResponse,
    log: lines.slice(0, -1).filter(Boolean),
  };
};

const invoke = (...records: ReturnType<typeof s3Event>[]) =>
  run(
    bundle,
    `const response = await handler(${JSON.stringify({ Records: records })});
    process.stdout.write('\\n' + JSON.stringify(response));`,
  );

const read = async (key: string) => {
  const object = await store(buckets.site).get(key);
  return object && { ...object, text: new TextDecoder().decode(object.body) };
};

describe('the deployed bundle', () => {
  it('publishes an article after an event of S3, and withdraws it after the event of its deletion', async () => {
    const key = 'articles/2026-11-12-fête & 100% more+.txt';
    await store(buckets.content).put(key, 'Town’s fête “grows”\n\nA hundred per cent.\n\nMore.');
    const created = await invoke(s3Event('Object Created', key));

    expect(created.response).toEqual({ batchItemFailures: [] });
    expect(created.log.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'INFO', message: 'published', outcomes: { published: 1 } },
      { level: 'WARN', message: 'problem', file: 'publication.yaml' },
      { _aws: { CloudWatchMetrics: [{ Namespace: 'Newsstand' }] }, Published: 1, Rejected: 0 },
    ]);
    for (const [feed, mediaType] of [
      ['rss.xml', 'application/rss+xml; charset=utf-8'],
      ['atom.xml', 'application/xml; charset=utf-8'],
      ['feed.json', 'application/json; charset=utf-8'],
    ] as const) {
      const object = await read(feed);
      expect(object?.text).toContain('Town’s fête “grows”');
      expect(object?.text).toContain('<p>A hundred per cent.</p>');
      expect(object?.contentType).toBe(mediaType);
      expect(object?.cacheControl).toMatch(/^public, max-age=900, s-maxage=60/);
    }
    expect((await read('articles/fête-100-more-plus'))?.text).toContain(
      '<h1>Town’s fête “grows”</h1>',
    );

    await store(buckets.content).delete(key);
    const deleted = await invoke(s3Event('Object Deleted', key));

    expect(deleted.response).toEqual({ batchItemFailures: [] });
    expect((await read('rss.xml'))?.text).not.toContain('<item>');
    expect(await read('articles/fête-100-more-plus')).toBeUndefined();
  });

  it('returns an unreadable message, and publishes the others', async () => {
    await store(buckets.content).put('articles/b.txt', 'Second\n\nText.');
    const poison = { ...s3Event('Object Created', 'x'), messageId: 'poison', body: 'not JSON' };
    const { response } = await invoke(poison, s3Event('Object Created', 'articles/b.txt'));

    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'poison' }] });
    expect((await read('feed.json'))?.text).toContain('"title": "Second"');
  });

  it('rejects sources that no thread gets through by name, and publishes the others before its time is over', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'newsstand-hostile-'));
    try {
      const texts = { loop: hostile.loop, good: 'Text.', exit: hostile.exit, other: 'Text.' };
      for (const [name, text] of Object.entries(texts)) {
        await store(buckets.content).put(`articles/h-${name}.txt`, `Hostile ${name}\n\n${text}`);
      }
      const records = Object.keys(texts).map((name) =>
        s3Event('Object Created', `articles/h-${name}.txt`),
      );
      const { response, log } = await run(
        bundle,
        `const end = Date.now() + 95_000;
        const context = { functionName: 'p', getRemainingTimeInMillis: () => end - Date.now() };
        const response = await handler(${JSON.stringify({ Records: records })}, context);
        process.stdout.write('\\n' + JSON.stringify(response));`,
        await hostileOption(folder),
      );

      expect(response).toEqual({ batchItemFailures: [] });
      const problems = log.map((line) => JSON.parse(line)).filter(({ file }) => /h-/.test(file));
      expect(problems.map(({ file, fault }) => [file, fault]).sort()).toEqual([
        ['articles/h-exit.txt', 'cannot be converted: a conversion thread has exited'],
        ['articles/h-loop.txt', expect.stringMatching(/^takes longer than [\d.]+ s to convert$/)],
      ]);
      const feed = (await read('feed.json'))?.text;
      expect(feed).toContain('Hostile good');
      expect(feed).toContain('Hostile other');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('is small and contains none of the deployment tools', () => {
    const modules = readdirSync(bundle).filter((name) => name.endsWith('.mjs'));
    const packages = packagesIn(modules);

    expect(sizeOf(modules)).toBeLessThan(largestBundle);
    expect(packages).toContain('feed');
    expect(packages).toContain('linkedom');
    for (const name of ['aws-cdk-lib', 'constructs', 'tsx', 'esbuild']) {
      expect(packages).not.toContain(name);
    }
  });

  it('has loaded what an article needs when its first event, a tick, has ended', async () => {
    await store(buckets.content).put('articles/c.md', '# Third\n\nText.');
    const tick = { messageId: 'tick', body: JSON.stringify({ 'detail-type': 'Scheduled Event' }) };
    const copy = await mkdtemp(join(tmpdir(), 'newsstand-bundle-'));
    try {
      await cp(bundle, copy, { recursive: true });
      const { response, log } = await run(
        copy,
        `await handler(${JSON.stringify({ Records: [tick] })});
        await (await import('node:fs/promises')).rm(${JSON.stringify(copy)}, { recursive: true });
        const response = await handler(${JSON.stringify({ Records: [s3Event('Object Created', 'articles/c.md')] })});
        process.stdout.write('\\n' + JSON.stringify(response));`,
      );

      expect(response).toEqual({ batchItemFailures: [] });
      expect(log.join()).not.toContain('cannot be converted');
      expect((await read('feed.json'))?.text).toContain('"title": "Third"');
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  });

  it('loads no parser or renderer before there is something to publish', () => {
    const modules = loadedWith('index.mjs');
    const packages = packagesIn(modules);

    expect(sizeOf(modules)).toBeLessThan(largestStart);
    expect(packages).toContain('@aws-sdk/client-s3');
    for (const name of [
      ...['sanitize-html', 'postcss', 'parse5', 'htmlparser2', 'markdown-it', 'yaml', 'chardet'],
      ...['linkedom', '@mozilla/readability', 'feed', 'saxes', 'mime'],
    ]) {
      expect(packages).not.toContain(name);
    }
  });
});

const textOf = (name: string): string => readFileSync(join(bundle, name), 'utf8');

const sizeOf = (modules: readonly string[]): number =>
  modules.reduce((size, name) => size + statSync(join(bundle, name)).size, 0);

/** A module of the bundle, and all that it imports but what it imports later. */
const loadedWith = (name: string, loaded = new Set<string>()): readonly string[] => {
  if (!loaded.has(name)) {
    loaded.add(name);
    for (const [, imported = ''] of textOf(name).matchAll(/(?:from|import)"\.\/([^"]+)"/g)) {
      loadedWith(imported, loaded);
    }
  }
  return [...loaded];
};

/** The packages that modules of the bundle are made from. */
const packagesIn = (modules: readonly string[]): ReadonlySet<string | undefined> => {
  const sources = modules.flatMap(
    (name) => (JSON.parse(textOf(`${name}.map`)) as { sources: string[] }).sources,
  );
  return new Set(sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1]));
};
