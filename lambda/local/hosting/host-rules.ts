import {
  cacheControl,
  channelListType,
  contentKeys,
  discoveryKeys,
  feedFormats,
  responseHeaders,
} from '../../contract.ts';
import { articleKey } from '../../core/addresses.ts';

export type Headers = Readonly<Record<string, string>>;

/** What a host has to know, so that it serves a folder of the site as CloudFront does. */
export interface HostRules {
  /** Of every response. */
  readonly headers: Headers;
  /** What is below a folder. */
  readonly folders: readonly { readonly path: string; readonly headers: Headers }[];
  /** Files of this name in all folders. */
  readonly files: readonly { readonly name: string; readonly contentType: string }[];
  /** Names of articles have no extension, so the host cannot know their type. */
  readonly pages: { readonly path: string; readonly contentType: string };
}

// The host knows the domain's certificate and its other servers, so it decides on HSTS.
const { 'strict-transport-security': _, ...headers } = responseHeaders;

/**
 * The policy for scripts is the same for pages and media: of what a browser would run (HTML, SVG, XML), it
 * runs nothing. With one policy for all, it does not matter how a host merges the headers of several rules.
 */
export const hostRules: HostRules = {
  headers,
  folders: [{ path: contentKeys.media, headers: { 'cache-control': cacheControl.media } }],
  files: [
    ...Object.values(feedFormats).map(({ file, mediaType }) => ({
      name: file,
      contentType: `${mediaType}; charset=utf-8`,
    })),
    { name: discoveryKeys.channels, contentType: channelListType },
  ],
  pages: { path: articleKey(''), contentType: 'text/html; charset=utf-8' },
};
