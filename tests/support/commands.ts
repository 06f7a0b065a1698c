import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { newsstand } from '../../lambda/cli/main.ts';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

export interface CommandResult {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly process: ChildProcess;
  /** Its output so far. */
  stdout(): string;
  stderr(): string;
  /** Resolves when it has ended by itself or by a signal. */
  readonly ended: Promise<CommandResult>;
}

/** The file that `npx newsstand` runs. */
const program = fileURLToPath(new URL('../../lambda/cli/newsstand.js', import.meta.url));

/** Starts `newsstand <name> …` as `npx` and the package scripts do, in the project's folder. */
const startCommand = (
  name: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): RunningCommand => {
  const child = spawn(process.execPath, [program, name, ...words], {
    cwd: projectFolder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      written[stream] += text;
    });
  }
  const ended = once(child, 'close').then(([code]) => ({ code, ...written }) as CommandResult);
  return {
    process: child,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    ended,
  };
};

/** Runs `newsstand <name> …` to its end. */
export const runCommand = (
  name: string,
  words: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<CommandResult> => startCommand(name, words, env).ended;

/** Runs `newsstand <name> …` to its end within this process, which is faster. */
export const callCommand = async (
  name: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandResult> => {
  const written = { stdout: '', stderr: '' };
  const stream = (to: keyof typeof written) => ({
    write(text: string) {
      written[to] += text;
    },
  });
  const code = await newsstand([name, ...words], {
    ...{ stdout: stream('stdout'), stderr: stream('stderr') },
    ...{ env: { ...process.env, ...env }, now: () => new Date() },
  });
  return { code: code ?? null, ...written };
};

export interface Workplace {
  /** The path of a file or folder in it. */
  path(name: string): string;
  /** Writes files into one of its folders, in this order. */
  save(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  read(name: string): Promise<string>;
  copy(from: string, to: string): Promise<void>;
  delete(name: string): Promise<void>;
  /** All files below a folder, hidden ones too, by their sorted names. */
  files(folder: string): Promise<Map<string, FileOnDisk>>;
}

interface FileOnDisk {
  readonly bytes: Buffer;
  readonly mtimeMs: number;
}

const createWorkplace = (root: string): Workplace => {
  const path = (name: string) => join(root, name);
  return {
    path,
    async save(folder, files) {
      for (const [name, content] of Object.entries(files)) {
        const file = join(path(folder), name);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content);
      }
    },
    read: (name) => readFile(path(name), 'utf8'),
    copy: (from, to) => cp(path(from), path(to), { recursive: true }),
    delete: (name) => rm(path(name), { recursive: true }),
    async files(folder) {
      const names = await readdir(path(folder), { recursive: true });
      const found = new Map<string, FileOnDisk>();
      for (const name of names.sort()) {
        const file = join(path(folder), name);
        const stats = await stat(file);
        if (!stats.isFile()) continue;
        found.set(name, { bytes: await readFile(file), mtimeMs: stats.mtimeMs });
      }
      return found;
    },
  };
};

/**
 * Tests with a temporary folder, `place`, and with commands in the background. The folder is deleted and the
 * commands are stopped after the test.
 */
export const it = test
  // biome-ignore lint/correctness/noEmptyPattern: Vitest takes no other parameter for "no fixture".
  .extend('place', async ({}, { onCleanup }) => {
    const root = await mkdtemp(join(tmpdir(), 'newsstand-'));
    onCleanup(() => rm(root, { recursive: true, force: true }));
    return createWorkplace(root);
  })
  // biome-ignore lint/correctness/noEmptyPattern: Vitest takes no other parameter for "no fixture".
  .extend('start', async ({}, { onCleanup }) => {
    const running: RunningCommand[] = [];
    onCleanup(async () => {
      for (const command of running) command.process.kill('SIGKILL');
      await Promise.all(running.map(({ ended }) => ended));
    });
    return (
      name: string,
      words: readonly string[],
      env?: Readonly<Record<string, string>>,
    ): RunningCommand => {
      const command = startCommand(name, words, env);
      running.push(command);
      return command;
    };
  });
