import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { runInNewContext } from 'node:vm';

type Headers = Readonly<Record<string, string | number>>;
type EdgeHeaders = Record<string, { value: string | number }>;

interface EdgeRequest {
  readonly uri: string;
  readonly headers: EdgeHeaders;
  /** Without the question mark; undefined without one. A method of CloudFront's runtime 2.0. */
  rawQueryString(): string | undefined;
}

interface EdgeResponse {
  readonly statusCode: number;
  readonly headers: EdgeHeaders;
}

/** Loads the source of a function as CloudFront runs it. */
const load = <Event, Result>(name: string): ((event: Event) => Result) => {
  const source = readFileSync(new URL(`../edge/${name}`, import.meta.url), 'utf8');
  return runInNewContext(`${source}\nhandler`);
};

const onRequest = load<{ request: EdgeRequest }, EdgeRequest | EdgeResponse>('page-address.js');
const onResponse = load<{ request: EdgeRequest; response: EdgeResponse }, EdgeResponse>(
  'feed-media-type.js',
);

/**
 * Runs the edge function for requests.
 * @param uri the path of the request
 * @param query of the request, without the question mark
 * @returns the path to request from the site, or a redirect
 */
export const pathAtTheEdge = (
  uri: string,
  query?: string,
): { readonly uri: string } | { readonly status: number; readonly headers: Headers } => {
  const result = onRequest({ request: { uri, headers: {}, rawQueryString: () => query } });
  return 'uri' in result
    ? { uri: result.uri }
    : { status: result.statusCode, headers: plain(result.headers) };
};

/**
 * Runs the edge function for responses, and returns the final headers.
 * @param uri the path of the request
 * @param asked the headers of the request
 */
export const headersAtTheEdge = (
  uri: string,
  asked: IncomingHttpHeaders,
  statusCode: number,
  headers: Headers,
): Headers => {
  const request = { uri, headers: wrapped(asked), rawQueryString: () => undefined };
  const response = { statusCode, headers: wrapped(headers) };
  return plain(onResponse({ request, response }).headers);
};

const wrapped = (headers: IncomingHttpHeaders | Headers): EdgeHeaders =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value = '']) => [
      name,
      { value: typeof value === 'number' ? value : String(value) },
    ]),
  );

const plain = (headers: EdgeHeaders): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));
