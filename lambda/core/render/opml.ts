import type { Instant } from '../article.ts';
import {
  type Channel,
  type ChannelContent,
  descriptionOf,
  feedAddress,
  homeAddress,
  languageOf,
  titleOf,
} from '../channel.ts';
import { cleanText, escapeMarkup } from '../text.ts';
import { strictUri } from './uri.ts';

/** What a list of channels is made from. */
export interface ChannelList extends Pick<ChannelContent, 'publication' | 'baseUrl'> {
  /** In the order in which they are listed. */
  readonly channels: readonly Channel[];
  /** When a channel was last added, renamed or removed. */
  readonly updated: Instant;
}

/** All channels as a list of subscriptions: OPML 2.0 (opml.org/spec2.opml). */
export const renderOpml = (list: ChannelList): string => {
  const { publication, channels, updated } = list;
  return `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
    <head>
        <title>${text(publication.title)}</title>
        <dateModified>${new Date(updated).toUTCString()}</dateModified>
        <docs>http://opml.org/spec2.opml</docs>
    </head>
    <body>
${channels.map((channel) => outline({ ...list, channel })).join('')}    </body>
</opml>
`;
};

const outline = (named: ChannelList & { readonly channel: Channel }): string => {
  const title = text(titleOf(named));
  const attributes = {
    type: 'rss',
    version: 'RSS2',
    text: title,
    title,
    description: text(descriptionOf(named)),
    language: text(languageOf(named)),
    xmlUrl: text(feedAddress(named, 'rss')),
    htmlUrl: text(strictUri(homeAddress(named))),
  };
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `        <outline${written.join('')}/>\n`;
};

const text = (given: string): string => escapeMarkup(cleanText(given));
