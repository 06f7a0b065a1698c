import { frontPageKey } from '../contract.ts';
import type { Article } from './article.ts';
import { isHostName, readUrl, strictUri } from './uri.ts';

/** The base URL without a trailing slash. */
export const normaliseBaseUrl = (text: string): string =>
  strictUri(new URL(text).href).replace(/(?<!\/)\/+$/, '');

/** The public address of a key of the site, percent-encoded (RFC 3986). */
export const addressOf = (baseUrl: string, key: string): string =>
  key === frontPageKey
    ? `${baseUrl}/`
    : `${baseUrl}/${key.split('/').map(encodeURIComponent).join('/')}`;

export const articleKey = (slug: string): string => `articles/${slug}`;

/** The address where people read an article: on the publication's own site, or on its page here. */
export const articleAddress = (
  { slug, link }: Pick<Article, 'slug' | 'link'>,
  baseUrl: string,
): string => link ?? addressOf(baseUrl, articleKey(slug));

/** A reference to `media/…` at the root of the content, from whatever folder: `../media/…` for example. */
const mediaReference = /^(?:\.{0,2}\/)*(media\/.+)$/s;

/** Percent-encodes a path as `addressOf` does, whether or not it is encoded already. */
const encodePath = (reference: string): string => {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(reference) ?? [];
  const segments = path.split('/').map((segment) => encodeURIComponent(decoded(segment)));
  return segments.join('/') + rest;
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
};

/**
 * Makes a reference of an article absolute: `media/…` and `/…` stand for the publication's root,
 * anything else is relative to the article's own address.
 * @returns an address that conforms to RFC 3986; undefined if it is not an http(s) or mailto address
 */
export const resolveReference = (
  reference: string,
  baseUrl: string,
  articleAddress: string,
): string | undefined => {
  const text = reference.trim();
  if (text === '') return undefined;
  const media = mediaReference.exec(text)?.[1];
  const rooted = media
    ? `${baseUrl}/${encodePath(media)}`
    : /^\/(?!\/)/.test(text)
      ? baseUrl + text
      : text;
  const url = readUrl(rooted, articleAddress);
  if (url === undefined) return undefined;
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return undefined;
  if (url.protocol !== 'mailto:' && !isHostName(url.hostname)) return undefined;
  url.username = '';
  url.password = '';
  return strictUri(url.href);
};
