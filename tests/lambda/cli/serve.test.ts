import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, type ExpectStatic } from 'vitest';
import { it, type RunningCommand, type Workplace } from '../../support/commands.ts';

type Start = (name: string, words: readonly string[]) => RunningCommand;

const deadline = { timeout: 20_000, interval: 50 };

/**
 * The publication is on the air: every test begins with this.
 * @param expect of the test itself: `poll` needs to know whose it is while others run beside it
 */
const onAir = async (
  { expect, place, start }: { expect: ExpectStatic; place: Workplace; start: Start },
  files: Readonly<Record<string, string>> = {},
) => {
  await place.save('content', {
    'publication.yaml': 'id: tag:news.example.org,2026:news\ntitle: The Tidewater Post\n',
    'articles/first.md': '# First\n\nText.\n',
    ...files,
  });
  const words = ['--content', place.path('content'), '--out', place.path('out'), '--port', '0'];
  const command = start('serve', words);
  await expect.poll(() => command.stdout(), deadline).toContain('Watching');
  const baseUrl = /^Front page {2}(http:\/\/localhost:\d+)\/$/m.exec(command.stdout())?.[1];
  if (baseUrl === undefined) throw new Error(`no address in:\n${command.stdout()}`);

  const titles = async (): Promise<string[]> => {
    const response = await fetch(`${baseUrl}/feed.json`);
    const { items } = (await response.json()) as { items: { title: string }[] };
    return items.map(({ title }) => title).sort();
  };
  return { command, baseUrl, titles };
};

describe.concurrent('the start command', { timeout: 60_000 }, () => {
  it('serves the front page and the three feeds at the addresses it prints', async ({
    expect,
    place,
    start,
  }) => {
    const { command, baseUrl } = await onAir({ expect, place, start });

    const addresses = command.stdout().match(/http:\/\/localhost:\S+/g) ?? [];
    const answers = await Promise.all(addresses.map((address) => fetch(address)));

    expect(addresses).toEqual(
      ['/', '/rss.xml', '/atom.xml', '/feed.json'].map((path) => baseUrl + path),
    );
    expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
      [200, 'text/html; charset=utf-8'],
      [200, 'application/rss+xml; charset=utf-8'],
      [200, 'application/atom+xml; charset=utf-8'],
      [200, 'application/feed+json; charset=utf-8'],
    ]);
    for (const answer of answers)
      expect(await answer.text()).toContain(`${baseUrl}/articles/first`);
  });

  it('publishes what is saved, edited and deleted, and rejects only what is broken', async ({
    expect,
    place,
    start,
  }) => {
    const { command, titles } = await onAir({ expect, place, start });
    expect(await titles()).toEqual(['First']);

    await place.save('content', { 'articles/2026/second.txt': 'Second\n\nText.\n' });
    await expect.poll(titles, deadline).toEqual(['First', 'Second']);

    await place.save('content', { 'articles/2026/second.txt': 'Second, edited\n\nText.\n' });
    await expect.poll(titles, deadline).toEqual(['First', 'Second, edited']);

    await place.save('content', {
      'articles/broken.md': '---\ntitle: Broken\n',
      'articles/first.md': '---\ndate: soon\n---\n# First, edited\n\nText.\n',
      'articles/third.md': '# Third\n\nText.\n',
    });
    await expect.poll(titles, deadline).toEqual(['First', 'Second, edited', 'Third']);
    await expect
      .poll(() => command.stderr(), deadline)
      .toContain(
        'error: articles/broken.md:1: the front matter is not closed. Put a line "---" below it.\n',
      );
    await expect
      .poll(() => command.stderr(), deadline)
      .toMatch(/^error: articles\/first\.md:2: date: "soon" is no date\. Give a date such as .+$/m);

    await place.delete('content/articles/2026');
    await expect.poll(titles, deadline).toEqual(['First', 'Third']);
    expect(command.process.exitCode).toBeNull();
  });

  it('misses nothing that is saved while it begins', async ({ expect, place, start }) => {
    const texts = Array.from({ length: 120 }, (_, index) => [
      `articles/${index}.txt`,
      `${index}\n`,
    ]);
    await place.save('content', Object.fromEntries(texts));
    const running = onAir({ expect, place, start });
    await expect.poll(() => place.files('out').catch(() => undefined), deadline).toBeDefined();
    await place.save('content', { 'articles/late.md': '---\ndate: 2100-01-01\n---\n# Late\n' });
    const { command } = await running;

    await expect.poll(() => command.stdout(), deadline).toMatch(/^waiting {4}articles\/late\.md/m);
  });

  it('publishes an article when its embargo ends, without any other event', async ({
    expect,
    place,
    start,
  }) => {
    const { command, baseUrl, titles } = await onAir({ expect, place, start });
    const embargo = new Date(Date.now() + 3_000).toISOString();

    await place.save('content', {
      'articles/later.md': `---\nembargo: ${embargo}\n---\n# Later\n\nText.\n`,
    });

    await expect
      .poll(() => command.stdout(), deadline)
      .toContain(`waiting    articles/later.md  until ${embargo}\n`);
    expect((await fetch(`${baseUrl}/articles/later`)).status).toBe(404);
    await expect.poll(titles, deadline).toEqual(['First', 'Later']);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(embargo));
    expect((await fetch(`${baseUrl}/articles/later`)).status).toBe(200);
  });

  it('takes a mended publication.yaml over into every feed', async ({ expect, place, start }) => {
    const { command, baseUrl } = await onAir({ expect, place, start });
    const feed = async () => (await fetch(`${baseUrl}/rss.xml`)).text();

    await place.save('content', { 'publication.yaml': 'title: [\n' });
    await expect
      .poll(() => command.stderr(), deadline)
      .toMatch(/^error: publication\.yaml:\d: broken YAML/m);
    expect(await feed()).toContain('<title>The Tidewater Post</title>');

    await place.save('content', {
      'publication.yaml': 'id: tag:news.example.org,2026:news\ntitle: The Ebb\n',
    });
    await expect.poll(feed, deadline).toContain('<title>The Ebb</title>');
  });

  it('ends within two seconds of an interruption', async ({ expect, place, start }) => {
    const { command, baseUrl } = await onAir({ expect, place, start });
    await fetch(`${baseUrl}/`);

    const begin = performance.now();
    command.process.kill('SIGINT');
    const { code, stderr } = await command.ended;

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  it('is refused a port that another program has', async ({ expect, place, start }) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await place.save('content', { 'articles/first.md': '# First\n\nText.\n' });

    const { code, stdout, stderr } = await start('serve', [
      ...['--content', place.path('content'), '--out', place.path('out')],
      ...['--port', String(port)],
    ]).ended;
    other.close();

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`Port ${port} is in use. Choose another with --port.\n`);
    expect(stderr).not.toContain('    at ');
  });

  it('is refused a port that is none', async ({ expect, place, start }) => {
    await place.save('content', { 'articles/first.md': '# First\n\nText.\n' });
    const words = ['--content', place.path('content'), '--out', place.path('out')];

    const { code, stderr } = await start('serve', [...words, '--port', 'http']).ended;

    expect(code).toBe(2);
    expect(stderr).toContain('--port "http" is no port number.\nUse --help');
  });
});
