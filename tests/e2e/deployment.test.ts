import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import {
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { parseFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deployment, deploy } from './support/deployment.ts';
import { type Emulator, startEmulator } from './support/emulator.ts';
import { installTools, projectFolder, provideLayerCli } from './support/tools.ts';
import { waitFor } from './support/wait.ts';

let emulator: Emulator;
let deployment: Deployment;
const undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const tools = await installTools();
  undo.push(await provideLayerCli(tools));
  emulator = await startEmulator(tools);
  undo.push(emulator.stop);
  deployment = await deploy(emulator);
  undo.push(deployment.close);
}, 600_000);

afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

const read = async (bucket: string, key: string): Promise<string | undefined> => {
  try {
    const { Body } = await deployment.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToString();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
};
const keys = async (bucket: string, prefix = ''): Promise<string[]> => {
  const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix });
  return ((await deployment.s3.send(command)).Contents ?? []).map(({ Key = '' }) => Key);
};
const save = (key: string, text: string) =>
  deployment.s3.send(
    new PutObjectCommand({ Bucket: deployment.buckets.content, Key: key, Body: text }),
  );
const titlesIn = async (file: string): Promise<string[]> => {
  const document = await read(deployment.buckets.site, file);
  if (document === undefined) return [];
  const { feed } = parseFeed(document) as {
    feed: { items?: { title?: string }[]; entries?: { title?: string | { value?: string } }[] };
  };
  return (feed.items ?? feed.entries ?? []).map(({ title }) =>
    typeof title === 'string' ? title : (title?.value ?? ''),
  );
};
const feeds = ['rss.xml', 'atom.xml', 'feed.json'];

/** The titles of the front page, once all three feeds have the same and they are as wanted. */
const waitForTitles = (seconds: number, isAsWanted: (titles: readonly string[]) => boolean) =>
  waitFor(`the feeds\n${emulator.log().slice(-2000)}`, seconds, async () => {
    const all = await Promise.all(feeds.map(titlesIn));
    const isSame = all.every((titles) => titles.join('\n') === all[0]?.join('\n'));
    return isSame && isAsWanted(all[0] ?? []) && (all[0] ?? []);
  });

describe('the stack, deployed from zero to an emulator of AWS', () => {
  it('publishes the content that ships with it, without any further event', async () => {
    const shipped = join(projectFolder, 'content');
    const names = await readdir(join(shipped, 'articles'));
    const pictures = await readdir(join(shipped, 'media'));

    // One waits under embargo, and one is a draft.
    await waitForTitles(60, ({ length }) => length >= names.length - 2);
    const media = () => keys(deployment.buckets.site, 'media/');
    await waitFor('the media', 30, async () => (await media()).length === pictures.length);
  });

  it('brings a new article into all three feeds within ten seconds, and its edit, and takes it out again', async () => {
    await save('articles/ferry.md', '# The ferry is late\n\nBy an hour.');
    await waitForTitles(10, (titles) => titles[0] === 'The ferry is late');
    expect(await read(deployment.buckets.site, 'articles/ferry')).toContain('By an hour.');

    await save('articles/ferry.md', '# The ferry has come\n\nAt last.');
    const titles = await waitForTitles(10, ([first]) => first === 'The ferry has come');
    expect(titles).not.toContain('The ferry is late');

    await deployment.s3.send(
      new DeleteObjectCommand({ Bucket: deployment.buckets.content, Key: 'articles/ferry.md' }),
    );
    await waitForTitles(10, (titles) => !titles.includes('The ferry has come'));
    expect(await read(deployment.buckets.site, 'articles/ferry')).toBeUndefined();
  });

  it('finishes a batch in the middle of which its function was killed', async () => {
    const { PublishQueueUrl } = deployment.outputs;
    // What was in its hands comes back when it should have ended long ago; here, sooner.
    await deployment.sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: PublishQueueUrl,
        Attributes: { VisibilityTimeout: '10' },
      }),
    );
    const tags = Array.from({ length: 40 }, (_, index) => `tag ${index}`).join(', ');
    const numbers = Array.from({ length: 10 }, (_, index) => index);
    const sources = numbers.map((number) => `articles/batch-${number}.md`);
    await Promise.all(
      numbers.map((number) =>
        save(
          `articles/batch-${number}.md`,
          `---\ntitle: Batch ${number}\ntags: [${tags}]\n---\nText.`,
        ),
      ),
    );
    const isUnderWay = async (source: string): Promise<boolean> => {
      const record = await read(deployment.buckets.state, `records/${source}`);
      return record !== undefined && JSON.parse(record).etag === '';
    };
    const underWay = () => Promise.all(sources.map(isUnderWay));
    await waitFor('work to be under way', 30, async () => (await underWay()).some(Boolean), 5);
    const killed = await emulator.functionProcesses();
    for (const id of killed) process.kill(id, 'SIGKILL');

    expect(killed).not.toEqual([]);
    expect((await underWay()).some(Boolean)).toBe(true);
    const titles = numbers.map((number) => `Batch ${number}`);
    await waitForTitles(90, (shown) => titles.every((title) => shown.includes(title)));
    await waitFor('the records to be closed', 30, async () => !(await underWay()).some(Boolean));
  });

  it('puts a message that it cannot read into the dead-letter queue, and goes on', async () => {
    const { PublishQueueUrl, DeadLetterQueueUrl } = deployment.outputs;
    await deployment.sqs.send(
      new SendMessageCommand({
        QueueUrl: PublishQueueUrl,
        MessageBody: '{"no":"sense"}',
        MessageGroupId: 'publish',
        MessageDeduplicationId: 'poison',
      }),
    );
    await save('articles/after.md', '# After the poison\n\nText.');

    await waitForTitles(20, (titles) => titles.includes('After the poison'));
    const [dead] = await waitFor('the dead letter', 30, async () => {
      const command = new ReceiveMessageCommand({ QueueUrl: DeadLetterQueueUrl });
      return (await deployment.sqs.send(command)).Messages;
    });
    expect(dead?.Body).toBe('{"no":"sense"}');
  });
});
