import { mkdtemp, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kindOf, loadProgram } from '../../../lambda/cli/load-program.js';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'program-')));
  file = join(folder, 'program.js');
  const sum = Array.from({ length: 200 }, (_, at) => `first + second * ${at}`).join(' + ');
  await writeFile(
    file,
    `(function (module, exports, require) {
       const { sep } = require('node:path');
       module.exports = { sep, add: (first, second) => ${sum} };
     })`,
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('loadProgram', () => {
  it('runs a program that requires modules of Node', () => {
    const { exports: program } = loadProgram(file, 'build');

    expect(program.sep).toBe('/');
  });

  it('keeps the functions that were called, until they are kept for that kind', async () => {
    const idle = loadProgram(file, 'help');
    idle.saveCache();
    const busy = loadProgram(file, 'build');
    busy.exports.add(1, 2);
    busy.saveCache();
    const kept = await stat(`${file}.build`);

    expect(kept.size).toBeGreaterThan(2 * (await stat(`${file}.help`)).size);
    const next = loadProgram(file, 'build');
    expect(next.exports.add(1, 0)).toBe(200);
    next.saveCache();
    expect((await stat(`${file}.build`)).ino).toBe(kept.ino);
    expect((await readdir(folder)).sort()).toEqual([
      'program.js',
      'program.js.build',
      'program.js.help',
    ]);
  });

  it.each([
    ['', 'an empty file'],
    ['nothing that was ever compiled', 'other bytes'],
  ])('compiles again where it finds %j, %s', async (bytes) => {
    await writeFile(`${file}.build`, bytes);
    const { exports: program, saveCache } = loadProgram(file, 'build');

    expect(program.add(1, 0)).toBe(200);
    saveCache();
    expect((await stat(`${file}.build`)).size).toBeGreaterThan(500);
  });

  it('goes on where nothing can be kept', async () => {
    const { exports: program, saveCache } = loadProgram(file, 'build');
    await rm(folder, { recursive: true });
    saveCache();

    expect(program.add(1, 0)).toBe(200);
  });
});

describe('kindOf', () => {
  it.each([
    [['build', '--content', 'c', '--out', 'o'], 'all'],
    [['build', '--rebuild', '--out', 'o'], 'all'],
    [['build', '--out', 'o', 'c/a.md'], 'files'],
    [['build', '--out', 'o', 'c/a.md', 'c/b.md'], 'files'],
    [['build', '--out', 'o', '--help'], 'help'],
    [['--help'], 'help'],
    [['import', 'folder'], 'all'],
    [[], 'all'],
  ])('of %j is "%s"', (words, kind) => {
    expect(kindOf(words)).toBe(kind);
  });
});
