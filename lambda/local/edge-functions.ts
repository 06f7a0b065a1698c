import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

type Headers = Readonly<Record<string, string | number>>;
type EdgeHeaders = Record<string, { value: string | number }>;

interface EdgeRequest {
  uri: string;
}

interface EdgeResponse {
  readonly statusCode: number;
  readonly headers: EdgeHeaders;
}

/** The very function that CloudFront runs. */
const load = <Event, Result>(name: string): ((event: Event) => Result) => {
  const source = readFileSync(new URL(`../edge/${name}`, import.meta.url), 'utf8');
  return runInNewContext(`${source}\nhandler`);
};

const onRequest = load<{ request: EdgeRequest }, EdgeRequest | EdgeResponse>('page-address.js');
const onResponse = load<{ request: EdgeRequest; response: EdgeResponse }, EdgeResponse>(
  'feed-media-type.js',
);

/**
 * What the function at the edge of the network makes of a request.
 * @param uri its path
 * @returns the path that the site is asked for, or where the reader is sent to
 */
export const pathAtTheEdge = (
  uri: string,
): { readonly uri: string } | { readonly status: number; readonly headers: Headers } => {
  const result = onRequest({ request: { uri } });
  return 'uri' in result
    ? { uri: result.uri }
    : { status: result.statusCode, headers: plain(result.headers) };
};

/**
 * What the function at the edge of the network makes of the headers of a response.
 * @param uri the path of the request
 */
export const headersAtTheEdge = (uri: string, statusCode: number, headers: Headers): Headers => {
  const wrapped = Object.entries(headers).map(([name, value]) => [name, { value }]);
  const response = { statusCode, headers: Object.fromEntries(wrapped) as EdgeHeaders };
  return plain(onResponse({ request: { uri }, response }).headers);
};

const plain = (headers: EdgeHeaders): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));
