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
import { looksLikeHtml } from './html-text.ts';

/** The channels and the settings that a list of channels needs. */
export interface ChannelList extends Pick<ChannelContent, 'publication' | 'baseUrl'> {
  /** In the order in which they are listed. */
  readonly channels: readonly Channel[];
}

/** All channels as a list of subscriptions: OPML 2.0 (opml.org/spec2.opml). */
export const renderOpml = (list: ChannelList): string => {
  const { publication, channels } = list;
  return `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
    <head>
        <title>${attribute(shown(publication.title))}</title>
    </head>
    <body>
${channels.map((channel) => outline({ ...list, channel })).join('')}    </body>
</opml>
`;
};

const outline = (named: ChannelList & { readonly channel: Channel }): string => {
  const title = shown(titleOf(named));
  const attributes = {
    type: 'rss',
    version: 'RSS2',
    text: title,
    title,
    description: shown(descriptionOf(named)),
    language: languageOf(named),
    xmlUrl: feedAddress(named, 'rss'),
    htmlUrl: homeAddress(named),
  };
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${attribute(value)}"`,
  );
  return `        <outline${written.join('')}/>\n`;
};

/** The texts of an outline may be HTML, so a text that looks like HTML is escaped. */
const shown = (text: string): string => (looksLikeHtml(text) ? escapeMarkup(text) : text);

const attribute = (text: string): string => escapeMarkup(cleanText(text));
