import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Conversion } from '../core/convert/convert-article.ts';
import type { ConvertSource } from '../publish/sources/source-reader.ts';

type Parameters = globalThis.Parameters<ConvertSource>;

/** What a thread is sent: sources to convert, and answers with: their conversions in the same order. */
export type ConversionBatch = readonly Parameters[];
export type ConvertedBatch = readonly Conversion[];

interface Job {
  readonly parameters: Parameters;
  readonly resolve: (conversion: Conversion) => void;
  readonly reject: (error: unknown) => void;
}

/** The publisher has one processor to itself, and keeps no more threads than these busy. */
const mostThreads = 3;

/**
 * Does some work with threads that convert sources, as far as there are processors to spare, and ends
 * them. None is started before there is something to convert.
 * @param module what a thread runs: it answers each `ConversionBatch` with a `ConvertedBatch`; without it,
 * there are no threads
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
  /** A message costs as much as a conversion, so what is asked for together is sent together. */
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
      else reject(new TypeError('a thread has not converted all that it was sent'));
    }
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a thread that converts articles has ended')));
  return {
    send(batch) {
      batches.push(batch);
      worker.postMessage(batch.map(({ parameters }) => parameters) satisfies ConversionBatch);
    },
    stop: () => worker.terminate(),
  };
};
