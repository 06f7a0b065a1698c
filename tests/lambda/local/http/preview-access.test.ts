import { describe, expect, it } from 'vitest';
import {
  isFromOwnPage,
  type Listening,
  namesThisServer,
} from '../../../../lambda/local/http/preview-access.ts';

const here: Listening = { address: '127.0.0.1' };
const names = (host: string, listening = here, url = '/') =>
  namesThisServer({ url, headers: { host } }, listening);

describe('a request is for the preview', () => {
  it.each([
    'localhost',
    'localhost:8080',
    'LOCALHOST:8080',
    'localhost.',
    'localhost.:8080',
    '127.0.0.1',
    '127.0.0.1:8080',
  ])('if it names %s', (host) => {
    expect(names(host)).toBe(true);
  });

  it.each([
    '',
    'evil.example',
    'evil.example:8080',
    'localhost.evil.example',
    'evil-localhost',
    'localhost@evil.example',
    'evil.example@localhost',
    'evil.example#localhost',
    'localhost/evil',
    'localhost\\evil',
    'localhost evil',
    'localhost..',
    'localhost:port',
    '127.0.0.1.evil.example',
    '10.0.0.7',
    '[::1]:8080',
    '0.0.0.0:8080',
  ])('but not if it names "%s"', (host) => {
    expect(names(host)).toBe(false);
  });

  it('if it names the IPv6 address on which the preview listens', () => {
    expect(names('[::1]:8080', { address: '::1' })).toBe(true);
    expect(names('[0:0:0:0:0:0:0:1]', { address: '::1' })).toBe(true);
    expect(names('[::2]', { address: '::1' })).toBe(false);
  });

  it.each(['0.0.0.0', '::'])('if it names any address while that listens on %s', (address) => {
    expect(names('192.168.1.7:8080', { address })).toBe(true);
    expect(names('[fe80::1]:8080', { address })).toBe(true);
    expect(names('localhost:8080', { address })).toBe(true);
    expect(names('evil.example', { address, name: address })).toBe(false);
  });

  it('if it names the host that the user chose', () => {
    const listening = { address: '192.168.1.7', name: 'Desk.local' };

    expect(names('desk.local:8080', listening)).toBe(true);
    expect(names('DESK.local.', listening)).toBe(true);
    expect(names('other.local', listening)).toBe(false);
  });

  it('by the authority of an absolute target, whatever the Host header says', () => {
    expect(names('evil.example', here, 'http://localhost:8080/')).toBe(true);
    expect(names('localhost', here, 'http://evil.example/')).toBe(false);
    expect(names('localhost', here, 'HTTP://evil.example')).toBe(false);
    expect(names('localhost', here, 'http://localhost@evil.example/')).toBe(false);
  });

  it('not without a name', () => {
    expect(namesThisServer({ url: '/', headers: {} }, here)).toBe(false);
  });
});

describe('a listener is a page of the preview', () => {
  const host = 'localhost:8080';

  it.each([
    {},
    { 'sec-fetch-site': 'same-origin' },
    { origin: 'http://localhost:8080' },
    { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' },
  ])('with %o', (headers) => {
    expect(isFromOwnPage({ headers: { host, ...headers } })).toBe(true);
  });

  it.each([
    { origin: 'http://localhost:3000' },
    { origin: 'https://localhost:8080' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'none' },
  ])('but not with %o', (headers) => {
    expect(isFromOwnPage({ headers: { host, ...headers } })).toBe(false);
  });
});
