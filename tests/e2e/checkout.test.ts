import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksFor } from '../support/shell-blocks.ts';
import { projectFolder, run } from './support/tools.ts';

let checkout: string;

/** A fresh clone, in which all tests are one test: it is whether the commands work that is asked here. */
beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'newsstand-checkout-'));
  await run('git', ['clone', '--quiet', projectFolder, checkout]);
  for (const [file, tests] of [
    ['vitest.config.ts', `'tests/**/*.test.ts'`],
    ['vitest.e2e.config.ts', `'tests/e2e/**/*.test.ts'`],
  ] as const) {
    const config = await readFile(join(checkout, file), 'utf8');
    expect(config).toContain(tests);
    // Knip reads there which files are tests.
    const one = `/vitest/.test(process.argv[1] ?? '') ? 'tests/lambda/core/slug.test.ts' : ${tests}`;
    const narrowed = config.replace(tests, one).replace(/, thresholds: \{.*?\}/, '');
    await writeFile(join(checkout, file), narrowed);
  }
  // An installation makes its folder; a dry run of it does not.
  await mkdir(join(checkout, '.cache/bench/peers'), { recursive: true });
  const biome = join(projectFolder, 'node_modules/.bin/biome');
  await run(biome, ['format', '--write', '.'], { cwd: checkout });
});

afterAll(() => rm(checkout, { recursive: true, force: true }));

/** What serves or watches says this when it is ready, and is stopped by Ctrl-C then. */
const isReady = /^Watching |Waiting for file changes/m;

/** What a line gets beside what stands there: a port that is free, a shorter run, no other programs. */
const more: readonly (readonly [line: RegExp, words: string])[] = [
  [/npm start/, ' -- --port 0'],
  [/npm run simulate/, ' --runs 5'],
  [/^npm run bench$/, ' -- --only publish --sizes 100 --rounds 1'],
  [/^npm run bench -- /, ' --sizes 50 --rounds 1'],
  [/^apt-get install|^npm install/, ' --dry-run'],
];

const withMore = (line: string): string =>
  line + more.flatMap(([pattern, words]) => (pattern.test(line) ? [words] : [])).join('');

/** Runs a line as a shell would, until it ends or is ready. */
const runLine = async (line: string) => {
  const child = spawn('bash', ['-c', withMore(line)], {
    ...{ cwd: checkout, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
    env: { ...process.env, NO_COLOR: '1', VITEST: undefined, NODE_OPTIONS: undefined },
  });
  let written = '';
  let wasReady = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      if (wasReady || !isReady.test(written) || child.pid === undefined) return;
      wasReady = true;
      process.kill(-child.pid, 'SIGINT');
    });
  }
  const [code] = await once(child, 'close');
  return { code: wasReady ? 0 : code, written };
};

const lines = new Set(
  blocksFor(import.meta.filename)
    .flatMap(({ script }) => script.split('\n'))
    .map((line) => line.replace(/\s*#.*$/, ''))
    .filter((line) => line !== ''),
);

describe('in a fresh clone', () => {
  it.each([...lines])('%s works', { timeout: 600_000 }, async (line) => {
    const { code, written } = await runLine(line);
    expect(code, written).toBe(0);
  });
});
