import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../lambda/aws/environment.ts';

const complete = {
  CONTENT_BUCKET: 'content',
  STATE_BUCKET: 'state',
  SITE_BUCKET: 'site',
  BASE_URL: 'https://news.example.org',
  PATH: '/bin',
};

describe('the environment', () => {
  it('names the buckets and the base URL', () => {
    expect(readEnvironment(complete)).toEqual({
      contentBucket: 'content',
      stateBucket: 'state',
      siteBucket: 'site',
      baseUrl: 'https://news.example.org',
    });
  });

  it.each([
    ['https://news.example.org/', 'https://news.example.org'],
    ['https://example.org/news//', 'https://example.org/news'],
    ['HTTPS://Example.ORG:443/News', 'https://example.org/News'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example'],
  ])('normalises the base URL %s', (BASE_URL, baseUrl) => {
    expect(readEnvironment({ ...complete, BASE_URL }).baseUrl).toBe(baseUrl);
  });

  it('is refused with all that is missing from it at once', () => {
    const read = () => readEnvironment({ CONTENT_BUCKET: 'content', SITE_BUCKET: ' ' });

    expect(read).toThrow('STATE_BUCKET is not set; SITE_BUCKET is not set; BASE_URL is not set');
  });

  it.each([
    'news.example.org',
    'ftp://example.org',
    'https://',
    'https://exa mple.org',
    'https://example.org/?draft',
    'https://example.org/#news',
  ])('is refused with the base URL "%s"', (BASE_URL) => {
    const read = () => readEnvironment({ ...complete, STATE_BUCKET: undefined, BASE_URL });

    expect(read).toThrow(
      `STATE_BUCKET is not set; BASE_URL "${BASE_URL}" is not an absolute http(s)`,
    );
  });
});
