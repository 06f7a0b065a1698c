import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { newsstand } from '../../lambda/cli/main.ts';
import { createFolderStore } from '../../lambda/stores/folder/folder-store.ts';
import { copyHistory } from '../support/copy-history.ts';
import { anyEdit, createChangingFolder } from './changing-folder.ts';

const program = fileURLToPath(new URL('../../lambda/cli/newsstand.js', import.meta.url));

/** Edits, and a build that is killed. */
const anyAttempt = fc.record({
  edits: fc.array(anyEdit, { minLength: 1, maxLength: 5 }),
  /** When the build is killed: a part of the time that a whole one takes. */
  moment: fc.double({ min: 0.55, max: 1.05, noNaN: true }),
  /** Whether the build is told which files have changed. */
  namesFiles: fc.boolean(),
});

const anyRound = fc.array(anyAttempt, { minLength: 1, maxLength: 4 });

interface KillReport {
  /** Builds that were killed before they ended. */
  readonly killed: number;
  /** Of these, builds that had written something. */
  readonly midway: number;
}

/**
 * Kills builds with a state at random moments while their content changes. After each round one build
 * runs to its end. Its site must equal, byte for byte, a site built from nothing with the same history.
 * @throws AssertionError
 */
export const killBuilds = async (
  rounds: number,
  seed: number,
  onRound: (round: number) => void = () => {},
): Promise<KillReport> => {
  const place = await mkdtemp(join(tmpdir(), 'newsstand-kill-'));
  const path = (name: string) => join(place, name);
  const folder = createChangingFolder(path('content'));
  const report = { killed: 0, midway: 0 };
  try {
    await folder.publish(0);
    let whole = await buildToEnd(place);
    for (const [index, attempts] of fc.sample(anyRound, { numRuns: rounds, seed }).entries()) {
      for (const { edits, moment, namesFiles } of attempts) {
        const changed: string[] = [];
        for (const edit of edits) changed.push(...(await folder.apply(edit)));
        const before = await fingerprint(place);
        const files = namesFiles ? changed.map((name) => path(`content/${name}`)) : [];
        if (!(await killBuild(place, files, moment * whole))) continue;
        report.killed += 1;
        if ((await fingerprint(place)) !== before) report.midway += 1;
      }
      whole = await buildToEnd(place);
      await compareWithScratch(place, `round ${index + 1} of seed ${seed}`);
      onRound(index + 1);
    }
    return report;
  } finally {
    await rm(place, { recursive: true });
  }
};

const wordsFor = (place: string, out: string, state: string): string[] => [
  ...['build', '--content', join(place, 'content'), '--out', join(place, out)],
  ...['--state', join(place, state), '--base-url', 'https://n.example'],
];

const startBuild = (place: string, files: readonly string[] = []) =>
  spawn(process.execPath, [program, ...wordsFor(place, 'out', 'state'), ...files], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });

/** @returns how long it took, in ms */
const buildToEnd = async (place: string): Promise<number> => {
  const start = performance.now();
  const build = startBuild(place);
  let errors = '';
  build.stderr.on('data', (text) => {
    errors += text;
  });
  const [code] = await once(build, 'close');
  assert.equal(code, 0, errors);
  return performance.now() - start;
};

/** @returns whether the build was killed before its end */
const killBuild = async (
  place: string,
  files: readonly string[],
  after: number,
): Promise<boolean> => {
  const build = startBuild(place, files);
  const ended = once(build, 'close');
  await Promise.race([ended, delay(after)]);
  build.kill('SIGKILL');
  await ended;
  return build.signalCode === 'SIGKILL';
};

const namesBelow = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** Changes with any file of state and site. */
const fingerprint = async (place: string): Promise<string> => {
  const texts: string[] = [];
  for (const folder of ['state', 'out']) {
    for (const name of await namesBelow(join(place, folder))) {
      texts.push(`${name} ${await readFile(join(place, folder, name), 'base64')}`);
    }
  }
  return texts.join('\n');
};

const compareWithScratch = async (place: string, round: string): Promise<void> => {
  const path = (name: string) => join(place, name);
  await mkdir(path('fresh-state'));
  await copyHistory(createFolderStore(path('state')), createFolderStore(path('fresh-state')));
  const silent = { write: () => {} };
  const terminal = { stdout: silent, stderr: silent, env: {}, now: () => new Date() };
  // In this process, which is faster.
  assert.equal(await newsstand(wordsFor(place, 'fresh', 'fresh-state'), terminal), 0);

  const site = await publicFiles(path('out'));
  const fresh = await publicFiles(path('fresh'));
  assert.deepEqual([...site.keys()], [...fresh.keys()], `files after ${round}`);
  for (const [name, text] of site) assert.equal(text, fresh.get(name), `${name} after ${round}`);
  await rm(path('fresh-state'), { recursive: true });
  await rm(path('fresh'), { recursive: true });
};

/** What readers see. Each file as text that no two different files share. */
const publicFiles = async (folder: string): Promise<Map<string, string>> => {
  const files = new Map<string, string>();
  for (const name of await namesBelow(folder)) {
    if (basename(name).startsWith('.')) continue;
    files.set(name, await readFile(join(folder, name), 'latin1'));
  }
  return files;
};
