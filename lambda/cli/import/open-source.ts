import { open, readFile, stat } from 'node:fs/promises';
import { decodeText } from '../../core/convert/decode/decode.ts';
import { foundOnly } from '../../stores/folder/folder-paths.ts';
import { InputError, UsageError } from '../command-line.ts';
import type { Found, ReadOptions } from './imported-article.ts';
import { readFeed } from './read-feed.ts';
import { readPages } from './read-pages.ts';
import { readWordPress } from './read-wordpress.ts';

export interface Source {
  /** Whether bodies are whole pages, in which the converter must find the article. */
  readonly isPages: boolean;
  /** @throws InputError */
  readonly read: (options: ReadOptions) => AsyncIterable<Found>;
}

/**
 * @param name path of a file or folder, or address of a feed
 * @throws UsageError if it does not exist, InputError if it cannot be read
 */
export const openSource = async (name: string): Promise<Source> => {
  if (/^https?:\/\//i.test(name)) return feedSource(await download(name), name);
  const stats = await foundOnly(stat(name));
  if (stats === undefined) throw new UsageError(`"${name}" is neither a file nor a folder.`);
  if (stats.isDirectory()) {
    return { isPages: true, read: (options) => readPages(name, options) };
  }
  if (/wordpress\.org\/export\//.test(await startOf(name))) {
    return { isPages: false, read: (options) => readWordPress(name, options) };
  }
  if (stats.size > largestFeed) throw tooLarge(name);
  return feedSource(await readFile(name), name);
};

/** In bytes. A feed must fit into memory. */
const largestFeed = 100_000_000;

const tooLarge = (name: string): InputError =>
  new InputError(`${name} is larger than ${largestFeed} bytes, the limit for a feed.`);

const feedSource = (bytes: Uint8Array, name: string): Source => {
  const decoded = decodeText(bytes);
  if ('fault' in decoded) throw new InputError(`${name} ${decoded.fault}.`);
  return { isPages: false, read: (options) => readFeed(decoded.text, name, options) };
};

/** In bytes. An export declares its namespaces after some comments. */
const startLength = 16_384;

const startOf = async (path: string): Promise<string> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(startLength), 0, startLength, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
};

/** In ms. */
const downloadTimeout = 60_000;

const download = async (address: string): Promise<Uint8Array> => {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(downloadTimeout) });
    if (!response.ok) throw new InputError(`${address} answers with status ${response.status}.`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > largestFeed) throw tooLarge(address);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new InputError(`${address} cannot be read: ${String(cause)}`, { cause: error });
  }
};
