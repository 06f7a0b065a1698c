import type { IncomingHttpHeaders } from 'node:http';
import fresh from 'fresh';
import type { StoredObject } from '../../publish/ports.ts';
import { type Encoding, encodingFor, isCompressible, type Representation } from './compression.ts';
import { parseRange } from './range.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array;
}

export interface ObjectRequest {
  readonly method: 'GET' | 'HEAD';
  readonly headers: IncomingHttpHeaders;
  /** The time of the request. */
  readonly time: Date;
}

type Compress = (object: Representation, encoding: Encoding) => Promise<Uint8Array>;

/** The type that S3 gives to an object without one. */
const defaultContentType = 'binary/octet-stream';

/** Creates the function that answers a request for an existing object (RFC 9110 section 13.2.2). */
export const createObjectAnswer =
  (compress: Compress) =>
  async (object: StoredObject, { method, headers, time }: ObjectRequest): Promise<Answer> => {
    const { contentType = defaultContentType, cacheControl, lastModified, etag, body } = object;
    // A server must not send a date in the future (RFC 9110 section 8.8.2.1).
    const modified = new Date(Math.min(lastModified.getTime(), time.getTime())).toUTCString();
    const size = body.byteLength;

    const range =
      isRangeOf(headers, etag, modified) && method === 'GET' ? headers.range : undefined;
    const part = parseRange(range, size);
    const encoding = part ? undefined : encodingFor(headers['accept-encoding'], contentType, size);

    const validators = {
      // The strong ETag identifies the uncompressed bytes, so a compressed response has a weak one.
      etag: encoding ? `W/${etag}` : etag,
      'last-modified': modified,
      ...(cacheControl === undefined ? {} : { 'cache-control': cacheControl }),
      ...(isCompressible(contentType) ? { vary: 'accept-encoding' } : {}),
    };
    if (fresh(conditionsOf(headers), validators)) return { status: 304, headers: validators };

    const described = { 'content-type': contentType, ...validators };
    if (encoding) {
      const compressed = await compress(object, encoding);
      return answer(200, { ...described, 'content-encoding': encoding }, compressed);
    }
    const ranged = { ...described, 'accept-ranges': 'bytes' };
    if (part === 'unsatisfiable') {
      return textAnswer(416, 'Range not satisfiable', { 'content-range': `bytes */${size}` });
    }
    if (part) {
      const { first, last } = part;
      const contentRange = { 'content-range': `bytes ${first}-${last}/${size}` };
      return answer(206, { ...ranged, ...contentRange }, body.subarray(first, last + 1));
    }
    return answer(200, ranged, body);
  };

/** An answer with one line of text for people. */
export const textAnswer = (status: number, text: string, headers: Answer['headers'] = {}): Answer =>
  answer(
    status,
    { ...headers, 'content-type': 'text/plain; charset=utf-8' },
    Buffer.from(`${text}\n`),
  );

const answer = (status: number, headers: Answer['headers'], body: Uint8Array): Answer => ({
  status,
  headers: { ...headers, 'content-length': body.byteLength },
  body,
});

/** The request headers that CloudFront evaluates. It ignores others, such as `Cache-Control`. */
const conditionsOf = (headers: IncomingHttpHeaders) => ({
  'if-none-match': headers['if-none-match'],
  'if-modified-since': headers['if-modified-since'],
});

const isRangeOf = (headers: IncomingHttpHeaders, etag: string, modified: string): boolean => {
  const wanted = headers['if-range'];
  return wanted === undefined || wanted === etag || wanted === modified;
};
