import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMessage } from '../../../lambda/aws/messages.ts';
import { callCommand } from '../../support/commands.ts';
import { createEventSource } from '../../support/event-source.ts';
import { awsOf } from '../../support/s3-folder.ts';
import { type S3Server, startS3Server } from '../../support/s3-server.ts';

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());

const rebuild = (...words: string[]) => callCommand('rebuild', words, awsOf(server));

describe('the rebuild command', () => {
  it('sends a message that the publisher takes for a rebuild, as often as it is called', async () => {
    const source = await createEventSource(server.endpoint, `publish-${randomUUID()}`);
    for (const _ of [1, 2]) {
      expect(await rebuild('--queue-url', source.queueUrl)).toMatchObject({ code: 0 });
    }

    const bodies: string[] = [];
    await source.drain(async ({ Records }) => {
      bodies.push(...Records.map(({ body = '' }) => body));
      return { batchItemFailures: [] };
    });
    expect(bodies.map((body) => readMessage(body, 'content'))).toEqual([
      { changes: [], scope: 'rebuild' },
      { changes: [], scope: 'rebuild' },
    ]);
  });

  it('tells in a line that it could not reach the queue', async () => {
    const { code, stderr } = await rebuild('--queue-url', 'http://localhost/0/no-such-queue.fifo');

    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^The queue did not accept the message: .*NonExistentQueue|QueueDoesNotExist/m,
    );
  });

  it('tells what it takes', async () => {
    expect(await rebuild('--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--queue-url URL'),
    });
  });

  it.each([
    [[], '--queue-url is needed.'],
    [['--queue-url', 'publish.fifo'], '--queue-url "publish.fifo" is not a URL.'],
  ])('refuses %j', async (words, message) => {
    expect(await rebuild(...words)).toEqual({
      code: 2,
      stdout: '',
      stderr: `${message}\nUse --help to see the options.\n`,
    });
  });
});
