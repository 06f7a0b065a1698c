import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { responseHeaders } from '../../contract.ts';
import { authorityOf } from './request-path.ts';

const {
  'access-control-allow-origin': _everyone,
  'strict-transport-security': _overTls,
  ...headersOfEverySite
} = responseHeaders;

/**
 * The headers of every response. The preview shows what is not published yet, so pages of other sites may
 * not read it. Browsers would apply HSTS to every server at localhost.
 */
export const previewHeaders = {
  ...headersOfEverySite,
  // Other sites may not load scripts and pictures either. Other ports of the same machine may.
  'cross-origin-resource-policy': 'same-site',
} as const;

/** Where the server listens. */
export interface Listening {
  /** The address of the server's socket; `0.0.0.0` or `::` for all addresses of the machine. */
  readonly address: string;
  /** The name that the user chose. */
  readonly name?: string | undefined;
}

/**
 * Whether a request names the server by `localhost`, by the address it listens on or by the chosen name. A
 * foreign name may lead to this machine too: its owner's pages could then read the site (DNS rebinding).
 */
export const namesThisServer = (
  { url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>,
  { address, name }: Listening,
): boolean => {
  const host = hostIn(authorityOf(url) ?? headers.host ?? '');
  if (host === undefined) return false;
  if (host === 'localhost' || (name !== undefined && host === hostIn(bracketed(name)))) return true;
  const ip = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(ip) === 0) return false;
  // Numbers are no name, so DNS cannot lead them elsewhere.
  return isWildcard(address) || host === hostIn(bracketed(address));
};

/**
 * Whether a page of this server sent the request. Browsers send `Origin` or `Sec-Fetch-Site` with the
 * requests of every other page.
 */
export const isFromOwnPage = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean => {
  const { origin, host, 'sec-fetch-site': site = 'same-origin' } = headers;
  return site === 'same-origin' && (origin === undefined || origin === `http://${host}`);
};

/** Whether a server at this address listens on all addresses of the machine. */
export const isWildcard = (address: string): boolean => address === '0.0.0.0' || address === '::';

/** A name or an address, as it stands in a URL. */
export const bracketed = (name: string): string => (isIP(name) === 6 ? `[${name}]` : name);

/** The name of an authority in lower case, without its port and the dot of the DNS root. */
const hostIn = (authority: string): string | undefined => {
  const url = `http://${authority}`;
  if (!/^[^\s/?#@\\]+$/.test(authority) || !URL.canParse(url)) return undefined;
  return new URL(url).hostname.replace(/\.$/, '');
};
