import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { feedFormats } from '../../../lambda/contract.ts';
import { atTheEdge } from '../../../lambda/local/edge-function.ts';

describe('the function at the edge', () => {
  it.each(Object.values(feedFormats))('gives $name its registered media type', (format) => {
    const stored = { 'content-type': `${format.storedAs}; charset=utf-8`, etag: '"a"' };
    const told = { 'content-type': `${format.mediaType}; charset=utf-8`, etag: '"a"' };

    for (const path of [`/${format.file}`, `/tags/${encodeURIComponent('مدينة')}/${format.file}`]) {
      expect(atTheEdge(path, 200, stored)).toEqual(told);
      expect(atTheEdge(path, 206, stored)).toEqual(told);
    }
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

    expect(atTheEdge(path, status, headers)).toEqual(headers);
  });

  it('is small enough for CloudFront, which takes 10 KB', async () => {
    const source = await readFile('lambda/edge/feed-media-type.js');

    expect(source.byteLength).toBeLessThan(10_000);
  });
});
