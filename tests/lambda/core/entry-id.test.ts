import { describe, expect, it } from 'vitest';
import { entryId, nameBasedUrn } from '../../../lambda/core/entry-id.ts';

const uuidUrn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('entryId', () => {
  it.each([
    'tag:example.org,2026:a',
    'urn:uuid:34b25730-7fa9-5aae-a18d-144e99bd1048',
    'tag:blogger.com,1999:blog-1.post-2',
    'urn:isbn:9783161484100',
    'https://example.org/?p=12&q',
    'http://example.org:8080/a%20b/%C3%A9%28#b',
  ])('keeps %j, which is already a canonical URI, unchanged', (uri) => {
    expect(entryId('tag:p,2026:x', uri)).toBe(uri);
  });

  it.each([
    ['a slug', 'night-ferry'],
    ['a number', '2024'],
    ['a title with a colon', 'Breaking: news'],
    ['a URI with a space', 'tag:a b'],
    ['a URI with markup', 'tag:<b>'],
    ['an invalid address', 'http://['],
    ['an address with a port out of range', 'http://example.org:99999/'],
    ['an address without its path', 'https://example.org'],
    ['an address with a capital in its host', 'https://Example.org/'],
    ['an address with its default port', 'https://example.org:443/'],
    ['an address with a dot at the end of its host', 'https://example.org./'],
    ['an address with dots in its path', 'https://example.org/a/../b'],
    ['an address with an escape that need not be', 'https://example.org/%7Ea'],
    ['an address with an escape in small letters', 'https://example.org/%c3%a9'],
    ['an address with an accent apart', 'https://example.org/e%CC%81'],
    ['an address with an escape that is not UTF-8', 'https://example.org/%E9'],
    ['an address with letters that are not escaped', 'https://example.org/é'],
    ['an address with brackets', 'https://example.org/[a]'],
    ['a tag URI with a capital in its host', 'tag:Example.org,2026:a'],
    ['a tag URI without a date', 'tag:a'],
    ['a URN of a UUID that is none', 'urn:uuid:a'],
    ['a URN in capitals', 'URN:ISBN:1'],
    ['a URI with an unknown scheme', 'doi:10.1000/182'],
    ['an address with a broken escape in its host', 'https://%zz/'],
  ])('makes a name-based URN of %s', (_, name) => {
    expect(entryId('tag:p,2026:x', name)).toMatch(uuidUrn);
  });

  it('gives only ids that a URL parser accepts, because one other id breaks a whole feed', () => {
    for (const name of ['http://[', 'https:///', 'x:%', 'a', 'mailto:']) {
      expect(URL.canParse(entryId('', name))).toBe(true);
    }
  });

  it('never changes', () => {
    expect(entryId('tag:example.org,2026:news', 'night-ferry')).toBe(
      'urn:uuid:71a04655-2a63-57c4-9302-92fbc9c1619e',
    );
  });

  it('differs between names and between publications', () => {
    const ids = [entryId('a', 'b'), entryId('a', 'c'), entryId('b', 'b'), entryId('', 'a\nb')];
    expect(new Set(ids).size).toBe(4);
  });
});

describe('nameBasedUrn', () => {
  it('is a version 5 UUID', () => {
    expect(nameBasedUrn('a', 'b')).toMatch(uuidUrn);
  });
});
