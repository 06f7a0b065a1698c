import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  cacheControl,
  responseHeaders as deliveryHeaders,
  feedFormats,
} from '../../../lambda/contract.ts';
import { createSiteServer } from '../../../lambda/local/http-server.ts';
import { StorageError } from '../../../lambda/publish/errors.ts';
import type { Store } from '../../../lambda/publish/ports.ts';
import { createMemoryStore } from '../../../lambda/stores/memory-store.ts';

/** Those of CloudFront that a preview has too. */
const {
  'access-control-allow-origin': _,
  'strict-transport-security': __,
  ...responseHeaders
} = deliveryHeaders;

const written = new Date('2026-03-04T05:06:07.890Z');
const lastModified = 'Wed, 04 Mar 2026 05:06:07 GMT';
const rss = 'application/rss+xml; charset=utf-8';
const feed = `<rss>${'<item>Ünïcode</item>'.repeat(200)}</rss>`;

let site: Store;
let server: Server;
let errors: unknown[];
let now: Date;

beforeEach(async () => {
  now = new Date('2026-03-05T00:00:00Z');
  errors = [];
  site = createMemoryStore({ now: () => written });
  server = createSiteServer({
    site: { ...site, get: (key, maxBytes) => site.get(key, maxBytes) },
    onError: (error) => errors.push(error),
    now: () => now,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  await site.put('index.html', '<h1>Front</h1>', { contentType: 'text/html; charset=utf-8' });
  await site.put('rss.xml', feed, { contentType: rss, cacheControl: cacheControl.live });
  await site.put('media/a.jpg', '0123456789', {
    contentType: 'image/jpeg',
    cacheControl: cacheControl.media,
  });
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends the path as it is, and neither adds nor undoes an encoding. */
const ask = (
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Received> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      buffer(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    })
      .on('error', reject)
      .end();
  });

describe('paths', () => {
  it('answers / with the front page', async () => {
    const { status, body } = await ask('/');

    expect(status).toBe(200);
    expect(body.toString()).toBe('<h1>Front</h1>');
  });

  it('ignores the query string', async () => {
    expect((await ask('/?utm_source=x')).body.toString()).toBe('<h1>Front</h1>');
    expect((await ask('/media/a.jpg?v=1/2')).body.toString()).toBe('0123456789');
  });

  it('accepts the absolute URL that a proxy sends', async () => {
    expect((await ask('http://localhost/media/a.jpg')).body.toString()).toBe('0123456789');
    expect((await ask('http://localhost:8080')).body.toString()).toBe('<h1>Front</h1>');
  });

  it('answers an address that ends in a slash with the page kept there', async () => {
    await site.put('sections/grün/index.html', 'green');

    expect((await ask('/sections/gr%C3%BCn/')).body.toString()).toBe('green');
    expect((await ask('/sections/none/')).status).toBe(404);
  });

  it('redirects addresses without the slash there', async () => {
    const { status, headers } = await ask('/sections/gr%C3%BCn');

    expect(status).toBe(301);
    expect(headers.location).toBe('/sections/gr%C3%BCn/');
  });

  it.each([
    '?utm_source=x&utm_medium=y',
    '?a=1&a=2&b=%26%3D%23&c=%0d%0aset-cookie:%20a',
    '?q=a+b%20c&leer',
    '?next=//evil.example/',
    '?',
  ])('redirects with the query %s as it came', async (query) => {
    const { status, headers } = await ask(`/tags/a${query}`);

    expect(status).toBe(301);
    expect(headers.location).toBe(`/tags/a/${query === '?' ? '' : query}`);
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it.each(['//evil.example/subscribe', '/\\evil.example', '//evil.example', '/%5Cevil.example'])(
    'redirects %s to no other site',
    async (path) => {
      expect((await ask(path)).headers).not.toHaveProperty('location');
    },
  );

  it('decodes the path once', async () => {
    await site.put('tags/grün & blau/100%25.txt', 'decoded');

    const { status, body } = await ask('/tags/gr%C3%BCn%20%26%20blau/100%2525.txt');

    expect(status).toBe(200);
    expect(body.toString()).toBe('decoded');
  });

  it('reads a plus sign as a space, as S3 does', async () => {
    await site.put('a b', 'space');
    await site.put('a+b', 'plus');

    expect((await ask('/a+b')).body.toString()).toBe('space');
    expect((await ask('/a%20b')).body.toString()).toBe('space');
    expect((await ask('/a%2Bb')).body.toString()).toBe('plus');
  });

  it.each(['/100%', '/%zz', '/%ff', 'relative'])('refuses the malformed path %s', async (path) => {
    expect((await ask(path)).status).toBe(400);
  });

  it('has nothing at an unknown path, whatever the condition', async () => {
    const { status, headers, body } = await ask('/unknown', { 'if-none-match': '*' });

    expect(status).toBe(404);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body.toString()).toBe('Not found\n');
  });
});

describe('headers', () => {
  it('answers a missing address with the site’s page for status 404', async () => {
    const contentType = 'text/html; charset=utf-8';
    await site.put('404.html', '<p>Nothing</p>', { contentType, cacheControl: 'max-age=10' });

    for (const path of ['/nothing', '/feed.json', '/tags/a/atom.xml']) {
      const { status, headers, body } = await ask(path);
      expect(status).toBe(404);
      expect(headers).toMatchObject({ 'content-type': contentType, 'cache-control': 'max-age=10' });
      expect(body.toString()).toBe('<p>Nothing</p>');
    }
  });

  it('are those of the object and those of the delivery', async () => {
    const { headers, body } = await ask('/rss.xml');

    const etag = (await site.get('rss.xml'))?.etag;
    expect(headers).toMatchObject({
      ...responseHeaders,
      'content-type': rss,
      'cache-control': cacheControl.live,
      'content-length': String(Buffer.byteLength(feed)),
      'last-modified': lastModified,
      vary: 'accept-encoding',
      etag,
    });
    expect(body.toString()).toBe(feed);
  });

  it.each([
    ['/unknown', 'GET'],
    ['/%', 'GET'],
    ['/rss.xml', 'POST'],
    ['/rss.xml', 'OPTIONS'],
  ])('have those of the delivery even for %s by %s', async (path, method) => {
    expect((await ask(path, {}, method)).headers).toMatchObject(responseHeaders);
  });

  it('leave out what the object does not have', async () => {
    await site.put('plain', 'x');

    const { headers } = await ask('/plain');

    expect(headers['content-type']).toBe('binary/octet-stream');
    expect(headers).not.toHaveProperty('cache-control');
    expect(headers).not.toHaveProperty('vary');
  });

  it('contain no date in the future', async () => {
    now = new Date('2026-03-01T00:00:00Z');

    expect((await ask('/rss.xml')).headers['last-modified']).toBe('Sun, 01 Mar 2026 00:00:00 GMT');
  });
});

describe('methods', () => {
  it.each(['', 'gzip'])(
    'answers HEAD as GET, but for the body (accepting "%s")',
    async (accepted) => {
      const [get, head] = await Promise.all([
        ask('/rss.xml', { 'accept-encoding': accepted }),
        ask('/rss.xml', { 'accept-encoding': accepted }, 'HEAD'),
      ]);

      expect(head.status).toBe(200);
      expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' });
      expect(head.body.byteLength).toBe(0);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('refuses %s', async (method) => {
    const { status, headers } = await ask('/rss.xml', {}, method);

    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD, OPTIONS');
    expect((await site.get('rss.xml'))?.body.byteLength).toBe(Buffer.byteLength(feed));
  });
});

describe('pages of other sites', () => {
  it.each([
    ['/rss.xml', 'GET'],
    ['/media/a.jpg', 'HEAD'],
    ['/unknown', 'GET'],
    ['/%', 'GET'],
    ['/subscribe', 'GET'],
    ['/rss.xml', 'POST'],
    ['/rss.xml', 'OPTIONS'],
  ])('are not allowed to read %s by %s', async (path, method) => {
    const preflight = {
      origin: 'https://reader.example',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'if-none-match',
      'access-control-request-private-network': 'true',
    };

    const { headers } = await ask(path, preflight, method);

    const names = Object.keys(headers);
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(names).not.toContain('strict-transport-security');
    expect(headers).toMatchObject(responseHeaders);
    expect(headers['cross-origin-resource-policy']).toBe('same-site');
  });

  it('cannot read by a name of theirs that leads to this machine', async () => {
    for (const path of ['/', '/rss.xml', '/unknown', '/subscribe']) {
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST']) {
        const { status, headers, body } = await ask(path, { host: 'evil.example:8080' }, method);

        expect(status).toBe(403);
        expect(headers).not.toHaveProperty('etag');
        expect(headers).not.toHaveProperty('location');
        expect(body.toString()).not.toContain('Front');
      }
    }
  });

  it('cannot read by a target that names them', async () => {
    expect((await ask('http://evil.example/', { host: 'localhost' })).status).toBe(403);
  });
});

describe('conditional requests', () => {
  const etagOf = async (path: string) => (await ask(path)).headers.etag ?? '';

  it('answers 304 with the validators and without a body', async () => {
    const etag = await etagOf('/rss.xml');

    const { status, headers, body } = await ask('/rss.xml', { 'if-none-match': etag });

    expect(status).toBe(304);
    expect(body.byteLength).toBe(0);
    expect(headers).toMatchObject({
      ...responseHeaders,
      etag,
      'last-modified': lastModified,
      'cache-control': cacheControl.live,
      vary: 'accept-encoding',
    });
    expect(headers).not.toHaveProperty('content-type');
  });

  it('compares ETags weakly and looks through lists', async () => {
    const etag = await etagOf('/rss.xml');
    const statusFor = async (condition: string) =>
      (await ask('/rss.xml', { 'if-none-match': condition })).status;

    expect(await statusFor(`W/${etag}`)).toBe(304);
    expect(await statusFor(`"a", W/"b" , ${etag}`)).toBe(304);
    expect(await statusFor('*')).toBe(304);
    expect(await statusFor('"a", "b"')).toBe(200);
    expect(await statusFor(etag.replaceAll('"', ''))).toBe(200);
  });

  it('recognises the ETag of a compressed answer', async () => {
    const accepting = { 'accept-encoding': 'br' };
    const weak = (await ask('/rss.xml', accepting)).headers.etag ?? '';

    const compressed = await ask('/rss.xml', { ...accepting, 'if-none-match': weak });
    const plain = await ask('/rss.xml', { 'if-none-match': weak });

    expect([compressed.status, plain.status]).toEqual([304, 304]);
    expect(compressed.headers.etag).toBe(weak);
    expect(compressed.headers).not.toHaveProperty('content-encoding');
  });

  it('compares dates', async () => {
    const statusFor = async (condition: string) =>
      (await ask('/rss.xml', { 'if-modified-since': condition })).status;

    expect(await statusFor(lastModified)).toBe(304);
    expect(await statusFor('Thu, 05 Mar 2026 05:06:07 GMT')).toBe(304);
    expect(await statusFor('Wed, 04 Mar 2026 05:06:06 GMT')).toBe(200);
    expect(await statusFor('yesterday')).toBe(200);
  });

  it('trusts the ETag more than the date', async () => {
    const headers = { 'if-none-match': '"other"', 'if-modified-since': lastModified };

    expect((await ask('/rss.xml', headers)).status).toBe(200);
  });

  it('answers 304 even to a request with no-cache, as CloudFront does', async () => {
    const etag = await etagOf('/rss.xml');

    const headers = { 'if-none-match': etag, 'cache-control': 'no-cache' };

    expect((await ask('/rss.xml', headers)).status).toBe(304);
  });

  it('sees a change at once', async () => {
    const etag = await etagOf('/rss.xml');
    await site.put('rss.xml', 'changed', { contentType: rss });

    const { status, body } = await ask('/rss.xml', { 'if-none-match': etag });

    expect(status).toBe(200);
    expect(body.toString()).toBe('changed');
  });
});

describe('compression', () => {
  const encodingFor = async (accepted: string, path = '/rss.xml') =>
    (await ask(path, { 'accept-encoding': accepted })).headers['content-encoding'];

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('sends %s that unpacks to the object, under a weak ETag', async (encoding, unpack) => {
    const { headers, body } = await ask('/rss.xml', { 'accept-encoding': encoding });

    const strong = (await site.get('rss.xml'))?.etag;
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-length']).toBe(String(body.byteLength));
    expect(headers.etag).toBe(`W/${strong}`);
    expect(headers.vary).toBe('accept-encoding');
    expect(headers).not.toHaveProperty('accept-ranges');
    expect(body.byteLength).toBeLessThan(Buffer.byteLength(feed) / 2);
    expect(unpack(body).toString()).toBe(feed);
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['br;q=0, gzip;q=0', undefined],
    ['identity', undefined],
    ['deflate', undefined],
    ['', undefined],
  ])('for "%s" is %s', async (accepted, encoding) => {
    expect(await encodingFor(accepted)).toBe(encoding);
  });

  it('is left out for a reader that names no encoding', async () => {
    const { headers } = await ask('/rss.xml');

    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers.etag).toMatch(/^"/);
  });

  it.each([
    ['text/html; charset=utf-8', 'br'],
    ['Application/XML', 'br'],
    ['image/svg+xml', 'br'],
    ['application/atom+xml; charset=utf-8', undefined],
    ['application/feed+json; charset=utf-8', undefined],
    ['image/jpeg', undefined],
  ])('of %s is %s, as from CloudFront', async (contentType, encoding) => {
    await site.put('typed', 'x'.repeat(2000), { contentType });

    const { headers } = await ask('/typed', { 'accept-encoding': 'br' });

    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toBe(encoding && 'accept-encoding');
  });

  it.each(
    Object.values(feedFormats).flatMap((format) =>
      (['br', 'gzip', undefined] as const).map((encoding) => ({ ...format, encoding })),
    ),
  )(
    'of $name is $encoding for a reader that takes that, and its media type is its own',
    async ({ file, mediaType, storedAs, encoding }) => {
      await site.put(file, 'x'.repeat(2000), { contentType: `${storedAs}; charset=utf-8` });

      const { headers, body } = await ask(
        `/${file}`,
        encoding ? { 'accept-encoding': encoding } : {},
      );

      expect(headers['content-type']).toBe(`${mediaType}; charset=utf-8`);
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers.vary).toBe('accept-encoding');
      expect(body.byteLength === 2000).toBe(encoding === undefined);
    },
  );

  it.each([
    [999, undefined],
    [1_000, 'gzip'],
    [10_000_000, 'gzip'],
    [10_000_001, undefined],
  ])('of %i bytes is %s, as from CloudFront', async (size, encoding) => {
    await site.put('sized', Buffer.alloc(size), { contentType: 'text/plain' });

    const { headers, body } = await ask('/sized', { 'accept-encoding': 'gzip' });

    expect(headers['content-encoding']).toBe(encoding);
    expect((encoding ? gunzipSync(body) : body).byteLength).toBe(size);
  });

  it('follows the object', async () => {
    await ask('/rss.xml', { 'accept-encoding': 'br' });
    await site.put('rss.xml', feed.toUpperCase(), { contentType: rss });

    const { body } = await ask('/rss.xml', { 'accept-encoding': 'br' });

    expect(brotliDecompressSync(body).toString()).toBe(feed.toUpperCase());
  });
});

describe('ranges', () => {
  it.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ])('sends the part %s', async (range, part, contentRange) => {
    const { status, headers, body } = await ask('/media/a.jpg', { range });

    expect(status).toBe(206);
    expect(body.toString()).toBe(part);
    expect(headers['content-range']).toBe(contentRange);
    expect(headers['content-length']).toBe(String(part.length));
    expect(headers['content-type']).toBe('image/jpeg');
  });

  it.each(['bytes=4-2', 'bytes=0-1,3-4', 'items=0-1', 'bytes=-', 'bytes=a-b'])(
    'ignores %s',
    async (range) => {
      const { status, headers, body } = await ask('/media/a.jpg', { range });

      expect(status).toBe(200);
      expect(body.toString()).toBe('0123456789');
      expect(headers['accept-ranges']).toBe('bytes');
    },
  );

  it.each(['bytes=10-', 'bytes=10-20', 'bytes=-0'])('cannot satisfy %s', async (range) => {
    const { status, headers } = await ask('/media/a.jpg', { range });

    expect(status).toBe(416);
    expect(headers['content-range']).toBe('bytes */10');
  });

  it('are of the object itself, not of its compressed form', async () => {
    const { status, headers, body } = await ask('/rss.xml', {
      range: 'bytes=0-4',
      'accept-encoding': 'br',
    });

    expect(status).toBe(206);
    expect(body.toString()).toBe('<rss>');
    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers.etag).toMatch(/^"/);
  });

  it('come only of the version that the reader has begun with', async () => {
    const { etag = '' } = (await ask('/media/a.jpg')).headers;
    const statusFor = async (condition: string) =>
      (await ask('/media/a.jpg', { range: 'bytes=0-1', 'if-range': condition })).status;

    expect(await statusFor(etag)).toBe(206);
    expect(await statusFor(lastModified)).toBe(206);
    expect(await statusFor('"other"')).toBe(200);
    expect(await statusFor(`W/${etag}`)).toBe(200);
  });

  it('are for GET alone', async () => {
    const { status, headers } = await ask('/media/a.jpg', { range: 'bytes=0-1' }, 'HEAD');

    expect(status).toBe(200);
    expect(headers['content-length']).toBe('10');
  });

  it('yield to a condition that gives 304', async () => {
    const { etag = '' } = (await ask('/media/a.jpg')).headers;

    const headers = { range: 'bytes=0-1', 'if-none-match': etag };

    expect((await ask('/media/a.jpg', headers)).status).toBe(304);
  });
});

describe('a failing store', () => {
  it('is reported, and the client gets only the status', async () => {
    const failure = new StorageError('get', 'rss.xml', { cause: new Error('secret') });
    site.get = () => Promise.reject(failure);

    const { status, headers, body } = await ask('/rss.xml');

    expect(status).toBe(500);
    expect(body.toString()).toBe('Internal server error\n');
    expect(headers['cache-control']).toBe('no-store');
    expect(errors).toEqual([failure]);
  });
});
