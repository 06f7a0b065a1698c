import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { siteKeys } from '../contract.ts';
import type { Store } from '../publish/ports.ts';
import { headersAtTheEdge, pathAtTheEdge } from './edge-functions.ts';
import { createCompressor } from './http/compression.ts';
import { type Answer, createObjectAnswer, textAnswer } from './http/object-answer.ts';
import { isFromOwnPage, namesThisServer, previewHeaders } from './http/preview-access.ts';
import { keyOf, pathOf, queryOf } from './http/request-path.ts';
import { changesPath, type LiveReload, liveReloadHeaders } from './live-reload.ts';

export interface SiteServerOptions {
  /** The published site. */
  readonly site: Store;
  /** Called with the error of every status 500. */
  readonly onError: (error: unknown) => void;
  /** @default the system's clock */
  readonly now?: () => Date;
  /** Makes open pages reload after changes. Other responses are the same without it. */
  readonly liveReload?: LiveReload;
  /** The name or address that the user chose for the server. Requests may name it. */
  readonly host?: string | undefined;
}

/** In bytes. */
const compressionCacheCapacity = 32 * 1024 * 1024;

const allowedMethods = 'GET, HEAD, OPTIONS';

/** Without the headers that would let pages of other sites read. */
const preflightAnswer: Answer = { status: 204, headers: { allow: allowedMethods } };

const misdirected = textAnswer(
  403,
  'The preview is not known by this name. Use localhost, or start it with --host and the name.',
  { 'cache-control': 'no-store' },
);

/**
 * A server that answers as CloudFront does in front of the site bucket: the same paths, headers,
 * conditional responses and compression. But pages of other sites cannot read it: responses lack
 * `access-control-allow-origin`, and requests must name this server. It does not listen yet. It caches only
 * compressed bodies by ETag, so the next request sees a change in the store.
 */
export const createSiteServer = (options: SiteServerOptions): Server => {
  const { onError, now = () => new Date(), liveReload } = options;
  const site = liveReload?.pages ?? options.site;
  const delivery = liveReload ? { ...previewHeaders, ...liveReloadHeaders } : previewHeaders;
  const answerWithObject = createObjectAnswer(createCompressor(compressionCacheCapacity));

  const answerNotFound = async (): Promise<Answer> => {
    const page = await site.get(siteKeys.notFound);
    if (!page) return textAnswer(404, 'Not found');
    const { contentType = '', cacheControl = '', body } = page;
    const headers = {
      'content-type': contentType,
      'cache-control': cacheControl,
      'content-length': body.byteLength,
    };
    return { status: 404, headers, body };
  };

  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const { method = 'GET', url = '/', headers } = request;
    if (!isForThisServer(request)) return misdirected;
    if (method === 'OPTIONS') return preflightAnswer;
    if (method !== 'GET' && method !== 'HEAD') {
      return textAnswer(405, 'Method not allowed', { allow: allowedMethods });
    }
    const path = pathAtTheEdge(pathOf(url), queryOf(url));
    if ('status' in path) return path;
    const key = keyOf(path.uri);
    if (key === undefined) return textAnswer(400, 'Bad request');
    const object = await site.get(key);
    if (!object) return answerNotFound();
    return answerWithObject(object, { method, headers, time: now() });
  };

  let address = '';
  const isForThisServer = (request: IncomingMessage): boolean =>
    namesThisServer(request, { address, name: options.host });

  const server = createServer(async (request, response) => {
    const path = pathOf(request.url ?? '/');
    const isListener = request.method === 'GET' && path === changesPath && isFromOwnPage(request);
    if (liveReload && isListener && isForThisServer(request)) {
      await liveReload.follow(request, response).catch(onError);
      return;
    }
    const answer = await answerTo(request).catch((error: unknown) => {
      onError(error);
      return textAnswer(500, 'Internal server error', { 'cache-control': 'no-store' });
    });
    const headers = { ...delivery, ...answer.headers };
    response.writeHead(
      answer.status,
      headersAtTheEdge(path, request.headers, answer.status, headers),
    );
    // Node omits the body for HEAD.
    response.end(answer.body);
  });
  // A server that is closing still answers, but has no address any more.
  server.on('listening', () => {
    ({ address } = server.address() as AddressInfo);
  });
  return server;
};
