import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUrl, strictUri } from '../../../lambda/core/uri.ts';
import { hostileText } from '../../support/arbitraries.ts';

/** RFC 3986 appendix A, for http(s) and what a URL parser leaves of a host. */
const rfc3986 =
  /^https?:\/\/(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?(?:\/(?:[\w\-.~!$&'()*+,;=:@]|%[\dA-Fa-f]{2})*)*(?:\?(?:[\w\-.~!$&'()*+,;=:@/?]|%[\dA-Fa-f]{2})*)?(?:#(?:[\w\-.~!$&'()*+,;=:@/?]|%[\dA-Fa-f]{2})*)?$/;

describe('strictUri', () => {
  it('gets through an address of two million characters', () => {
    const address = `https://a.example/${'a'.repeat(2_000_000)}`;

    expect(strictUri(address) === address).toBe(true);
  });

  it.each([
    ['https://a.example/?q[]=1|2&r=%zz', 'https://a.example/?q%5B%5D=1%7C2&r=%25zz'],
    ['https://a.example/a^b`c{d}', 'https://a.example/a%5Eb%60c%7Bd%7D'],
    ['https://[::1]:8080/[a]', 'https://[::1]:8080/%5Ba%5D'],
    ['https://a.example/#a#b', 'https://a.example/#a%23b'],
    ['https://a.example/%C3%BC?a=1&b=%26#c', 'https://a.example/%C3%BC?a=1&b=%26#c'],
  ])('spells %s as %s', (address, strict) => {
    expect(strictUri(address)).toBe(strict);
  });

  it('gives what RFC 3986 allows, and stays as it is from then on', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (path, query, fragment) => {
        const url = new URL('https://a.example/');
        url.pathname = path;
        url.search = query;
        url.hash = fragment;

        const strict = strictUri(url.href);

        expect(strict).toMatch(rfc3986);
        expect(strictUri(strict)).toBe(strict);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('readUrl', () => {
  it('reads absolute addresses, and references beside one', () => {
    expect(readUrl('https://a.example/b')?.href).toBe('https://a.example/b');
    expect(readUrl('b', 'https://a.example/c')?.href).toBe('https://a.example/b');
    expect(readUrl('b')).toBeUndefined();
  });

  it('takes an address of more than 8000 characters for none', () => {
    const address = (length: number) => 'https://a.example/'.padEnd(length, 'a');

    expect(readUrl(address(8000))?.href).toBe(address(8000));
    expect(readUrl(address(8001))).toBeUndefined();
  });

  it('takes an address with more than 30 marks in a row for none', () => {
    expect(readUrl(`https://a${'\u0301'.repeat(31)}.example/`)).toBeUndefined();
  });
});
