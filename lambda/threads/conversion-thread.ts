import { parentPort, workerData } from 'node:worker_threads';
import { convertSource } from '../publish/sources/convert-source.ts';
import { type ConversionBatch, type ConvertedPart, progressOf } from './protocol.ts';

/* The program of a thread that converts batches of sources one after the other: see `startThread`. */

/** In ms. A message costs as much as a conversion, and what is not sent is lost when the thread ends. */
const sendingInterval = 20;

const progress = progressOf(workerData);
let pending: Promise<void> = Promise.resolve();

const convertBatch = async (batch: ConversionBatch): Promise<void> => {
  let converted: ConvertedPart[number][] = [];
  let sentAt = performance.now();
  for (const [index, parameters] of batch.entries()) {
    converted.push(await convertSource(...parameters));
    progress.addConverted();
    if (index < batch.length - 1 && performance.now() - sentAt < sendingInterval) continue;
    parentPort?.postMessage(converted satisfies ConvertedPart);
    converted = [];
    sentAt = performance.now();
  }
};

parentPort?.on('message', (batch: ConversionBatch) => {
  pending = pending.then(() => convertBatch(batch));
});
progress.setReady();
// Tells the other side, which may wait for it.
parentPort?.postMessage([] satisfies ConvertedPart);
