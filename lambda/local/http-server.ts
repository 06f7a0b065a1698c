import { createServer, type IncomingMessage, type Server } from 'node:http';
import { responseHeaders, siteKeys } from '../contract.ts';
import type { Store } from '../publish/ports.ts';
import { createCompressor } from './compression.ts';
import { headersAtTheEdge, pathAtTheEdge } from './edge-functions.ts';
import { changesPath, type LiveReload, liveReloadHeaders } from './live-reload.ts';
import { type Answer, createObjectAnswer, textAnswer } from './object-answer.ts';
import { keyOf, pathOf } from './request-path.ts';

export interface SiteServerOptions {
  /** The published site. */
  readonly site: Store;
  /** Called with the error of every status 500. */
  readonly onError: (error: unknown) => void;
  /** @default the system's clock */
  readonly now?: () => Date;
  /** Makes open pages reload after changes. Other responses are the same without it. */
  readonly liveReload?: LiveReload;
}

/** In bytes. */
const compressionCacheCapacity = 32 * 1024 * 1024;

const allowedMethods = 'GET, HEAD, OPTIONS';

const preflightAnswer: Answer = {
  status: 204,
  headers: {
    allow: allowedMethods,
    'access-control-allow-methods': allowedMethods,
    'access-control-allow-headers': '*',
  },
};

/**
 * A server that answers as CloudFront does in front of the site bucket: the same paths, headers,
 * conditional responses and compression. It does not listen yet. It caches only compressed bodies by ETag,
 * so the next request sees a change in the store.
 */
export const createSiteServer = (options: SiteServerOptions): Server => {
  const { onError, now = () => new Date(), liveReload } = options;
  const site = liveReload?.pages ?? options.site;
  const delivery = liveReload ? { ...responseHeaders, ...liveReloadHeaders } : responseHeaders;
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

  const answerTo = async ({
    method = 'GET',
    url = '/',
    headers,
  }: IncomingMessage): Promise<Answer> => {
    if (method === 'OPTIONS') return preflightAnswer;
    if (method !== 'GET' && method !== 'HEAD') {
      return textAnswer(405, 'Method not allowed', { allow: allowedMethods });
    }
    const path = pathAtTheEdge(pathOf(url));
    if ('status' in path) return path;
    const key = keyOf(path.uri);
    if (key === undefined) return textAnswer(400, 'Bad request');
    const object = await site.get(key);
    if (!object) return answerNotFound();
    return answerWithObject(object, { method, headers, time: now() });
  };

  return createServer(async (request, response) => {
    const path = pathOf(request.url ?? '/');
    if (liveReload && path === changesPath) {
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
};
