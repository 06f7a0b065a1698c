import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { callCommand, it, runCommand } from '../../support/commands.ts';

const run = promisify(execFile);
const cwd = fileURLToPath(new URL('../../..', import.meta.url));

const summaries = async (): Promise<string[]> => {
  const { stdout } = await callCommand('--help', []);
  return [...stdout.matchAll(/^ {2}([a-z]+) +\S/gm)].map(([, name = '']) => name);
};

describe('newsstand', { timeout: 60_000 }, () => {
  it('is what npx runs in the checkout', async () => {
    const { stdout } = await run('npx', ['newsstand', '--help'], { cwd });

    expect(stdout).toMatch(/^newsstand COMMAND \[options\]$/m);
  });

  it('explains each of its commands, in lines that a terminal holds', async () => {
    const names = await summaries();

    expect(names).toEqual(expect.arrayContaining(['serve', 'build', 'rebuild', 'schema']));
    for (const name of names) {
      const { code, stdout, stderr } = await callCommand(name, ['--no-such', '--help']);
      expect({ code, stderr }, name).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^newsstand ${name} `));
      for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(105);
    }
  });

  it.each([
    [['biuld'], 'There is no command "biuld". Use one of serve, build, '],
    [['constructor'], 'There is no command "constructor".'],
    [['build', '--uot', 'x'], "Unknown option '--uot'."],
  ])('refuses %j', async ([name = '', ...words], message) => {
    const { code, stdout, stderr } = await runCommand(name, words);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/\nUse --help to see the options\.\n$/);
  });

  it('builds an archive, whose articles threads convert, as it does without threads', async ({
    place,
  }) => {
    const articles = Array.from({ length: 250 }, (_, number) => [
      `articles/${1000 + number}.md`,
      `---\ntitle: Number ${number}\ndate: 2026-03-04\ntags: [x]\n---\nSome *text* of ${number}.\n`,
    ]);
    const publication = { 'publication.yaml': 'id: tag:x,2026:n\ntitle: N\nlanguage: en\n' };
    await place.save('content', { ...publication, ...Object.fromEntries(articles) });
    const words = (out: string) => [
      ...['--content', place.path('content'), '--out', place.path(out)],
      ...['--base-url', 'https://news.example.org'],
    ];
    const { code, stdout } = await runCommand('build', words('one'));
    await callCommand('build', words('other'));

    expect(code).toBe(0);
    expect(stdout).toContain('250 published');
    const bytesOf = async (folder: string) =>
      [...(await place.files(folder))].flatMap(([name, { bytes }]) =>
        name.endsWith('.meta.json') ? [] : [[name, bytes.toString()]],
      );
    expect(await bytesOf('one')).toEqual(await bytesOf('other'));
  });
});
