import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

export interface CommandResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly process: ChildProcess;
  /** What it has written so far. */
  stdout(): string;
  stderr(): string;
  /** When it has ended by itself, or by a signal of the caller. */
  readonly ended: Promise<CommandResult>;
}

/** Starts `lambda/local/<name>.ts` as its package script does, in the project's folder. */
export const startCommand = (name: string, words: readonly string[]): RunningCommand => {
  const script = `lambda/local/${name}.ts`;
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...words], {
    cwd: projectFolder,
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

/** Runs a command to its end. */
export const runCommand = (name: string, words: readonly string[]): Promise<CommandResult> =>
  startCommand(name, words).ended;

export interface Workplace {
  /** The path of a file or folder in it. */
  path(name: string): string;
  /** Writes files by their names, with the folders that they need. */
  save(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  read(name: string): Promise<string>;
  copy(from: string, to: string): Promise<void>;
  delete(name: string): Promise<void>;
  /** All files below a folder, hidden ones too, by their sorted names. */
  files(folder: string): Promise<Map<string, FileOnDisk>>;
}

export interface FileOnDisk {
  readonly bytes: Buffer;
  readonly mtimeMs: number;
}

/** Makes a temporary folder for one test. @param onFinished is told how to remove it again */
export const createWorkplace = async (
  onFinished: (remove: () => Promise<void>) => void,
): Promise<Workplace> => {
  const root = await mkdtemp(join(tmpdir(), 'newsstand-'));
  onFinished(() => rm(root, { recursive: true, force: true }));
  const path = (name: string) => join(root, name);
  return {
    path,
    async save(files) {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(path(name)), { recursive: true });
        await writeFile(path(name), content);
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
