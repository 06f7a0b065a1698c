import type { Feed, Item } from 'feed';
import { siteKeys } from '../../contract.ts';
import { addressOf } from '../addresses.ts';
import type { Article } from '../article.ts';
import type { ChannelContent } from '../channel.ts';
import { escapeMarkup } from '../text.ts';
import { rememberEntries } from './entry-memory.ts';
import { libraryFeed, type Wording } from './feed-library.ts';
import { createSlots, type Slots } from './slots.ts';

/** What one of the two XML formats has of its own. All text goes into slots. */
export interface XmlFormat {
  readonly name: 'rss' | 'atom';
  /** The tags in which the package puts an entry, and the one that ends what holds them. */
  readonly entryStart: string;
  readonly end: string;
  wording(slots: Slots): Wording;
  /** What an entry has in this format beside what it has in both. */
  itemFields(article: Article, slots: Slots): Partial<Item>;
  write(feed: Feed): string;
  /** Mends and completes what the package wrote of the channel. */
  finishHead(head: string, content: ChannelContent, slots: Slots): string;
  /** Mends and completes what the package wrote of an entry. */
  finishEntry(entry: string, article: Article, content: ChannelContent, slots: Slots): string;
}

export const createXmlRenderer = (format: XmlFormat): ((content: ChannelContent) => string) => {
  const entriesOf = rememberEntries((content) => renderEntries(format, content));
  return (content) => {
    const [head, end] = renderFrame(format, content);
    return [head, ...entriesOf(content), end].join('');
  };
};

/** The document without its entries, parted where they belong. */
const renderFrame = (format: XmlFormat, content: ChannelContent): readonly [string, string] => {
  const slots = createSlots();
  const document = write(format, { ...content, articles: [] }, slots);
  const end = document.lastIndexOf(format.end);
  const head = format
    .finishHead(document.slice(0, end), content, slots)
    .replace('?>\n', (end) => `${end}${styleInstruction(content)}`);
  return [slots.fill(head), `${document.slice(end)}\n`];
};

/** What browsers show the document with (w3.org/TR/xml-stylesheet). */
const styleInstruction = ({ baseUrl }: ChannelContent): string =>
  `<?xml-stylesheet type="text/css" href="${escapeMarkup(addressOf(baseUrl, siteKeys.feedStyle))}"?>\n`;

const renderEntries = (format: XmlFormat, content: ChannelContent): string[] => {
  const slots = createSlots();
  const document = write(format, content, slots);
  const [, ...entries] = document
    .slice(0, document.lastIndexOf(format.end))
    .split(format.entryStart);
  return content.articles.map((article, index) => {
    const entry = format.entryStart + (entries[index] ?? '');
    return slots.fill(format.finishEntry(entry, article, content, slots));
  });
};

const write = (format: XmlFormat, content: ChannelContent, slots: Slots): string =>
  format.write(
    libraryFeed(content, format.name, slots, format.wording(slots), (article) =>
      format.itemFields(article, slots),
    ),
  );
