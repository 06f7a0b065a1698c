import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheControl, responseHeaders } from '../../../lambda/contract.ts';
import { createSiteServer } from '../../../lambda/local/http-server.ts';
import { createLiveReload, type LiveReload } from '../../../lambda/local/live-reload.ts';
import type { Store } from '../../../lambda/publish/ports.ts';
import { createMemoryStore } from '../../../lambda/stores/memory-store.ts';

const html = 'text/html; charset=utf-8';
const headers = { contentType: html, cacheControl: cacheControl.live };
const pageOf = (text: string) => `<!DOCTYPE html>\n<body>\n<h1>${text}</h1>\n</body>\n</html>\n`;

let site: Store;
let liveReload: LiveReload;
let server: Server;
let baseUrl: string;

beforeEach(async () => {
  site = createMemoryStore({ now: () => new Date('2026-03-04T05:06:07Z') });
  liveReload = createLiveReload(site);
  server = createSiteServer({
    site,
    onError: (error) => expect.unreachable(`${error}`),
    liveReload,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await site.put('index.html', pageOf('Front ü'), headers);
  await site.put('404.html', pageOf('Nothing'), headers);
  await site.put('rss.xml', '<rss></body></rss>', { contentType: 'application/rss+xml' });
});
afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});

/** The script of a page as it came, and the version that it names. */
const scriptIn = (page: string) => {
  const [element = '', version = '', script = ''] =
    /<script data-version="([^"]*)">(.*?)<\/script>\n/s.exec(page) ?? [];
  return { element, version, script };
};

const load = async (path: string) => {
  const response = await fetch(baseUrl + path);
  return { response, page: await response.text() };
};

/** Listens as a page does. */
const listen = async (path: string, version: string) => {
  const query = new URLSearchParams({ page: path, version });
  const response = await fetch(`${baseUrl}/.newsstand/changes?${query}`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const reading = (async () => {
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      text += part.value;
    }
  })().catch(() => undefined);
  return {
    response,
    reading,
    times: () => text.split('\n\n').filter((event) => event.startsWith('data: changed')).length,
  };
};

describe('a page of the local server', () => {
  it('has one script more than the site, at its end, and nothing else', async () => {
    const { page } = await load('/');
    const { element, script } = scriptIn(page);

    expect(script).toContain('EventSource');
    expect(page.replace(element, '')).toBe(pageOf('Front ü'));
    expect(page.indexOf(element)).toBe(page.indexOf('</body>') - element.length);
    const stored = await site.get('index.html');
    expect(Buffer.from(stored?.body ?? []).toString()).toBe(pageOf('Front ü'));
  });

  it('may run the script and listen, by a policy that otherwise equals that of CloudFront', async () => {
    const { response, page } = await load('/');
    const hash = createHash('sha256').update(scriptIn(page).script).digest('base64');
    const policy = response.headers.get('content-security-policy') ?? '';

    expect(policy).toContain(`script-src 'sha256-${hash}' 'sha256-`);
    expect(policy.replace(`'sha256-${hash}' `, '').replace("; connect-src 'self'", '')).toBe(
      responseHeaders['content-security-policy'],
    );
  });

  it('has its true length, and its own ETag for conditional requests', async () => {
    const { response, page } = await load('/');
    const etag = response.headers.get('etag') ?? '';

    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(page)));
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(etag).not.toBe((await site.get('index.html'))?.etag);
    const again = await fetch(`${baseUrl}/`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get('content-security-policy')).toBe(
      response.headers.get('content-security-policy'),
    );
    const head = await fetch(`${baseUrl}/`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(response.headers.get('content-length'));
  });

  it('is compressed with its script', async () => {
    await site.put('index.html', pageOf('long '.repeat(1_000)), headers);
    const { response, page } = await load('/');

    expect(response.headers.get('content-encoding')).toMatch(/^(?:br|gzip)$/);
    expect(scriptIn(page).script).toContain('EventSource');
  });

  it('is in the page for status 404, too', async () => {
    const { response, page } = await load('/articles/none');

    expect(response.status).toBe(404);
    expect(scriptIn(page).version).not.toBe('');
  });

  it('has the script, and feeds do not', async () => {
    expect((await load('/rss.xml')).page).toBe('<rss></body></rss>');
  });
});

describe('a page that listens', () => {
  it('gets one event when the site has another version of it, and no others', async () => {
    const { version } = scriptIn((await load('/')).page);
    const page = await listen('/', version);
    expect(page.response.headers.get('content-type')).toBe('text/event-stream');
    expect(page.response.headers.get('cache-control')).toBe('no-store');

    await site.put('articles/other', pageOf('Other'), headers);
    await liveReload.announce();
    await pause(50);
    expect(page.times()).toBe(0);

    await site.put('index.html', pageOf('Front, edited'), headers);
    await liveReload.announce();
    await liveReload.announce();
    await expect.poll(page.times).toBe(1);
    await pause(50);
    expect(page.times()).toBe(1);
  });

  it('gets an event at once if it comes from a cache and is outdated', async () => {
    const { version } = scriptIn((await load('/')).page);
    await site.put('index.html', pageOf('Front, edited'), headers);

    const page = await listen('/', version);

    await expect.poll(page.times).toBe(1);
  });

  it('gets an event when a missing article appears, and when it disappears', async () => {
    const address = '/articles/gr%C3%BCn';
    const { version } = scriptIn((await load(address)).page);
    const page = await listen(address, version);

    await site.put('articles/grün', pageOf('New'), headers);
    await liveReload.announce();
    await expect.poll(page.times).toBe(1);

    await site.delete('articles/grün');
    await liveReload.announce();
    await expect.poll(page.times).toBe(2);
  });

  it('listens by its address: one that ends in a slash stands for its index', async () => {
    await site.put('tags/a/index.html', pageOf('A'), headers);
    const { version } = scriptIn((await load('/tags/a/')).page);
    const page = await listen('/tags/a/', version);

    await liveReload.announce();
    await pause(50);
    expect(page.times()).toBe(0);
    await site.put('tags/a/index.html', pageOf('A, edited'), headers);
    await liveReload.announce();
    await expect.poll(page.times).toBe(1);
  });

  it.each([
    { origin: 'http://evil.example' },
    { origin: 'http://localhost:3000' },
    { 'sec-fetch-site': 'cross-site' },
    { host: 'evil.example' },
  ])('is refused with the headers %o', async (foreign) => {
    const { port } = server.address() as AddressInfo;
    const asked = request({
      host: '127.0.0.1',
      port,
      path: '/.newsstand/changes?page=/',
      headers: foreign,
    }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.resume();

    expect(response.headers['content-type']).not.toBe('text/event-stream');
    expect(response.statusCode).toBe('host' in foreign ? 403 : 404);
  });

  it('blocks neither the end of the server nor, after it has gone, an announcement', async () => {
    const gone = await listen('/', '');
    await gone.response.body?.cancel().catch(() => undefined);
    const page = await listen('/', '');
    await liveReload.announce();

    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    await page.reading;
  });
});

it('without live reload, pages are unchanged and there is no event stream', async () => {
  const plain = createSiteServer({ site, onError: () => undefined });
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;

  const page = await fetch(`${address}/`);
  expect(await page.text()).toBe(pageOf('Front ü'));
  expect(page.headers.get('content-security-policy')).toBe(
    responseHeaders['content-security-policy'],
  );
  expect((await fetch(`${address}/.newsstand/changes`)).status).toBe(404);
  await new Promise((resolve) => plain.close(resolve));
});
