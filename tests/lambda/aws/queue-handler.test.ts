import { beforeEach, describe, expect, it } from 'vitest';
import { createJsonLog } from '../../../lambda/aws/json-log.ts';
import type { Metrics } from '../../../lambda/aws/metrics.ts';
import { createQueueHandler } from '../../../lambda/aws/queue-handler.ts';
import type { PublishQueue } from '../../../lambda/aws/sqs-publish-queue.ts';
import { StorageError } from '../../../lambda/publish/errors.ts';
import { emptyReport, type PublishReport } from '../../../lambda/publish/report.ts';
import type { PublishRequest } from '../../../lambda/publish/run.ts';

let runs: string[][];
let lines: Record<string, unknown>[];
let measured: Metrics[];
let asked: string[];
let s3Requests: number;

beforeEach(() => {
  runs = [];
  lines = [];
  measured = [];
  asked = [];
  s3Requests = 100;
});

const log = createJsonLog((line) => lines.push(JSON.parse(line)));

/** A handler whose publisher records the keys of each run, then calls `publish`. */
const handlerWith = (
  publish: (keys: readonly string[]) => PublishReport = () => emptyReport,
  queue?: PublishQueue,
) =>
  createQueueHandler({
    contentBucket: 'content',
    async publish({ changes }: PublishRequest) {
      const keys = changes.map(({ key }) => key);
      runs.push(keys);
      s3Requests += 5;
      return { hasMore: false, ...publish(keys) };
    },
    ...{ queue, log, memory: {} },
    measure: (metrics) => measured.push(metrics),
    countS3Requests: () => s3Requests,
    now: () => Date.parse('2026-10-01T12:00:03Z'),
  });

/** A queue that records its calls. */
const notedQueue: PublishQueue = {
  send: async (body) => void asked.push(`send ${JSON.stringify(body)}`),
  countWaiting: async () => 0,
  retryIn: async (seconds, handle) => void asked.push(`retry ${handle} in ${seconds}`),
};

const message = (key: string, receiveCount = 1) => ({
  messageId: `id of ${key}`,
  receiptHandle: `handle of ${key}`,
  attributes: { ApproximateReceiveCount: `${receiveCount}` },
  body: JSON.stringify({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    time: '2026-10-01T12:00:00Z',
    detail: { bucket: { name: 'content' }, object: { key } },
  }),
});

const tick = { ...message('tick'), body: '{"detail-type":"Scheduled Event"}' };

const batchOf = (...keys: string[]) => ({ Records: keys.map((key) => message(key)) });

const failing = (...keys: string[]) => ({
  batchItemFailures: keys.map((key) => ({ itemIdentifier: `id of ${key}` })),
});

describe('a batch of messages', () => {
  it('causes one run of the publisher', async () => {
    expect(await handlerWith()(batchOf('a', 'b', 'c'))).toEqual(failing());

    expect(runs).toEqual([['a', 'b', 'c']]);
  });

  it('causes no run if it is empty', async () => {
    expect(await handlerWith()({ Records: [] })).toEqual(failing());

    expect(runs).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('returns only an unreadable message', async () => {
    const { Records } = batchOf('a', 'b');
    const unreadable = { ...message('garbage'), body: `garbage ${'x'.repeat(2_000)}` };

    const response = await handlerWith()({ Records: Records.toSpliced(1, 0, unreadable) });

    expect(response).toEqual(failing('garbage'));
    expect(runs).toEqual([['a', 'b']]);
    expect(lines[0]).toMatchObject({
      level: 'ERROR',
      message: 'unreadable message',
      messageId: 'id of garbage',
      body: expect.stringMatching(/^garbage x{400,500}$/),
    });
  });

  it('returns as a whole when the store fails', async () => {
    const handle = handlerWith(() => {
      throw new StorageError('put', 'rss.xml', { cause: new Error('slow down') });
    });

    expect(await handle(batchOf('a', 'b', 'c'))).toEqual(failing('a', 'b', 'c'));

    expect(runs).toHaveLength(1);
    expect(lines).toMatchObject([
      {
        level: 'ERROR',
        messageIds: ['id of a', 'id of b', 'id of c'],
        error: { name: 'StorageError', cause: { message: 'slow down' } },
      },
    ]);
  });

  it('returns only the faulty message after any other error', async () => {
    const handle = handlerWith((keys) => {
      if (keys.includes('b')) throw new TypeError('b is a bug');
      return emptyReport;
    });

    expect(await handle(batchOf('a', 'b', 'c'))).toEqual(failing('b'));

    expect(runs).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
    expect(lines.filter(({ level }) => level === 'ERROR')).toMatchObject([
      { messageIds: ['id of b'], error: { name: 'TypeError', message: 'b is a bug' } },
    ]);
  });

  it('runs a single faulty message once', async () => {
    const handle = handlerWith(() => {
      throw new TypeError('a is a bug');
    });

    expect(await handle(batchOf('a'))).toEqual(failing('a'));

    expect(runs).toEqual([['a']]);
  });

  it('is logged with counts, and with every problem', async () => {
    const report: PublishReport = {
      sources: [
        {
          source: 'articles/a.md',
          outcome: { kind: 'rejected', stale: true },
          problems: [
            {
              file: 'articles/a.md',
              line: 2,
              field: 'date',
              fault: '"soon" is not a date',
              remedy: 'Give a date',
              severity: 'error',
            },
          ],
          removed: [],
        },
        { source: 'articles/b.md', outcome: { kind: 'draft' }, problems: [], removed: [] },
        { source: 'articles/c.md', outcome: { kind: 'draft' }, problems: [], removed: [] },
      ],
      problems: [
        { file: 'publication.yaml', fault: 'is missing', remedy: 'Write one', severity: 'warning' },
      ],
      written: ['rss.xml', 'atom.xml'],
      deleted: ['articles/d'],
    };

    await handlerWith(() => report)(batchOf('a'));

    expect(lines).toMatchObject([
      {
        level: 'INFO',
        message: 'published',
        outcomes: { rejected: 1, draft: 2 },
        written: 2,
        deleted: 1,
      },
      { level: 'WARN', message: 'problem', file: 'publication.yaml', fault: 'is missing' },
      { level: 'WARN', message: 'problem', file: 'articles/a.md', line: 2, field: 'date' },
    ]);
  });

  it('is measured: what was published, what failed, and how long after its event', async () => {
    const handle = handlerWith(() => ({
      ...emptyReport,
      sources: ['published', 'published', 'rejected'].map((kind) => ({
        source: `articles/${kind}.md`,
        outcome: { kind, stale: false, title: '', address: '' } as never,
        problems: [],
        removed: [],
      })),
      written: ['rss.xml'],
    }));
    await handle({ Records: [...batchOf('a').Records, { ...message('b'), body: 'garbage' }] });

    expect(measured).toEqual([
      expect.objectContaining({
        Published: { value: 2, unit: 'Count' },
        Rejected: { value: 1, unit: 'Count' },
        Unchanged: { value: 0, unit: 'Count' },
        ObjectsWritten: { value: 1, unit: 'Count' },
        FailedMessages: { value: 1, unit: 'Count' },
        S3Requests: { value: 5, unit: 'Count' },
        PublishLatency: { value: 3000, unit: 'Milliseconds' },
      }),
    ]);
  });

  it('measures only its requests if it finds nothing to do', async () => {
    await handlerWith()({ Records: [tick] });

    expect(measured).toEqual([{ S3Requests: { value: 5, unit: 'Count' } }]);
  });

  it('measures the age of the newest entry at every tick, once it is known', async () => {
    const handle = handlerWith((keys) => ({
      ...emptyReport,
      newest: keys.length > 0 ? '2026-10-01T11:59:33.400Z' : undefined,
    }));
    for (const record of [tick, message('a'), tick]) await handle({ Records: [record] });

    const age = { value: 30, unit: 'Seconds' };
    expect(measured.map(({ NewestEntryAge }) => NewestEntryAge)).toEqual([undefined, age, age]);
  });
});

describe('a message that failed', () => {
  const storeFails = () => {
    throw new StorageError('put', 'rss.xml', { cause: new Error('slow down') });
  };

  it('returns after a longer delay each time when the store fails, the last time at once', async () => {
    const handle = handlerWith(storeFails, notedQueue);
    for (const count of [1, 2, 3]) await handle({ Records: [message('a', count)] });

    expect(asked).toEqual([
      'retry handle of a in 20',
      'retry handle of a in 180',
      'retry handle of a in 0',
    ]);
  });

  it('returns at once when it is faulty itself', async () => {
    const handle = handlerWith(() => {
      throw new TypeError('a bug');
    }, notedQueue);
    await handle({ Records: [message('a'), { ...message('b'), body: 'garbage' }] });

    expect(asked).toEqual(['retry handle of b in 0', 'retry handle of a in 0']);
  });

  it('is returned although the queue does not answer', async () => {
    const mute = async () => {
      throw new Error('no answer');
    };
    const handle = handlerWith(storeFails, { send: mute, countWaiting: mute, retryIn: mute });

    expect(await handle(batchOf('a'))).toEqual(failing('a'));
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'WARN', message: 'the queue did not answer' }),
    );
  });
});

describe('an unfinished reconciliation', () => {
  const hasMore = () => ({ ...emptyReport, hasMore: true });

  it('sends a message to itself', async () => {
    await handlerWith(hasMore, notedQueue)(batchOf('a'));

    expect(asked).toEqual(['send {"action":"continue"}']);
  });

  it('leaves that to the messages after a full batch', async () => {
    await handlerWith(hasMore, notedQueue)(batchOf(...'abcdefghij'));

    expect(asked).toEqual([]);
  });
});
