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

/** In bytes, both included: CloudFront sends smaller and larger objects as they are. */
const compressibleSize = { min: 1_000, max: 10_000_000 };

/** Whether CloudFront would compress objects of this type, which then vary by `Accept-Encoding`. */
export const isCompressible = (contentType: string): boolean =>
  compressibleTypes.has(contentType.replace(/;.*$/s, '').trim().toLowerCase());

/** How CloudFront would compress an object for this reader: with Brotli if it may, else as it is or with gzip. */
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
 * @param capacity how many compressed bytes are kept; the oldest go first
 */
export const createCompressor = (capacity: number) => {
  const kept = new Map<string, Uint8Array>();
  let keptBytes = 0;

  return async ({ body, etag }: Representation, encoding: Encoding): Promise<Uint8Array> => {
    const name = `${encoding} ${etag}`;
    const known = kept.get(name);
    if (known) return known;

    const compressed = await compressors[encoding](body);
    if (!kept.has(name)) {
      kept.set(name, compressed);
      keptBytes += compressed.byteLength;
    }
    for (const [oldest, { byteLength }] of kept) {
      if (keptBytes <= capacity) break;
      kept.delete(oldest);
      keptBytes -= byteLength;
    }
    return compressed;
  };
};

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const compressors: Record<Encoding, (body: Uint8Array) => Promise<Uint8Array>> = {
  // The default quality is meant for files that are compressed once and for all.
  br: (body) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body) => gzipped(body),
};
