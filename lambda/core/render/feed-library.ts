import { type Category, Feed, type Item } from 'feed';
import { articleAddress } from '../addresses.ts';
import type { Article } from '../article.ts';
import {
  type ChannelContent,
  channelId,
  descriptionOf,
  feedAddress,
  homeAddress,
  languageOf,
  titleOf,
} from '../channel.ts';
import { categoriesOf } from './entry-content.ts';
import { feedAuthors } from './feed-authors.ts';
import { iconAddress, logoAddress, rssPictureAddress } from './publication-pictures.ts';
import { bodySlot, type Slots } from './slots.ts';

/** What the package is given of an article. Dates cannot be in slots: each format puts its own in later. */
export type UndatedItem = Omit<Item, 'date' | 'published'>;

const anyDate = new Date(0);

/** How a format takes text that people read. */
export interface Wording {
  /** Of titles, and of what a feed says of itself. */
  plain(text: string): string;
  summary(text: string): string;
  category(name: string): Category;
}

/**
 * A `Feed` of the package for one of its two XML formats, with all text in slots. One is made for each
 * format: what one renderer needs or does to it must not show in the other.
 */
export const libraryFeed = (
  content: ChannelContent,
  format: 'rss' | 'atom',
  slots: Slots,
  wording: Wording,
  items: readonly UndatedItem[],
): Feed => {
  const { publication } = content;
  const image = format === 'rss' ? rssPictureAddress(content) : logoAddress(content);
  const favicon = iconAddress(content);
  const feed = new Feed({
    id: slots.text(channelId(content)),
    title: wording.plain(titleOf(content)),
    description: wording.plain(descriptionOf(content)),
    link: slots.address(homeAddress(content)),
    language: slots.text(languageOf(content)),
    updated: new Date(content.updated),
    feed: slots.address(feedAddress(content, format)),
    generator: 'Newsstand',
    docs: 'https://www.rssboard.org/rss-specification',
    author: authorOf(feedAuthors(publication)[0], slots),
    ttl: refreshMinutes,
    image: image && slots.address(image),
    favicon: favicon && slots.address(favicon),
    copyright: publication.copyright && wording.plain(publication.copyright),
    hub: publication.hub && slots.address(publication.hub),
  });
  for (const item of items) feed.addItem({ ...item, date: anyDate, published: anyDate });
  return feed;
};

/** As long as the feeds may be cached: a larger one would delay the news. */
const refreshMinutes = 15;

/** What both formats have of an article, for the package. */
export const itemOf = (
  article: Article,
  content: ChannelContent,
  slots: Slots,
  wording: Wording,
): UndatedItem => {
  const id = slots.text(article.id);
  return {
    id,
    guid: id,
    title: wording.plain(article.title),
    link: slots.address(articleAddress(article, content.baseUrl)),
    description: wording.summary(article.summary),
    content: bodySlot,
    category: categoriesOf(article).map(wording.category),
  };
};

export const authorOf = (
  { name, email, url }: Article['authors'][number],
  slots: Slots,
): { readonly name: string; readonly email?: string; readonly link?: string } => ({
  name: slots.name(name),
  ...(email ? { email: slots.text(email) } : {}),
  ...(url ? { link: slots.address(url) } : {}),
});
