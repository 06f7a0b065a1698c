import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Conversion } from '../core/convert/convert-article.ts';
import type { ConvertSource } from '../publish/sources/source-reader.ts';

type Parameters = globalThis.Parameters<ConvertSource>;

/** A thread receives a batch of sources, and answers with their conversions in the same order. */
export type ConversionBatch = readonly Parameters[];
export type ConvertedBatch = readonly Conversion[];

interface Job {
  readonly parameters: Parameters;
  readonly resolve: (conversion: Conversion) => void;
  readonly reject: (error: unknown) => void;
}

/** The publisher uses one processor itself, and cannot supply more threads than this with work. */
const mostThreads = 3;

/**
 * Runs `work` with threads that convert sources, and stops the threads afterwards. Threads start with the
 * first source, and only if there is more than one processor.
 * @param module the program of a thread, which answers each `ConversionBatch` with a `ConvertedBatch`;
 * undefined for no threads
 */
export const withConversionThreads = async <Result>(
  module: URL | undefined,
  work: (convert: ConvertSource | undefined) => Promise<Result>,
): Promise<Result> => {
  const count = Math.min(mostThreads, availableParallelism() - 1);
  if (module === undefined || count === 0) return work(undefined);
  const threads = createThreads(module, count);
  try {
    return await work(threads.convert);
  } finally {
    await threads.stop();
  }
};

const createThreads = (module: URL, count: number) => {
  const threads: Thread[] = [];
  let waiting: Job[] = [];
  const start = () => {
    while (threads.length < count) threads.push(startThread(module));
  };
  /** A message costs as much as a conversion, so sources that are requested together are sent together. */
  const send = (): void => {
    start();
    const jobs = waiting;
    waiting = [];
    const share = Math.ceil(jobs.length / threads.length);
    for (const [index, thread] of threads.entries()) {
      const batch = jobs.slice(index * share, (index + 1) * share);
      if (batch.length > 0) thread.send(batch);
    }
  };
  const convert: ConvertSource = (...parameters) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ parameters, resolve, reject }) === 1) queueMicrotask(send);
    });
  return { convert, stop: () => Promise.all(threads.map((thread) => thread.stop())) };
};

interface Thread {
  send(batch: readonly Job[]): void;
  stop(): Promise<unknown>;
}

const startThread = (module: URL): Thread => {
  const worker = new Worker(module);
  const batches: (readonly Job[])[] = [];
  const fail = (error: unknown): void => {
    for (const { reject } of batches.splice(0).flat()) reject(error);
  };
  worker.on('message', (conversions: ConvertedBatch) => {
    for (const [index, { resolve, reject }] of (batches.shift() ?? []).entries()) {
      const conversion = conversions[index];
      if (conversion) resolve(conversion);
      else reject(new TypeError('a conversion thread returned too few conversions'));
    }
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a conversion thread has exited')));
  return {
    send(batch) {
      batches.push(batch);
      worker.postMessage(batch.map(({ parameters }) => parameters) satisfies ConversionBatch);
    },
    stop: () => worker.terminate(),
  };
};
