import { beforeEach, describe, expect, it } from 'vitest';
import { createJsonLog } from '../../../lambda/aws/json-log.ts';
import { createQueueHandler } from '../../../lambda/aws/queue-handler.ts';
import { StorageError } from '../../../lambda/publish/errors.ts';
import { emptyReport, type PublishReport } from '../../../lambda/publish/report.ts';
import type { PublishRequest } from '../../../lambda/publish/run.ts';

let runs: string[][];
let lines: Record<string, unknown>[];

beforeEach(() => {
  runs = [];
  lines = [];
});

const log = createJsonLog((line) => lines.push(JSON.parse(line)));

/** A handler whose publisher notes the keys of each run, then does as told. */
const handlerWith = (publish: (keys: readonly string[]) => PublishReport = () => emptyReport) =>
  createQueueHandler(async ({ changes }: PublishRequest) => {
    const keys = changes.map(({ key }) => key);
    runs.push(keys);
    return publish(keys);
  }, log);

const message = (key: string) => ({
  messageId: `id of ${key}`,
  body: JSON.stringify({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    time: '2026-10-01T12:00:00Z',
    detail: { object: { key } },
  }),
});

const batchOf = (...keys: string[]) => ({ Records: keys.map(message) });

const failing = (...keys: string[]) => ({
  batchItemFailures: keys.map((key) => ({ itemIdentifier: `id of ${key}` })),
});

describe('a batch of messages', () => {
  it('is answered with one run of the publisher', async () => {
    expect(await handlerWith()(batchOf('a', 'b', 'c'))).toEqual(failing());

    expect(runs).toEqual([['a', 'b', 'c']]);
  });

  it('that is empty is answered without a run', async () => {
    expect(await handlerWith()({ Records: [] })).toEqual(failing());

    expect(runs).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('gives back a message that cannot be read, and it alone', async () => {
    const { Records } = batchOf('a', 'b');
    const unreadable = { messageId: 'id of garbage', body: `garbage ${'x'.repeat(2_000)}` };

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

  it('comes back as a whole when the store fails', async () => {
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

  it('gives back only the message at fault after any other error', async () => {
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

  it('runs a lone message at fault once', async () => {
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
              fault: '"soon" is no date',
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
});
