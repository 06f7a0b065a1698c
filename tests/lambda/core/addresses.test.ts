import { describe, expect, it } from 'vitest';
import {
  addressOf,
  articleKey,
  normaliseBaseUrl,
  resolveReference,
} from '../../../lambda/core/addresses.ts';

const baseUrl = 'https://news.example.org/paper';
const resolve = (reference: string) =>
  resolveReference(reference, baseUrl, `${baseUrl}/articles/a`);

describe('normaliseBaseUrl', () => {
  it.each([
    ['https://news.example.org', 'https://news.example.org'],
    ['https://news.example.org/', 'https://news.example.org'],
    ['HTTPS://News.Example.org:443/paper//', 'https://news.example.org/paper'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example'],
    ['https://news.example.org/[a]/', 'https://news.example.org/%5Ba%5D'],
  ])('makes of %s the base %s', (given, base) => {
    expect(normaliseBaseUrl(given)).toBe(base);
  });

  it('refuses a text that is not an address', () => {
    expect(() => normaliseBaseUrl('news.example.org')).toThrow(TypeError);
  });
});

describe('addressOf', () => {
  it.each([
    ['rss.xml', 'rss.xml'],
    ['index.html', ''],
    ['articles/größe', 'articles/gr%C3%B6%C3%9Fe'],
    ['tags/مكتبات/feed.json', 'tags/%D9%85%D9%83%D8%AA%D8%A8%D8%A7%D8%AA/feed.json'],
    ['media/a b&c?d#e%f.png', 'media/a%20b%26c%3Fd%23e%25f.png'],
  ])('gives the key %s the address %s', (key, path) => {
    expect(addressOf(baseUrl, key)).toBe(`${baseUrl}/${path}`);
  });
});

describe('articleKey', () => {
  it('puts an article below articles/', () => {
    expect(articleKey('a')).toBe('articles/a');
  });
});

describe('resolveReference', () => {
  it.each([
    ['media/a.png', `${baseUrl}/media/a.png`],
    ['../media/a.png', `${baseUrl}/media/a.png`],
    ['./../../media/a b.png', `${baseUrl}/media/a%20b.png`],
    ['/media/a.png', `${baseUrl}/media/a.png`],
    ['/rss.xml', `${baseUrl}/rss.xml`],
    ['other', `${baseUrl}/articles/other`],
    ['?q=1', `${baseUrl}/articles/a?q=1`],
    ['#part', `${baseUrl}/articles/a#part`],
    ['https://EXAMPLE.com:443/ä?b=c&d', 'https://example.com/%C3%A4?b=c&d'],
    ['//cdn.example/a.png', 'https://cdn.example/a.png'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
    ['  https://example.com/  ', 'https://example.com/'],
    ['https://user:secret@example.com/', 'https://example.com/'],
    ['https://example.com/[a]|b?c[]=%zz', 'https://example.com/%5Ba%5D%7Cb?c%5B%5D=%25zz'],
  ])('makes of %s the address %s', (reference, address) => {
    expect(resolve(reference)).toBe(address);
  });

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.com/',
    'tel:+100',
    'https://%zz/',
    'http://[',
    'http://a:99999/',
    'https://{{host}}/a',
    'https://a"b.example/',
    '',
    '   ',
  ])('refuses %j', (reference) => {
    expect(resolve(reference)).toBeUndefined();
  });

  it('resolves what it gave to itself', () => {
    const address = resolve('../media/a b.png?c=d e');
    expect(resolve(address ?? '')).toBe(address);
  });
});
