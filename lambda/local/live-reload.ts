import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { responseHeaders, siteKeys } from '../contract.ts';
import type { Store, StoredObject } from '../publish/ports.ts';
import { etagOf } from '../stores/etag.ts';
import { pathAtTheEdge } from './edge-functions.ts';
import { keyOf } from './http/request-path.ts';

/** The path of the event stream. Keys of a site have no segment that begins with a dot. */
export const changesPath = '/.newsstand/changes';

/**
 * Reloads the page when the site has another version of it. Hidden pages do not listen, because browsers
 * open at most six connections to a server.
 */
const script = `{
  const { version } = document.currentScript.dataset;
  const query = new URLSearchParams({ page: location.pathname, version });
  let changes;
  const listen = () => {
    changes?.close();
    if (document.hidden) return;
    changes = new EventSource('${changesPath}?' + query);
    changes.onmessage = () => location.reload();
  };
  document.addEventListener('visibilitychange', listen);
  listen();
}`;

const scriptHash = createHash('sha256').update(script).digest('base64');
const policy = 'content-security-policy';

/** The response headers that differ, so that a page may run the script and listen. */
export const liveReloadHeaders = {
  [policy]: `${responseHeaders[policy].replace('script-src', `script-src 'sha256-${scriptHash}'`)}; connect-src 'self'`,
} as const;

/** Pages that reload when the site has changed. */
export interface LiveReload {
  /** The site with the script in its pages. ETag and length match the changed bytes. */
  readonly pages: Pick<Store, 'get'>;
  /** Opens the event stream of a page. A page that is already outdated gets an event at once. */
  follow(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Sends an event to pages of which the site has another version. @throws StorageError */
  announce(): Promise<void>;
}

interface Listener {
  readonly response: ServerResponse;
  readonly path: string;
  /** The version in the browser. */
  version: string;
}

export const createLiveReload = (site: Pick<Store, 'get'>): LiveReload => {
  const listeners = new Set<Listener>();

  const versionAt = async (path: string): Promise<string> => {
    const asked = pathAtTheEdge(path);
    const key = 'uri' in asked ? keyOf(asked.uri) : undefined;
    const found = key === undefined ? undefined : await site.get(key);
    const shown = found ?? (await site.get(siteKeys.notFound));
    return shown ? versionOf(shown) : '';
  };

  const tell = async (listener: Listener): Promise<void> => {
    const version = await versionAt(listener.path);
    if (version === listener.version) return;
    listener.version = version;
    listener.response.write('data: changed\n\n');
  };

  return {
    pages: {
      async get(key, maxBytes) {
        const object = await site.get(key, maxBytes);
        return object && withScript(object);
      },
    },
    async follow({ url = '' }, response) {
      const query = new URLSearchParams(url.replace(/^[^?]*/, ''));
      const [path, version] = [query.get('page') ?? '/', query.get('version') ?? ''];
      const listener = { response, path, version };
      listeners.add(listener);
      response.on('close', () => listeners.delete(listener));
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      // Tells the browser to reconnect after 500 ms.
      response.write('retry: 500\n\n');
      await tell(listener);
    },
    async announce() {
      await Promise.all([...listeners].map(tell));
    },
  };
};

const versionOf = ({ etag }: StoredObject): string => etag.replaceAll('"', '');

const withScript = (object: StoredObject): StoredObject => {
  const { contentType = '', body } = object;
  if (!/^text\/html\b/i.test(contentType)) return object;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const end = text.lastIndexOf('</body>');
  if (end < 0) return object;
  const element = `<script data-version="${versionOf(object)}">${script}</script>\n`;
  const page = Buffer.concat([text.subarray(0, end), Buffer.from(element), text.subarray(end)]);
  return { ...object, body: page, etag: etagOf(page) };
};
