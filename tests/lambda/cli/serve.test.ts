import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, type ExpectStatic } from 'vitest';
import { it, type RunningCommand, type Workplace } from '../../support/commands.ts';
import { hostile, hostileOption } from '../../support/hostile-source.ts';

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
  it('serves the front page, the three feeds and what one subscribes from at the addresses it prints', async ({
    expect,
    place,
    start,
  }) => {
    const { command, baseUrl } = await onAir({ expect, place, start });

    const addresses = command.stdout().match(/^\w[\w ]+ (http:\/\/localhost:\S+)$/gm) ?? [];
    const answers = await Promise.all(
      addresses.map((line) => fetch(line.slice(line.indexOf('http')))),
    );

    expect(addresses.map((line) => line.slice(line.indexOf('http')))).toEqual(
      ['/', '/rss.xml', '/atom.xml', '/feed.json', '/subscribe/'].map((path) => baseUrl + path),
    );
    expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
      [200, 'text/html; charset=utf-8'],
      [200, 'application/rss+xml; charset=utf-8'],
      [200, 'application/atom+xml; charset=utf-8'],
      [200, 'application/feed+json; charset=utf-8'],
      [200, 'text/html; charset=utf-8'],
    ]);
    for (const answer of answers.slice(0, 4))
      expect(await answer.text()).toContain(`${baseUrl}/articles/first`);
  });

  it('begins with a table of its channels: how many entries each has, and where it is', async ({
    expect,
    place,
    start,
  }) => {
    const fields = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n# Title\n\nText.\n`;
    const { command, baseUrl } = await onAir(
      { expect, place, start },
      {
        'publication.yaml':
          'id: tag:x,2026:n\ntitle: The Ebb\nsections: [{name: Local, title: Here}]\n',
        'articles/a.md': fields('section: Local', 'tags: [Ferries]', 'author: Una Farrow'),
        'articles/b.md': fields('tags: [Ferries]', 'author: Una Farrow'),
        'articles/c.md': fields('embargo: 2999-01-01', 'tags: [Ferries]'),
      },
    );

    const [, table = ''] = /^(Entries .+?)\n\n/ms.exec(command.stdout()) ?? [];
    const rows = table.split('\n').map((line) => line.trim().split(/ {2,}/));

    expect(rows).toEqual([
      ['Entries', 'Page', 'Channel'],
      ['3', `${baseUrl}/`, 'The Ebb'],
      ['1', `${baseUrl}/sections/local/`, 'Here'],
      ['2', `${baseUrl}/tags/ferries/`, 'Ferries'],
      ['2', `${baseUrl}/authors/una-farrow/`, 'Una Farrow'],
    ]);
    for (const [, address] of rows.slice(1)) {
      for (const file of ['', 'rss.xml', 'atom.xml', 'feed.json']) {
        expect((await fetch(`${address}${file}`)).status).toBe(200);
      }
    }
    expect(command.stdout()).not.toContain('\u001b');
  });

  it('publishes what is saved, edited and deleted, and rejects only what is broken', async ({
    expect,
    place,
    start,
  }) => {
    const { command, titles, baseUrl } = await onAir({ expect, place, start });
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
      .toMatch(
        /^error: articles\/first\.md:2: date: "soon" is not a date\. Give a date such as .+$/m,
      );

    await place.delete('content/articles/2026');
    await expect.poll(titles, deadline).toEqual(['First', 'Third']);
    await expect.poll(() => command.stdout(), deadline).toContain('withdrawn');
    expect(command.process.exitCode).toBeNull();
    const told = command.stdout().replace(/^.*^Watching .+?\n/ms, '');
    expect(told).toMatch(/ {2}\(\d+ ms\)$/m);
    // On a busy machine one save may be taken for two.
    const lines = new Set(told.replace(/ {2}\(\d+ ms\)$/gm, '').split('\n'));
    expect([...lines].join('\n')).toBe(`\
published  articles/2026/second.txt → ${baseUrl}/articles/second
edited     articles/2026/second.txt → ${baseUrl}/articles/second
REJECTED   articles/broken.md
REJECTED   articles/first.md  its last good version stays published
published  articles/third.md → ${baseUrl}/articles/third
withdrawn  articles/2026/second.txt
`);
  });

  it('goes on when the whole content folder is deleted and made again', async ({
    expect,
    place,
    start,
  }) => {
    const { command, titles } = await onAir({ expect, place, start });
    await place.copy('content', 'spare');
    await place.save('spare', { 'articles/second.md': '# Second\n\nText.\n' });

    await place.delete('content');
    await expect.poll(titles, deadline).toEqual([]);
    await place.copy('spare', 'content');
    await expect.poll(titles, deadline).toEqual(['First', 'Second']);

    await place.delete('content');
    await place.copy('spare', 'content');
    await place.delete('content/articles/first.md');
    await expect.poll(titles, deadline).toEqual(['Second']);
    await place.save('content', { 'articles/third.md': '# Third\n\nText.\n' });
    await expect.poll(titles, deadline).toEqual(['Second', 'Third']);
    expect(command.stderr()).not.toContain('    at ');
  });

  it('tells a page that is open of what it shows, and leaves the files as they are to be', async ({
    expect,
    place,
    start,
  }) => {
    const { baseUrl } = await onAir({ expect, place, start });
    const page = await (await fetch(`${baseUrl}/`)).text();
    const [element = '', version = ''] =
      /<script data-version="(\w+)">.+?<\/script>\n/s.exec(page) ?? [];
    const file = await place.read('out/index.html');
    expect(page.replace(element, '')).toBe(file);
    expect(file).not.toContain('EventSource');

    const query = new URLSearchParams({ page: '/', version });
    const changes = await fetch(`${baseUrl}/.newsstand/changes?${query}`);
    const reader = changes.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const reading = (async () => {
      while (!text.includes('data: changed')) text += (await reader?.read())?.value ?? '';
      return text;
    })();
    await place.save('content', { 'articles/second.md': '# Second\n\nText.\n' });

    expect(await reading).toContain('data: changed');
    expect(await (await fetch(`${baseUrl}/`)).text()).toContain('Second');
    await reader?.cancel();
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
      .toContain(`waiting    articles/later.md  until ${embargo}  (`);
    expect((await fetch(`${baseUrl}/articles/later`)).status).toBe(404);
    await expect.poll(titles, deadline).toEqual(['First', 'Later']);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(embargo));
    expect((await fetch(`${baseUrl}/articles/later`)).status).toBe(200);
  });

  it('publishes nothing, and says why, until the first publication.yaml is fixed', async ({
    expect,
    place,
    start,
  }) => {
    const { command, titles } = await onAir(
      { expect, place, start },
      { 'publication.yaml': 'title: [\n' },
    );
    expect(command.stdout()).toContain('Nothing is published yet.\n');
    expect(command.stderr()).toMatch(/^error: publication\.yaml:\d: broken YAML/m);

    await place.save('content', { 'publication.yaml': 'id: tag:x,2026:n\ntitle: The Ebb\n' });
    await expect.poll(() => titles().catch(() => undefined), deadline).toEqual(['First']);
    await expect
      .poll(() => command.stdout(), deadline)
      .toMatch(/^edited {5}publication\.yaml\npublished {2}articles\/first\.md → /m);
  });

  it('applies a fixed publication.yaml to every feed', async ({ expect, place, start }) => {
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

  it('ends within two seconds of an interruption, though a page listens, and frees the port', async ({
    expect,
    place,
    start,
  }) => {
    const { command, baseUrl } = await onAir({ expect, place, start });
    const changes = await fetch(`${baseUrl}/.newsstand/changes?page=/&version=`);
    const end = changes.text().catch(() => 'cut off');

    const begin = performance.now();
    command.process.kill('SIGINT');
    const { code, stderr } = await command.ended;

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(performance.now() - begin).toBeLessThan(2_000);
    expect(await end).toBeDefined();
    const next = createServer().listen(Number(new URL(baseUrl).port), '127.0.0.1');
    await once(next, 'listening');
    next.close();
  });

  it.for(['SIGINT', 'SIGTERM'] as const)(
    'ends without a word of error when %s comes in the middle of a publish',
    async (signal, { expect, place, start }) => {
      const texts = Array.from({ length: 2000 }, (_, index) => [
        `articles/${index}.md`,
        `# Article ${index}\n\n${'Text. '.repeat(200)}\n`,
      ]);
      await place.save('content', Object.fromEntries(texts));
      const command = start('serve', [
        ...['--content', place.path('content'), '--out', place.path('out'), '--port', '0'],
      ]);
      await expect
        .poll(() => existsSync(place.path('out/articles')), { ...deadline, interval: 10 })
        .toBe(true);

      command.process.kill(signal);
      const { code, stdout, stderr } = await command.ended;

      expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
      const names = [...(await place.files('out')).keys()];
      expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
      expect(names.filter((name) => /^articles\/\d/.test(name)).length).toBeLessThan(2000);
    },
  );

  it('ends at once when SIGINT comes while a source is converted that never ends', async ({
    expect,
    place,
    start,
  }) => {
    await place.save('content', {
      'publication.yaml': 'id: tag:news.example.org,2026:news\ntitle: The Tidewater Post\n',
      'articles/good.md': '# Good\n\nText.\n',
      'articles/loop.md': `# Loop\n\n${hostile.loop}\n`,
    });
    const words = ['--content', place.path('content'), '--out', place.path('out'), '--port', '0'];
    const command = start('serve', words, { NODE_OPTIONS: await hostileOption(place.path('')) });
    await expect.poll(() => existsSync(place.path('hostile.cjs.looping')), deadline).toBe(true);

    const begin = performance.now();
    command.process.kill('SIGINT');
    const { code, stderr } = await command.ended;

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  it('refuses a port that another program uses', async ({ expect, place, start }) => {
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

  it('ends with a word on what it cannot write', async ({ expect, place, start }) => {
    await place.save('content', { 'articles/first.md': '# First\n\nText.\n' });
    await place.save('.', { file: '' });
    const words = ['--content', place.path('content'), '--out', place.path('file/out')];

    const { code, stderr } = await start('serve', [...words, '--port', '0']).ended;

    expect(code).toBe(3);
    expect(stderr).toMatch(/^(?:put|get) of "[^"]+" failed: .+\n$/);
  });

  it('is refused a port that is none', async ({ expect, place, start }) => {
    await place.save('content', { 'articles/first.md': '# First\n\nText.\n' });
    const words = ['--content', place.path('content'), '--out', place.path('out')];

    const { code, stderr } = await start('serve', [...words, '--port', 'http']).ended;

    expect(code).toBe(2);
    expect(stderr).toContain('--port "http" is not a port number.\nUse --help');
  });

  it('prints and answers by the host that the user chose, and by no other name', async ({
    expect,
    place,
    start,
  }) => {
    await place.save('content', { 'articles/first.md': '# First\n\nText.\n' });
    const folders = ['--content', place.path('content'), '--out', place.path('out')];
    const command = start('serve', [...folders, '--port', '0', '--host', '127.0.0.1']);
    await expect.poll(() => command.stdout(), deadline).toContain('Watching');
    const baseUrl = /^Front page {2}(http:\/\/127\.0\.0\.1:\d+)\/$/m.exec(command.stdout())?.[1];
    const statusFor = async (headers: Record<string, string>) => {
      const asked = request(`${baseUrl}/feed.json`, { headers }).end();
      const [response] = (await once(asked, 'response')) as [IncomingMessage];
      response.resume();
      return response.statusCode;
    };

    expect(await statusFor({})).toBe(200);
    expect(await statusFor({ host: 'localhost' })).toBe(200);
    expect(await statusFor({ host: 'evil.example' })).toBe(403);
  });

  it('refuses a host that is none', async ({ expect, place, start }) => {
    await place.save('content', { 'articles/first.md': '# First\n\nText.\n' });
    const words = ['--content', place.path('content'), '--out', place.path('out'), '--host'];

    const { code, stderr } = await start('serve', [...words, 'localhost:80']).ended;

    expect(code).toBe(2);
    expect(stderr).toContain('--host "localhost:80" is not a name or an address of this machine.');
  });
});
