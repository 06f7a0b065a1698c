import type { Article } from '../article.ts';
import type { ChannelContent } from '../channel.ts';
import { escapeMarkup } from '../text.ts';
import { libraryFeed } from './feed-library.ts';
import { hide, reveal } from './sentinels.ts';

/** The channel as RSS 2.0 (rssboard.org/rss-specification), full text in `content:encoded`. */
export const renderRss = (content: ChannelContent): string =>
  finish(libraryFeed(content, 'rss', itemFields).rss2());

/** RSS's own author element holds an e-mail address, so bylines go out as `dc:creator`. */
const itemFields = ({ authors, summary, image }: Article) => ({
  description: hide(escapeMarkup(summary)),
  extensions: [
    { name: 'dc:creator', objects: authors.map(({ name }) => ({ _text: hide(name) })) },
  ] as never[],
  ...(image?.type ? { enclosure: { url: image.url, type: image.type, length: 0 } } : {}),
});

/** Declared whether used or not: the package forgets them on a feed without items. */
const root =
  '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">';

const finish = (xml: string): string =>
  `${reveal(
    xml
      .replace(/<rss [^>]*>/, root)
      .replace(
        /<title><!\[CDATA\[([\s\S]*?)\]\]><\/title>/g,
        (_, text) => `<title>${text}</title>`,
      ),
  )}\n`;
