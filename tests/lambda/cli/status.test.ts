import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Status } from '../../../lambda/cli/status/read-status.ts';
import { callCommand, it, type Workplace } from '../../support/commands.ts';
import { awsOf, putFiles } from '../../support/s3-folder.ts';
import { type S3Server, startS3Server } from '../../support/s3-server.ts';

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());

const article = (title: string, date: string) => `---\ndate: ${date}\n---\n# ${title}\n\nText.\n`;

/** A newsroom's folder, published twice: in the meantime, one article has been spoilt. */
const publish = async (place: Workplace): Promise<void> => {
  const build = () =>
    callCommand('build', [
      ...['--content', place.path('content'), '--out', place.path('out')],
      ...['--state', place.path('state'), '--base-url', 'https://news.example.org'],
    ]);
  await place.save('content', {
    'publication.yaml': 'id: tag:news.example.org,2026:news\ntitle: The Tidewater Post\n',
    'articles/ferry.md': article('Ferry', '2026-03-04\nexpires: 2098-01-01'),
    'articles/spoilt.md': article('Spoilt', '2026-03-05'),
    'articles/later.md': article('Later', '2099-01-01T12:00:00Z'),
    'articles/soon.md': article('Soon', '2098-01-01T12:00:00Z'),
    'articles/when.md': article('When', 'soon'),
    'articles/draft.md': '---\ndraft: true\n---\n# Draft\n\nText.\n',
  });
  await build();
  await place.save('content', { 'articles/spoilt.md': article('Spoilt', 'no date') });
  await build();
};

describe.concurrent('newsstand status', { timeout: 60_000 }, () => {
  it('tells what is published, what waits and until when, what was rejected and why', async ({
    place,
  }) => {
    await publish(place);

    const { code, stdout, stderr } = await callCommand('status', ['--state', place.path('state')]);

    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'waiting    articles/soon.md  until 2098-01-01T12:00:00.000Z',
      'waiting    articles/later.md  until 2099-01-01T12:00:00.000Z',
      expect.stringMatching(
        /^REJECTED {3}articles\/spoilt\.md {2}\S+Z, its last good version stays/,
      ),
      expect.stringMatching(/^ {11}articles\/spoilt\.md:2: date: "no date" is not a date\. Give a/),
      expect.stringMatching(/^REJECTED {3}articles\/when\.md {2}\S+Z$/),
      expect.stringMatching(/^ {11}articles\/when\.md:2: date: "soon" is not a date\. Give a/),
      '2 articles published, 2 waiting, 2 rejected',
      '',
    ]);
  });

  it('tells the same of a deployed stack, and to machines', async ({ place }) => {
    await publish(place);
    await putFiles(server, 'status-state', await place.files('state'));
    const words = ['--state-bucket', 'status-state'];

    const all = await callCommand('status', [...words, '--all'], awsOf(server));
    const { code, stdout } = await callCommand('status', [...words, '--json'], awsOf(server));

    expect(all.stdout).toMatch(/^published {2}articles\/ferry\.md → \/articles\/ferry$/m);
    const status = JSON.parse(stdout) as Status;
    expect(code).toBe(1);
    expect(status).toMatchObject({ isUnderWay: false });
    expect(status.published).toContainEqual({
      source: 'articles/ferry.md',
      address: '/articles/ferry',
      published: '2026-03-04T00:00:00.000Z',
      updated: '2026-03-04T00:00:00.000Z',
    });
    expect(status.waiting.map(({ source }) => source)).toEqual([
      'articles/soon.md',
      'articles/later.md',
    ]);
    expect(status.rejected.map(({ source, stale }) => [source, stale])).toEqual([
      ['articles/spoilt.md', true],
      ['articles/when.md', false],
    ]);
  });

  it.for([
    ['neither state', [], 2, '--state or --state-bucket is needed.'],
    ['both', ['--state', '.', '--state-bucket', 'b'], 2, 'Give either --state or --state-bucket.'],
    ['no such folder', ['--state', '/no/such'], 2, '--state "/no/such" is not a folder.'],
    ['no such bucket', ['--state-bucket', 'no-such-bucket'], 3, 'NoSuchBucket'],
  ] as const)('is told of %s in a line', async ([_, words, code, message]) => {
    const result = await callCommand('status', words, awsOf(server));

    expect(result).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(message) });
    expect(result.stderr).not.toContain('    at ');
  });
});
