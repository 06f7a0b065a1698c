import { escapeMarkup } from '../text.ts';
import { enclosuresOf, mediaElements } from './media-elements.ts';
import { createXmlRenderer } from './xml-feed.ts';

/** Declared whether used or not: the package forgets them on a feed without items. */
const root =
  '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">';

/** The channel as RSS 2.0 (rssboard.org/rss-specification), full text in `content:encoded`. */
export const renderRss = createXmlRenderer({
  name: 'rss',
  entryStart: '        <item>\n',
  end: '    </channel>',
  wording: (slots) => ({
    plain: slots.plain,
    // A description is HTML, whatever it holds.
    summary: (text) => slots.html(escapeMarkup(text)),
    category: (name) => ({ name: slots.plain(name) }),
  }),
  /**
   * RSS's own author element holds an e-mail address, so bylines go out as `dc:creator`. Of enclosures
   * there is one, with a type and a length of its own: the package would make them up.
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
              // The package would have a number, and writes what it gets.
              length: slots.attribute(String(enclosure.bytes)) as never,
            },
          }
        : {}),
    };
  },
  write: (feed) => feed.rss2(),
  finishHead: (head) => head.replace(/<rss [^>]*>/, root),
  /** The package knows no Media RSS. */
  fixes: (article, _, slots) => [
    [/<pubDate>[^<]*/, `<pubDate>${slots.text(new Date(article.published).toUTCString())}`],
    ['        </item>', `${mediaElements(article, slots, '            ')}        </item>`],
  ],
});
