import type { Conversion } from '../core/convert/convert-article.ts';
import type { ConvertSource } from '../publish/sources/source-reader.ts';

/** What a thread receives: sources to convert one after the other. */
export type ConversionBatch = readonly Parameters<ConvertSource>[];

/** What it answers: its next conversions, in the order of the sources. */
export type ConvertedPart = readonly Conversion[];

/** What a thread tells through memory that both sides see, while it is too busy for messages. */
export interface Progress {
  setReady(): void;
  /** Whether the thread has loaded its program. */
  isReady(): boolean;
  addConverted(): void;
  /** How many sources the thread has converted since it began. */
  converted(): number;
}

export const newProgress = (): SharedArrayBuffer => new SharedArrayBuffer(8);

export const progressOf = (buffer: SharedArrayBuffer): Progress => {
  const numbers = new Int32Array(buffer);
  return {
    setReady: () => void Atomics.store(numbers, 0, 1),
    isReady: () => Atomics.load(numbers, 0) === 1,
    addConverted: () => void Atomics.add(numbers, 1, 1),
    converted: () => Atomics.load(numbers, 1),
  };
};
