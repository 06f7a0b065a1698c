import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import Negotiator from 'negotiator';

export type Encoding = 'br' | 'gzip';

export interface Representation {
  readonly body: Uint8Array;
  readonly etag: string;
}

/**
 * Of the media types that CloudFront compresses, those that a site may hold.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
 */
const compressibleTypes = new Set([
  'application/javascript',
  'application/json',
  'application/pdf',
  'application/rss+xml',
  'application/xhtml+xml',
  'application/xml',
  'image/svg+xml',
  'text/css',
  'text/csv',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
]);

/** In bytes, inclusive. CloudFront does not compress smaller or larger objects. */
const compressibleSize = { min: 1_000, max: 10_000_000 };

/** Whether CloudFront compresses objects of this type. Their responses vary by `Accept-Encoding`. */
export const isCompressible = (contentType: string): boolean =>
  compressibleTypes.has(contentType.replace(/;.*$/s, '').trim().toLowerCase());

/** The encoding that CloudFront would choose: Brotli if the client accepts it, else gzip, else none. */
export const encodingFor = (
  acceptEncoding: string | undefined,
  contentType: string,
  size: number,
): Encoding | undefined => {
  if (!isCompressible(contentType)) return undefined;
  if (size < compressibleSize.min || size > compressibleSize.max) return undefined;
  const request = { headers: { 'accept-encoding': acceptEncoding } };
  const accepted = new Negotiator(request).encodings(['br', 'gzip']);
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding));
};

/**
 * Compresses each version of an object once per encoding.
 * @param capacity of the cache in bytes; the oldest entries are evicted first
 */
export const createCompressor = (capacity: number) => {
  const cache = new Map<string, Uint8Array>();
  let cachedBytes = 0;

  return async ({ body, etag }: Representation, encoding: Encoding): Promise<Uint8Array> => {
    const name = `${encoding} ${etag}`;
    const known = cache.get(name);
    if (known) return known;

    const compressed = await compressors[encoding](body);
    if (!cache.has(name)) {
      cache.set(name, compressed);
      cachedBytes += compressed.byteLength;
    }
    for (const [oldest, { byteLength }] of cache) {
      if (cachedBytes <= capacity) break;
      cache.delete(oldest);
      cachedBytes -= byteLength;
    }
    return compressed;
  };
};

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const compressors: Record<Encoding, (body: Uint8Array) => Promise<Uint8Array>> = {
  // The default quality is too slow for responses.
  br: (body) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body) => gzipped(body),
};
