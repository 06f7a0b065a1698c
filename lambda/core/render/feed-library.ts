import { Feed, type FeedOptions, type Item } from 'feed';
import { resolveReference } from '../addresses.ts';
import type { Article } from '../article.ts';
import {
  type ChannelContent,
  channelId,
  descriptionOf,
  feedAddress,
  homeAddress,
  titleOf,
} from '../channel.ts';
import { articleAddress, categoriesOf, entryContent } from './entry-content.ts';
import { hide } from './sentinels.ts';

/**
 * A `Feed` of the package for one of its two XML formats, with every markup character hidden. One is
 * made for each format: what one renderer needs or does to it must not show in the other.
 * @param more what this format has for an item beside what both have
 */
export const libraryFeed = (
  content: ChannelContent,
  format: 'rss' | 'atom',
  more: (article: Article) => Partial<Item>,
): Feed => {
  const { publication, baseUrl } = content;
  const image = publication.image && resolveReference(publication.image, baseUrl, `${baseUrl}/`);
  const feed = new Feed({
    id: hide(channelId(content)),
    title: hide(titleOf(content)),
    description: hide(descriptionOf(content)),
    link: homeAddress(content),
    language: publication.language,
    updated: new Date(content.updated),
    feed: feedAddress(content, format),
    generator: 'Newsstand',
    docs: 'https://www.rssboard.org/rss-specification',
    author: hiddenAuthor(publication.authors[0] ?? { name: publication.title }),
    ...present({
      image: image && hide(image),
      copyright: publication.copyright && hide(publication.copyright),
      hub: publication.hub,
    }),
  });
  for (const article of content.articles) {
    feed.addItem({ ...item(article, content), ...more(article) });
  }
  return feed;
};

const item = (article: Article, content: ChannelContent): Item => ({
  id: article.id,
  guid: hide(article.id),
  title: hide(article.title),
  link: articleAddress(article, content.baseUrl),
  date: new Date(article.updated),
  published: new Date(article.published),
  content: hide(entryContent(article, content)),
  category: categoriesOf(article).map((name) => ({ name: hide(name), term: hide(name) })),
});

export const hiddenAuthor = ({ name, email, url }: Article['authors'][number]) => ({
  name: hide(name),
  ...(email ? { email: hide(email) } : {}),
  ...(url ? { link: url } : {}),
});

/** Without its empty fields: the package writes some of them as the word "undefined". */
const present = (options: { [K in keyof FeedOptions]?: FeedOptions[K] | undefined }) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value)) as Partial<FeedOptions>;
