import { describe, expect, it } from 'vitest';
import { entryId, nameBasedUrn } from '../../../lambda/core/entry-id.ts';

const uuidUrn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('entryId', () => {
  it.each([
    'tag:example.org,2026:a',
    'urn:uuid:34b25730-7fa9-5aae-a18d-144e99bd1048',
    'https://Example.org/?p=12&q',
    'https://example.org/a#b',
  ])('keeps %j, which is a URI already, to the letter', (uri) => {
    expect(entryId('tag:p,2026:x', uri)).toBe(uri);
  });

  it.each([
    ['a slug', 'night-ferry'],
    ['a number', '2024'],
    ['a title with a colon', 'Breaking: news'],
    ['a URI with a space', 'tag:a b'],
    ['a URI with markup', 'tag:<b>'],
    ['what looks like an address and is none', 'http://['],
    ['an address with a port out of range', 'http://example.org:99999/'],
    ['an address with a broken escape in its host', 'https://%zz/'],
  ])('makes a name-based URN of %s', (_, name) => {
    expect(entryId('tag:p,2026:x', name)).toMatch(uuidUrn);
  });

  it('gives only what a URL parser reads, since a feed with one other id is lost as a whole', () => {
    for (const name of ['http://[', 'https:///', 'x:%', 'a', 'mailto:']) {
      expect(URL.canParse(entryId('', name))).toBe(true);
    }
  });

  it('is the same for ever', () => {
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
