import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { it, runCommand, type Workplace } from '../support/commands.ts';
import { createEventSource } from '../support/event-source.ts';
import { awsOf, putFiles } from '../support/s3-folder.ts';
import { type S3Server, startS3Server } from '../support/s3-server.ts';
import { blocksFor } from '../support/shell-blocks.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const page = join(project, 'docs/commands.md');

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());

const oldFeed = `<rss version="2.0"><channel><title>Old</title><item><title>Old news</title>
<guid>https://old.example.org/1</guid><description>Text.</description></item></channel></rss>`;

const exported = `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>A post</title>
<guid>https://old.example.org/?p=1</guid><content:encoded>Text.</content:encoded></item></channel></rss>`;

/** A checkout with all that the page speaks of: a stack on the air, and something to import. */
const setUp = async (place: Workplace): Promise<Record<string, string>> => {
  for (const name of ['package.json', 'lambda', 'node_modules']) {
    await symlink(join(project, name), place.path(name));
  }
  await cp(join(project, 'content'), place.path('content'), { recursive: true });
  await place.save('.', {
    'wordpress.xml': exported,
    'old-feed.xml': oldFeed,
    'old-pages/pier.html': '<!doctype html><title>Pier</title><h1>Pier</h1><p>Text.</p>',
  });
  await runCommand('build', [
    ...['--content', place.path('content'), '--base-url', 'https://live.example.org'],
    ...['--out', place.path('live/site'), '--state', place.path('live/state')],
  ]);
  await putFiles(server, 'docs-site', await place.files('live/site'));
  await putFiles(server, 'docs-state', await place.files('live/state'));
  await server.createBucket('docs-content');
  return {
    ...awsOf(server),
    CONTENT_BUCKET: 'docs-content',
    SITE_BUCKET: 'docs-site',
    STATE_BUCKET: 'docs-state',
    PUBLISH_QUEUE_URL: (await createEventSource(server.endpoint, 'docs')).queueUrl,
  };
};

/** Runs a line as a shell would; what serves is stopped by Ctrl-C once it watches. */
const runLine = async (line: string, cwd: string, env: Record<string, string>) => {
  const child = spawn('sh', ['-c', line], {
    ...{ cwd, env: { ...process.env, ...env }, detached: true },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      if (/^Watching /m.test(text) && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    });
  }
  const [code] = await once(child, 'close');
  return { line, code, written };
};

describe('the page on the commands', () => {
  it('shows only commands that work, one after the other', { timeout: 300_000 }, async ({
    place,
  }) => {
    const lines = blocksFor(import.meta.filename).flatMap(({ script }) =>
      script.split('\n').filter((line) => line !== ''),
    );
    const env = await setUp(place);

    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) {
      const isServing = / serve\b/.test(line);
      // Other programs of the machine may have the ports.
      const run = isServing ? `${line} --port 0` : line;
      const { code, written } = await runLine(run, place.path('.'), env);
      expect({ line, code: isServing ? 0 : code, written }).toMatchObject({ line, code: 0 });
      if (isServing) expect(written).toMatch(/^Front page {2}http:\/\/localhost:\d+\/$/m);
    }
    const imported = JSON.parse(await place.read('import.json'));
    expect(imported).toMatchObject({ written: 1, left: [] });
  });

  it('has a section for each command', async () => {
    const { stdout } = await runCommand('--help', []);
    const known = [...stdout.matchAll(/^ {2}([a-z]+) +\S/gm)].map(([, name]) => name);
    const markdown = await readFile(page, 'utf8');
    const told = [...markdown.matchAll(/^## (.+)$/gm)].map(([, name]) => name);

    expect(told.toSorted()).toEqual(known.toSorted());
  });
});
