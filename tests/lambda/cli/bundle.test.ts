import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundle } from '../../../lambda/cli/bundle.js';
import { loadProgram } from '../../../lambda/cli/load-program.js';

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'bundle-')));
});
afterAll(() => rm(root, { recursive: true, force: true }));

beforeEach(async () => {
  await rm(join(root, '.cache'), { recursive: true, force: true });
  await mkdir(join(root, 'lambda/cli'), { recursive: true });
  await writeFile(join(root, 'package.json'), '{ "type": "module" }');
  await writeFile(join(root, 'package-lock.json'), '{}');
  await say('one');
});

const say = (word: string) =>
  writeFile(
    join(root, 'lambda/cli/main.ts'),
    `export const said: string = '${word}'; export const here = import.meta.url;
     export const beyond = /^[“😀]$/u;`,
  );
const load = (file: string) => loadProgram(file, 'test').exports;
const versions = async () => (await readdir(join(root, '.cache/newsstand'))).length;

describe('bundle', () => {
  it('is the TypeScript as one program that finds what lies beside its sources', async () => {
    const program = load(await bundle(root, 'build', {}));

    expect(program.said).toBe('one');
    expect(new URL('../edge', program.here).pathname).toBe(join(root, 'lambda/edge'));
  });

  it('is ASCII, and means the same', async () => {
    const program = await bundle(root, 'build', {});

    expect(await readFile(program, 'utf8')).toMatch(/^[\0-\x7f]+$/);
    expect(['“', '😀', 'u'].map((text) => load(program).beyond.test(text))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('has of the commands only the one that is called, and what that loads later', async () => {
    await writeFile(
      join(root, 'lambda/cli/main.ts'),
      "export const serve = () => import('./serve.ts'), build = () => import('./build.ts');",
    );
    await writeFile(join(root, 'lambda/cli/serve.ts'), "export const word = 'served';");
    await writeFile(
      join(root, 'lambda/cli/build.ts'),
      "export const more = () => import('./more.ts');",
    );
    await writeFile(join(root, 'lambda/cli/more.ts'), "export const word = 'built';");
    const program = await bundle(root, 'build', {});

    expect(await readFile(program, 'utf8')).not.toContain('served');
    expect((await (await load(program).build()).more()).word).toBe('built');
    expect((await load(await bundle(root, 'serve', {})).serve()).word).toBe('served');
    await expect(load(await bundle(root, '', {})).serve()).rejects.toThrow();
  });

  it('has what threads run beside it, if the command has threads', async () => {
    await mkdir(join(root, 'lambda/threads'), { recursive: true });
    await writeFile(
      join(root, 'lambda/threads/conversion-threads.ts'),
      'export const threads = 1;',
    );
    await writeFile(join(root, 'lambda/threads/conversion-thread.ts'), 'export {};');
    await writeFile(
      join(root, 'lambda/cli/main.ts'),
      "export const serve = () => import('./serve.ts'), build = () => import('./build.ts');",
    );
    await writeFile(join(root, 'lambda/cli/serve.ts'), "export const word = 'served';");
    await writeFile(
      join(root, 'lambda/cli/build.ts'),
      "export { threads } from '../threads/conversion-threads.ts';",
    );
    const filesOf = async (command: string) => readdir(dirname(await bundle(root, command, {})));

    expect(await filesOf('build')).toEqual(['conversion-thread.cjs', 'program.js']);
    expect(await filesOf('serve')).toEqual(['program.js']);
  });

  it('is the same for every unknown command', async () => {
    expect(await bundle(root, 'biuld', {})).toBe(await bundle(root, '', {}));
    expect(await versions()).toBe(1);
  });

  it('is made once for the same sources', async () => {
    const first = await bundle(root, 'build', {});

    expect(await bundle(root, 'build', {})).toBe(first);
    expect(await versions()).toBe(1);
  });

  it('is made again when a source changes, and the old one stays for running processes', async () => {
    const first = await bundle(root, 'build', {});
    await say('another');

    expect(load(await bundle(root, 'build', {})).said).toBe('another');
    expect(await bundle(root, 'build', {})).not.toBe(first);
    expect(await versions()).toBe(2);
  });

  it('is made again when another version of a package is installed', async () => {
    const first = await bundle(root, 'build', {});
    await writeFile(join(root, 'package-lock.json'), '{ "packages": {} }');

    expect(await bundle(root, 'build', {})).not.toBe(first);
  });

  it('is complete for all processes that start at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => bundle(root, 'build', {})));

    expect(new Set(all).size).toBe(1);
    expect(await versions()).toBe(1);
    expect(load(all[0] ?? '').said).toBe('one');
  });

  it('is deleted after a week without use', async () => {
    await bundle(root, 'build', {});
    const [old = ''] = await readdir(join(root, '.cache/newsstand'));
    await utimes(join(root, '.cache/newsstand', old), new Date(0), new Date(0));
    await say('another');
    await bundle(root, 'build', {});

    expect(await readdir(join(root, '.cache/newsstand'))).not.toContain(old);
  });
});
