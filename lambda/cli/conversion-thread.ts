import { parentPort } from 'node:worker_threads';
import type { ConversionBatch, ConvertedBatch } from '../local/conversion-threads.ts';
import { convertSource } from '../publish/sources/convert-source.ts';

/* A thread that converts sources, one batch after the other: see `withConversionThreads`. */
parentPort?.on('message', async (batch: ConversionBatch) => {
  const conversions: ConvertedBatch = await Promise.all(
    batch.map((parameters) => convertSource(...parameters)),
  );
  parentPort?.postMessage(conversions);
});
