import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './part.ts';

export interface Command {
  readonly file: string;
  readonly words: readonly string[];
  /** The working directory. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The cost of a process with its child processes. Times are in ms. */
export interface ProcessCost {
  readonly time: number;
  readonly cpuTime: number;
  /** In MB, of the largest of the processes. */
  readonly peakMemory: number;
  /** `done`, or the reason why it ended early. */
  readonly end: 'done' | 'stopped' | 'failed';
  /** The end of its output, if it failed. */
  readonly said: string;
}

const gnuTime = '/usr/bin/time';

/**
 * Runs a command, and kills it with all its processes after the limit.
 * @param limit in ms
 */
export const measureProcess = async (
  { file, words, folder, env }: Command,
  limit = Number.POSITIVE_INFINITY,
): Promise<ProcessCost> => {
  const place = await mkdtemp(join(tmpdir(), 'newsstand-bench-'));
  const notes = join(place, 'time');
  const begun = performance.now();
  // A process group of its own, so that its child processes can be stopped with it.
  const child = spawn(gnuTime, ['-o', notes, '-f', '%U %S %M', file, ...words], {
    ...{ cwd: folder, env: { ...process.env, NO_COLOR: '1', ...env }, detached: true },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-2000);
    });
  }
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };
  // Ctrl-C does not reach another process group by itself.
  const interrupt = () => {
    stop();
    process.exit(130);
  };
  process.once('SIGINT', interrupt);
  const timer = Number.isFinite(limit) ? setTimeout(stop, limit) : undefined;
  try {
    const [code] = await once(child, 'close');
    const time = performance.now() - begun;
    const taken = isStopped ? '' : await readFile(notes, 'utf8');
    const [user, system, peak] = (taken.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
    return {
      time,
      cpuTime: ((user ?? 0) + (system ?? 0)) * 1000,
      peakMemory: ((peak ?? 0) * 1024) / 1e6,
      end: isStopped ? 'stopped' : code === 0 ? 'done' : 'failed',
      said: said.trim(),
    };
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', interrupt);
    await rm(place, { recursive: true });
  }
};

/** Whether a program starts and exits with code 0. */
export const runs = async (file: string, ...words: readonly string[]): Promise<boolean> => {
  const child = spawn(file, words, { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
};

/** @throws if GNU time is not installed */
export const mustHaveTime = async (): Promise<void> => {
  if (await runs(gnuTime, 'true')) return;
  throw new Error(`Processes are measured with ${gnuTime}, as in Debian: apt-get install time`);
};

/** The figures of one subject under one condition, from its costs in every round. */
export const figuresOf = (
  subject: string,
  condition: string,
  costs: readonly ProcessCost[],
): Figure[] => {
  const figure = (
    measure: string,
    unit: Figure['unit'],
    ofCost: (cost: ProcessCost) => number,
  ) => ({
    ...{ subject, condition, measure, unit },
    values: costs.map(ofCost),
  });
  const early = costs.find(({ end }) => end !== 'done');
  const time = (cost: ProcessCost) => Math.round(cost.time);
  if (early) {
    const measure = `time until it ${endings[early.end]}`;
    return [{ subject, condition, measure, unit: 'ms', values: [time(early)] }];
  }
  return [
    figure('time', 'ms', time),
    figure('CPU time', 'ms', ({ cpuTime }) => cpuTime),
    figure('peak memory', 'MB', ({ peakMemory }) => Math.round(peakMemory)),
  ];
};

const endings = { done: 'was done', stopped: 'was stopped', failed: 'failed' } as const;
