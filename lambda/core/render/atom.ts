import { feedFormats } from '../../contract.ts';
import type { Article } from '../article.ts';
import type { ChannelContent } from '../channel.ts';
import { escapeMarkup } from '../text.ts';
import { hiddenAuthor, libraryFeed } from './feed-library.ts';
import { hide, reveal } from './sentinels.ts';

/** The channel as Atom 1.0 (RFC 4287). */
export const renderAtom = (content: ChannelContent): string => {
  const feed = libraryFeed(content, 'atom', ({ summary, authors }) => ({
    description: hide(summary),
    author: authors.map(hiddenAuthor),
  }));
  const [head = '', ...entries] = feed.atom1().split('<entry>');
  const xml = reveal(
    [
      finishHead(head, content),
      ...entries.map((entry, index) => finishEntry(entry, content.articles[index])),
    ].join('<entry>'),
  );
  return `${xml}\n`;
};

/** Readers take the first link for the feed's own, or the last for its page. */
const finishHead = (head: string, { publication }: ChannelContent): string =>
  head
    .replace('<feed ', `<feed xml:lang="${escapeMarkup(publication.language)}" `)
    .replace(
      /( *)<link rel="alternate" (href="[^"]*")\/>\n((?: *<link [^>]*>\n)*)/,
      '$3$1<link rel="alternate" type="text/html" $2/>\n',
    )
    .replace('<link rel="self" ', `<link rel="self" type="${feedFormats.atom.mediaType}" `);

/**
 * The package calls plain titles and summaries HTML, gives links no relation, enclosures a type
 * guessed from their address, and ids the spelling of a URL parser.
 */
const finishEntry = (entry: string, article: Article | undefined): string =>
  article === undefined
    ? entry
    : entry
        .replace(
          /<(title|summary) type="html"><!\[CDATA\[([\s\S]*?)\]\]><\/\1>/g,
          (_, name: string, text: string) => `<${name}>${text}</${name}>`,
        )
        .replace(/<id>[^<]*<\/id>/, () => `<id>${hide(article.id)}</id>`)
        .replace(
          /( *)<link (href="[^"]*")\/>/,
          (_, indent: string, href: string) =>
            `${indent}<link rel="alternate" type="text/html" ${href}/>${enclosure(article, indent)}`,
        );

const enclosure = ({ image }: Article, indent: string): string =>
  image?.type
    ? `\n${indent}<link rel="enclosure" type="${image.type}" href="${escapeMarkup(image.url)}"/>`
    : '';
