import { availableParallelism } from 'node:os';
import type { ConvertSource } from '../publish/sources/source-reader.ts';
import { type Job, startThread, type ThreadOptions, type WatchedThread } from './watched-thread.ts';

/** Rejects the conversions that threads have not finished when they are stopped. */
export class ThreadsStoppedError extends Error {
  override readonly name = 'ThreadsStoppedError';
}

/** Threads that convert sources. They start with the first source. */
export interface ConversionThreads {
  /**
   * Rejects with an error only if the program of the threads cannot be loaded, or the threads are stopped. A
   * source that takes too long, or that ends its thread, is rejected by name.
   */
  readonly convert: ConvertSource;
  /** Starts a thread before the first source. Resolves when it runs or has failed. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface ConversionThreadsOptions extends Omit<ThreadOptions, 'onEnd'> {
  /** At most. */
  readonly count: number;
}

export const createConversionThreads = ({
  count,
  ...options
}: ConversionThreadsOptions): ConversionThreads => {
  const threads = new Set<WatchedThread>();
  let waiting: Job[] = [];
  const startOne = (): WatchedThread => {
    const thread = startThread({
      ...options,
      onEnd(left) {
        threads.delete(thread);
        waiting.push(...left);
        send();
      },
    });
    threads.add(thread);
    return thread;
  };
  /** A message costs as much as a conversion, so sources that are requested together are sent together. */
  const send = (): void => {
    const jobs = waiting;
    waiting = [];
    while (threads.size < Math.min(count, jobs.length)) startOne();
    const share = Math.ceil(jobs.length / threads.size);
    for (const [index, thread] of [...threads].entries()) {
      const batch = jobs.slice(index * share, (index + 1) * share);
      if (batch.length > 0) thread.send(batch);
    }
  };
  return {
    convert: (...parameters) =>
      new Promise((resolve, reject) => {
        if (waiting.push({ parameters, resolve, reject }) === 1) queueMicrotask(send);
      }),
    start: () => ([...threads][0] ?? startOne()).ready,
    async stop() {
      const error = new ThreadsStoppedError('the conversion threads are stopped');
      for (const { reject } of waiting.splice(0)) reject(error);
      await Promise.all([...threads].map((thread) => thread.stop(error)));
      threads.clear();
    },
  };
};

/** The publisher uses one processor itself, and cannot supply more threads than this with work. */
const mostThreads = 3;

/** In ms. The slowest source that is accepted takes two seconds; a busy machine may take several times as long. */
const folderBudget = 10_000;

/** The threads of a command on folders. */
export const createFolderThreads = (module: URL): ConversionThreads =>
  createConversionThreads({
    module,
    count: Math.max(1, Math.min(mostThreads, availableParallelism() - 1)),
    budget: () => folderBudget,
  });

/**
 * Runs `work` with threads that convert sources, and stops the threads afterwards.
 * @param module the program of a thread; undefined for no threads
 */
export const withConversionThreads = async <Result>(
  module: URL | undefined,
  work: (convert: ConvertSource | undefined) => Promise<Result>,
): Promise<Result> => {
  if (module === undefined) return work(undefined);
  const threads = createFolderThreads(module);
  try {
    return await work(threads.convert);
  } finally {
    await threads.stop();
  }
};
