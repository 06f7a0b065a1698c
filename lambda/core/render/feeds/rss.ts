import { escapeMarkup } from '../../text.ts';
import { enclosuresOf, mediaElements } from './enclosures.ts';
import { createXmlRenderer } from './xml-feed.ts';

/** Always declares all namespaces: the package omits them in a feed without items. */
const root =
  '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">';

/** The channel as RSS 2.0 (rssboard.org/rss-specification), full text in `content:encoded`. */
export const renderRss = createXmlRenderer({
  name: 'rss',
  entryStart: '        <item>\n',
  end: '    </channel>',
  wording: (slots) => ({
    plain: slots.plain,
    // Readers parse a description as HTML.
    summary: (text) => slots.html(escapeMarkup(text)),
    category: (name) => ({ name: slots.plain(name) }),
  }),
  /**
   * The author element of RSS is an e-mail address, so bylines are `dc:creator`. RSS allows one enclosure;
   * its type and length are set here, because the package would invent them.
   */
  itemFields(article, slots) {
    const enclosure = enclosuresOf(article).find(({ bytes }) => bytes !== undefined);
    const creators = article.authors.map(({ name }) => ({ _text: slots.text(name) }));
    return {
      extensions: [{ name: 'dc:creator', objects: creators }] as never[],
      ...(enclosure
        ? {
            enclosure: {
              url: slots.address(enclosure.url),
              type: slots.attribute(enclosure.type),
              // The package's type is a number, but it writes any value.
              length: slots.attribute(String(enclosure.bytes)) as never,
            },
          }
        : {}),
    };
  },
  write: (feed) => feed.rss2(),
  finishHead: (head) => head.replace(/<rss [^<>]*>/, root),
  /** The package does not support Media RSS. */
  fixes: (article, _, slots) => [
    [/<pubDate>[^<]*/, `<pubDate>${slots.text(new Date(article.published).toUTCString())}`],
    ['        </item>', `${mediaElements(article, slots, '            ')}        </item>`],
  ],
});
