import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Metrics } from '../../../lambda/aws/metrics.ts';
import { createQueueHandler } from '../../../lambda/aws/queue-handler.ts';
import { createPublishQueue, type PublishQueue } from '../../../lambda/aws/sqs-publish-queue.ts';
import { type RunReport, runPublisher } from '../../../lambda/publish/run.ts';
import { createEventSource, type EventSource } from '../../support/event-source.ts';
import { baseUrl, createNewsroom, type Newsroom } from '../../support/newsroom.ts';
import { type S3Server, startS3Server } from '../../support/s3-server.ts';

/** The publisher behind a real queue, as Lambda runs it. */
let server: S3Server;
let source: EventSource;
let queue: PublishQueue;
let newsroom: Newsroom;
let reports: RunReport[];
let measured: Metrics[];

beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());

beforeEach(async () => {
  source = await createEventSource(server.endpoint, `publish-${randomUUID()}`);
  queue = createPublishQueue({ ...source, newId: randomUUID });
  newsroom = createNewsroom();
  reports = [];
  measured = [];
  await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N');
});

const silent = { info() {}, warn() {}, error() {} };

/** @param steps of a reconciliation within the budget of one run */
const drain = (steps = Number.POSITIVE_INFINITY): Promise<void> =>
  source.drain((event) => {
    let taken = 0;
    return createQueueHandler({
      contentBucket: 'content',
      async publish(request, canReconcile) {
        const isOutOfTime = () => !canReconcile || taken++ >= steps;
        const now = '2026-10-01T12:00:00.000Z';
        const report = await runPublisher(newsroom.ports, { baseUrl, now, isOutOfTime }, request);
        reports.push(report);
        return report;
      },
      ...{ queue, log: silent, memory: {}, countS3Requests: () => 0 },
      measure: (metrics) => measured.push(metrics),
      now: () => Date.parse('2026-10-01T12:00:02Z'),
    })(event);
  });

const created = (key: string) => ({
  id: randomUUID(),
  ...{ source: 'aws.s3', 'detail-type': 'Object Created', time: '2026-10-01T12:00:00Z' },
  detail: { bucket: { name: 'content' }, object: { key } },
});

describe('an unreadable message', () => {
  it('goes to the dead-letter queue at once, and does not block others', async () => {
    const begun = Date.now();
    await newsroom.save('articles/before.md', '# Before\n\nText.');
    await newsroom.save('articles/after.md', '# After\n\nText.');
    await queue.send(created('articles/before.md'));
    await queue.send({ no: 'sense' });
    await queue.send(created('articles/after.md'));
    await drain();

    expect(await source.deadLetters()).toEqual(['{"no":"sense"}']);
    expect(await newsroom.read('rss.xml')).toMatch(/After[\s\S]*Before/);
    expect(measured.map(({ FailedMessages }) => FailedMessages?.value)).toEqual([0, 1, 1, 1, 0]);
    expect(Date.now() - begun).toBeLessThan(20_000);
  });
});

describe('a reconciliation of everything', () => {
  const articles = 450;

  beforeEach(async () => {
    for (let number = 0; number < articles; number += 1) {
      await newsroom.save(`articles/${number}.md`, `# Article ${number}\n\nText.`);
    }
  });

  it('continues with its own messages, one budget each, until it ends', async () => {
    await queue.send({ action: 'rebuild' });
    await drain(2);

    expect(reports.length).toBeGreaterThan(4);
    expect(reports.map(({ hasMore }) => hasMore)).toEqual([
      ...reports.slice(1).map(() => true),
      false,
    ]);
    expect(await newsroom.read('articles/449')).toContain('Article 449');
    expect(await newsroom.read('rss.xml')).toContain('<item>');
  });

  it('lets a new article through while it is under way', async () => {
    await queue.send({ action: 'rebuild' });
    await newsroom.save('articles/z-breaking.md', '# Breaking\n\nText.');
    await queue.send(created('articles/z-breaking.md'));
    await drain(1);

    const breaking = reports.find(({ written }) => written.includes('articles/z-breaking'));
    expect(breaking?.written).toContain('rss.xml');
    expect(breaking?.hasMore).toBe(true);
  });

  it('answers a backlog of messages that waited when it began', async () => {
    const backlogged: PublishQueue = { ...queue, countWaiting: async () => 2001 };
    const keys = Array.from({ length: 10 }, (_, number) => `articles/${number}.md`);
    const asked: string[] = [];
    const handle = createQueueHandler({
      contentBucket: 'content',
      async publish(request, canReconcile) {
        asked.push(`${request.scope} ${canReconcile}`);
        const isOutOfTime = () => !canReconcile;
        const now = '2026-10-01T12:10:00.000Z';
        return runPublisher(newsroom.ports, { baseUrl, now, isOutOfTime }, request);
      },
      ...{ queue: backlogged, log: silent, memory: {}, countS3Requests: () => 0 },
      measure: (metrics) => measured.push(metrics),
      now: () => 0,
    });
    const Records = keys.map((key) => ({
      ...{ messageId: key, receiptHandle: key },
      body: JSON.stringify(created(key)),
    }));
    await handle({ Records });

    expect(asked).toEqual(['all false']);
    expect(measured.flatMap(Object.keys)).toEqual(['S3Requests']);
    expect(await newsroom.read('rss.xml')).toBeUndefined();

    await queue.send(created('articles/11.md'));
    await source.drain(handle);

    expect(asked).toEqual(['all false', 'changes true']);
    expect(measured[1]).toMatchObject({ Published: { value: articles } });
    expect(await newsroom.read('articles/449')).toContain('Article 449');
    expect(await newsroom.read('rss.xml')).toContain('<item>');
  });
});

it('counts the messages that wait', async () => {
  for (const number of [1, 2, 3]) await queue.send({ number });

  expect(await queue.countWaiting()).toBe(3);
});
