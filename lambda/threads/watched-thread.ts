import { Worker } from 'node:worker_threads';
import type { Conversion } from '../core/convert/convert-article.ts';
import type { ConvertSource } from '../publish/sources/source-reader.ts';
import { type ConversionBatch, type ConvertedPart, newProgress, progressOf } from './protocol.ts';

export interface Job {
  readonly parameters: Parameters<ConvertSource>;
  readonly resolve: (conversion: Conversion) => void;
  readonly reject: (error: unknown) => void;
}

export interface ThreadOptions {
  /** The program of the thread. */
  readonly module: URL;
  /** How long the conversion of one source may take, in ms. Asked again and again. */
  readonly budget: () => number;
  /** Called when the thread has ended by itself or for a source, with the jobs that are left. */
  readonly onEnd: (left: readonly Job[]) => void;
}

/** A thread that converts sources one after the other, and is ended when one of them takes too long. */
export interface WatchedThread {
  send(jobs: readonly Job[]): void;
  /** Resolves when the program is loaded, or has failed. */
  readonly ready: Promise<void>;
  /** Ends the thread. @param error rejects what it has not converted yet */
  stop(error: Error): Promise<unknown>;
}

/** In ms. */
const checkInterval = 50;

/** Half of the function's memory. The largest sources that are accepted need a quarter of it. */
const heapLimit = { maxOldGenerationSizeMb: 512 };

export const startThread = ({ module, budget, onEnd }: ThreadOptions): WatchedThread => {
  const memory = newProgress();
  const progress = progressOf(memory);
  const worker = new Worker(module, {
    workerData: memory,
    resourceLimits: heapLimit,
    // Some options of a process, such as `--input-type`, are refused for the program of a thread.
    execArgv: [],
  });
  /** Sent and not answered, in order. */
  let jobs: Job[] = [];
  let answered = 0;
  let timer: NodeJS.Timeout | undefined;
  let watched: { readonly job: Job | undefined; readonly since: number } | undefined;
  let hasEnded = false;

  /** The process waits for a thread that has work, and for no other. */
  const setJobs = (next: Job[]): void => {
    jobs = next;
    if (jobs.length > 0) {
      worker.ref();
      timer ??= setInterval(check, checkInterval).unref();
    } else {
      worker.unref();
      clearInterval(timer);
      timer = undefined;
    }
  };

  const end = (): readonly Job[] => {
    const left = jobs;
    hasEnded = true;
    setJobs([]);
    return left;
  };

  const rejectSource = (job: Job, fault: string): void => {
    const left = end();
    void worker.terminate();
    job.resolve(rejection(job.parameters[0], fault));
    onEnd(left.filter((each) => each !== job));
  };

  const check = (): void => {
    const job = progress.isReady() ? jobs[progress.converted() - answered] : undefined;
    const now = performance.now();
    if (watched === undefined || job !== watched.job) watched = { job, since: now };
    else if (job !== undefined) {
      const most = budget();
      if (now - watched.since < most) return;
      rejectSource(job, `takes longer than ${Number((most / 1000).toFixed(2))} s to convert`);
    }
  };

  /** Blames the source that the thread was converting. Before its program is loaded, no source is to blame. */
  const fail = (error: NodeJS.ErrnoException): void => {
    if (hasEnded) return;
    const job = jobs[Math.min(progress.converted() - answered, jobs.length - 1)];
    if (!progress.isReady()) {
      for (const { reject } of end()) reject(error);
      onEnd([]);
    } else if (job === undefined) onEnd(end());
    else if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      rejectSource(job, 'needs more memory to convert than there is');
    } else rejectSource(job, `cannot be converted: ${error.message}`);
  };

  const ready = new Promise<void>((resolve) => {
    worker.once('message', () => resolve());
    worker.once('error', () => resolve());
    worker.once('exit', () => resolve());
  });
  worker.on('message', (conversions: ConvertedPart) => {
    if (hasEnded) return;
    answered += conversions.length;
    const done = jobs.slice(0, conversions.length);
    setJobs(jobs.slice(conversions.length));
    for (const [index, { resolve }] of done.entries()) resolve(conversions[index] as Conversion);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a conversion thread has exited')));
  return {
    ready,
    send(more) {
      setJobs([...jobs, ...more]);
      worker.postMessage(more.map(({ parameters }) => parameters) satisfies ConversionBatch);
    },
    stop(error) {
      for (const { reject } of end()) reject(error);
      return worker.terminate();
    },
  };
};

const rejection = (file: string, fault: string): Conversion => ({
  draft: false,
  problems: [
    { file, fault, remedy: 'Shorten or split it, or save it as plain text', severity: 'error' },
  ],
  removed: [],
});
