import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

type Headers = Readonly<Record<string, string | number>>;
type EdgeHeaders = Record<string, { value: string | number }>;

/** What a function on responses gets and gives back, as far as ours looks at it. */
interface EdgeEvent {
  readonly request: { readonly uri: string };
  readonly response: { readonly statusCode: number; readonly headers: EdgeHeaders };
}

const source = readFileSync(new URL('../edge/feed-media-type.js', import.meta.url), 'utf8');
const handler = runInNewContext(`${source}\nhandler`) as (
  event: EdgeEvent,
) => EdgeEvent['response'];

/**
 * What the function at the edge of the network makes of the headers of a response.
 * @param uri the path of the request
 */
export const atTheEdge = (uri: string, statusCode: number, headers: Headers): Headers => {
  const wrapped = Object.entries(headers).map(([name, value]) => [name, { value }]);
  const response = { statusCode, headers: Object.fromEntries(wrapped) as EdgeHeaders };
  const given = Object.entries(handler({ request: { uri }, response }).headers);
  return Object.fromEntries(given.map(([name, { value }]) => [name, value]));
};
