import { type Category, Feed, type Item } from 'feed';
import { articleAddress } from '../../addresses.ts';
import type { Article } from '../../article.ts';
import {
  type ChannelContent,
  channelId,
  descriptionOf,
  feedAddress,
  homeAddress,
  languageOf,
  titleOf,
} from '../../channel.ts';
import { categoriesOf } from '../entry-content.ts';
import { feedAuthors } from '../feed-authors.ts';
import { iconAddress, logoAddress, rssPictureAddress } from '../publication-pictures.ts';
import { bodySlot, type Slots } from './slots.ts';

/** The item of an article for the package, without dates. Dates cannot be slots, so each format adds its own later. */
export type UndatedItem = Omit<Item, 'date' | 'published'>;

const anyDate = new Date(0);

/** How a format writes text for people. */
export interface Wording {
  /** For titles, and for the feed's own description and copyright. */
  plain(text: string): string;
  summary(text: string): string;
  category(name: string): Category;
}

/**
 * A `Feed` of the package for one of the two XML formats, with all text in slots. Each format needs its
 * own, because the package's renderers change it.
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

/** The `ttl` of RSS. It equals the `max-age` of feeds, because a longer one would delay the news. */
const refreshMinutes = 15;

/** The fields of an article that both formats share, as an item of the package. */
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
