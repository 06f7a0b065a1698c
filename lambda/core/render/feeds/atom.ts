import { feedFormats } from '../../../contract.ts';
import type { Article } from '../../article.ts';
import { type ChannelContent, feedAddress, homeAddress, languageOf } from '../../channel.ts';
import { escapeMarkup } from '../../text.ts';
import { feedAuthors } from '../feed-authors.ts';
import { looksLikeHtml } from '../html-text.ts';
import { enclosuresOf, mediaElements } from './enclosures.ts';
import { authorOf } from './feed-library.ts';
import type { Slots } from './slots.ts';
import { createXmlRenderer } from './xml-feed.ts';

/** The channel as Atom 1.0 (RFC 4287). */
export const renderAtom = createXmlRenderer({
  name: 'atom',
  entryStart: '    <entry>\n',
  end: '</feed>',
  wording(slots) {
    const construct = (text: string) =>
      looksLikeHtml(text) ? slots.text(escapeMarkup(text)) + asHtml : slots.text(text);
    return { plain: construct, summary: construct, category: (name) => categoryOf(name, slots) };
  },
  // One without authors has that of the feed (RFC 4287 section 4.2.1).
  itemFields: ({ authors }, slots) => ({ author: authors.map((each) => authorOf(each, slots)) }),
  write: (feed) => typed(feed.atom1()),
  /**
   * The package writes links without a type, a feed without a language, and only one author. Some readers
   * take the first link as the feed's address, others the last link as its page: the order matters.
   */
  finishHead(head, content, slots) {
    const { hub } = content.publication;
    const links = [
      link(slots, {
        rel: 'self',
        type: feedFormats.atom.mediaType,
        href: feedAddress(content, 'atom'),
      }),
      ...(hub ? [link(slots, { rel: 'hub', href: hub })] : []),
      link(slots, { rel: 'alternate', type: 'text/html', href: homeAddress(content) }),
    ];
    const language = slots.attribute(languageOf(content));
    return head
      .replace(
        /<feed ([^<>]*)>/,
        `<feed xml:lang="${language}" $1 xmlns:media="http://search.yahoo.com/mrss/">`,
      )
      .replace(/(?<! )(?: *<link [^<>]*>\n)+/, links.map((each) => `    ${each}\n`).join(''))
      .replace(/(?<! ) *<author>(?:(?!<author>).)*?<\/author>\n/s, () =>
        people(feedAuthors(content.publication), slots),
      );
  },
  /**
   * The package writes links without a relation and guesses the type of enclosures from their address. It
   * does not support the language of an entry, nor Media RSS.
   */
  fixes(article, content, slots) {
    const enclosures = enclosuresOf(article).map(({ url, type, bytes }) =>
      link(slots, { rel: 'enclosure', type, href: url, length: bytes }),
    );
    const lines = enclosures.map((each) => `        ${each}\n`).join('');
    return [
      ['<entry>', `<entry${languageAttribute(article, content, slots)}>`],
      ['<link ', '<link rel="alternate" type="text/html" '],
      [/(?<! ) *<updated>[^<]*/, `${lines}        <updated>${slots.text(article.updated)}`],
      [/<published>[^<]*/, `<published>${slots.text(article.published)}`],
      ['    </entry>', `${mediaElements(article, slots, '        ')}    </entry>`],
    ];
  },
});

/** A label must not contain markup (RFC 4287 section 4.2.2.3), so a name that looks like markup has no label. */
const categoryOf = (name: string, slots: Slots) => {
  const term = slots.attribute(name);
  return looksLikeHtml(name) ? { term } : { term, name: term };
};

/** After the slot of a text construct, this marks its text as HTML (RFC 4287 section 3.1). */
const asHtml = '/html';

/**
 * Sets the type of text constructs. The package always declares the titles and summaries of entries as
 * HTML, and those of the feed as text. Most readers show text best, so only a text that looks like markup
 * is escaped HTML.
 */
const typed = (document: string): string =>
  document.replace(
    /<(title|subtitle|summary|rights)(?: type="html")?>(?:<!\[CDATA\[)?(slot:\d+)(\/html)?(?:\]\]>)?</g,
    (_, name: string, slot: string, html?: string) =>
      `<${name}${html ? ' type="html"' : ''}>${slot}<`,
  );

const people = (authors: Article['authors'], slots: Slots): string =>
  authors
    .map((author) => authorOf(author, slots))
    .map(({ name, email, link: uri }) => {
      const lines = Object.entries({ name, email, uri })
        .filter(([, slot]) => slot !== undefined)
        .map(([element, slot]) => `        <${element}>${slot}</${element}>\n`);
      return `    <author>\n${lines.join('')}    </author>\n`;
    })
    .join('');

const languageAttribute = ({ language }: Article, content: ChannelContent, slots: Slots): string =>
  language === languageOf(content) ? '' : ` xml:lang="${slots.attribute(language)}"`;

interface Link {
  readonly rel: string;
  readonly type?: string;
  readonly href: string;
  readonly length?: number;
}

const link = (slots: Slots, { rel, type, href, length }: Link): string => {
  const typed = type ? ` type="${slots.attribute(type)}"` : '';
  const sized = length === undefined ? '' : ` length="${slots.attribute(String(length))}"`;
  return `<link rel="${rel}"${typed} href="${slots.address(href)}"${sized}/>`;
};
