import { stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { feedFormats } from '../../../lambda/contract.ts';
import { headersAtTheEdge, pathAtTheEdge } from '../../../lambda/local/edge-functions.ts';

describe('the function on responses', () => {
  it.each(Object.values(feedFormats))('gives $name its registered media type', (format) => {
    const stored = { 'content-type': `${format.storedAs}; charset=utf-8`, etag: '"a"' };
    const told = { 'content-type': `${format.mediaType}; charset=utf-8`, etag: '"a"' };

    for (const path of [`/${format.file}`, `/tags/${encodeURIComponent('مدينة')}/${format.file}`]) {
      expect(headersAtTheEdge(path, {}, 200, stored)).toEqual(told);
      expect(headersAtTheEdge(path, {}, 206, stored)).toEqual(told);
    }
  });

  it.each([
    ['/rss.xml', 'application/xml; charset=utf-8'],
    ['/tags/a/atom.xml', 'application/xml; charset=utf-8'],
    ['/feed.json', 'application/feed+json; charset=utf-8'],
  ])('makes %s %s where a browser is to show it', (path, contentType) => {
    const opened = { 'sec-fetch-dest': 'document' };
    const fetched = { 'sec-fetch-dest': 'empty' };

    expect(headersAtTheEdge(path, opened, 200, {})).toEqual({ 'content-type': contentType });
    expect(headersAtTheEdge(path, fetched, 200, {})).toEqual(headersAtTheEdge(path, {}, 200, {}));
  });

  it.each([
    ['/index.html', 200],
    ['/articles/feed.json.md', 200],
    ['/', 200],
    ['/atom.xml', 304],
    ['/atom.xml', 404],
    ['/toString', 200],
  ])('leaves a response to %s with status %i as it is', (path, status) => {
    const headers = { 'content-type': 'text/html' };

    expect(headersAtTheEdge(path, {}, status, headers)).toEqual(headers);
  });
});

describe('the function on requests', () => {
  it.each([
    ['/', '/index.html'],
    ['/sections/local/', '/sections/local/index.html'],
    ['/subscribe/', '/subscribe/index.html'],
    ['/articles/a', '/articles/a'],
    ['/tags/a/rss.xml', '/tags/a/rss.xml'],
    ['/sections', '/sections'],
  ])('makes %s ask for %s', (path, uri) => {
    expect(pathAtTheEdge(path)).toEqual({ uri });
  });

  it.each(['/subscribe', '/sections/local', '/tags/v1.2'])('sends %s to its slash', (path) => {
    expect(pathAtTheEdge(path)).toEqual({ status: 301, headers: { location: `${path}/` } });
    expect(pathAtTheEdge(path, '')).toEqual(pathAtTheEdge(path));
    expect(pathAtTheEdge(path, 'a=1&a=%2F&b')).toEqual({
      status: 301,
      headers: { location: `${path}/?a=1&a=%2F&b` },
    });
  });

  it('asks the site for the same page, whatever the query', () => {
    expect(pathAtTheEdge('/tags/a/', 'a=1')).toEqual({ uri: '/tags/a/index.html' });
  });
});

it.each(['feed-media-type.js', 'page-address.js'])(
  '%s is small enough for CloudFront, which takes 10 KB',
  async (name) => {
    expect((await stat(`lambda/edge/${name}`)).size).toBeLessThan(10_000);
  },
);
