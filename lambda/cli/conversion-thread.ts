import { parentPort } from 'node:worker_threads';
import type { ConversionBatch, ConvertedBatch } from '../local/conversion-threads.ts';
import { convertSource } from '../publish/sources/convert-source.ts';

/* The program of a thread that converts batches of sources: see `withConversionThreads`. */
parentPort?.on('message', async (batch: ConversionBatch) => {
  const conversions: ConvertedBatch = await Promise.all(
    batch.map((parameters) => convertSource(...parameters)),
  );
  parentPort?.postMessage(conversions);
});
