import { resolveReference } from '../addresses.ts';
import type { Article } from '../article.ts';
import {
  type ChannelContent,
  descriptionOf,
  feedAddress,
  homeAddress,
  titleOf,
} from '../channel.ts';
import { articleAddress, categoriesOf, entryContent } from './entry-content.ts';

/**
 * The channel as JSON Feed 1.1 (jsonfeed.org/version/1.1). Written from the model: the `feed` package
 * writes version 1.0, with the first author only and no language.
 */
export const renderJsonFeed = (content: ChannelContent): string => {
  const { publication, baseUrl, articles } = content;
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(content),
    home_page_url: homeAddress(content),
    feed_url: feedAddress(content, 'json'),
    description: descriptionOf(content),
    icon: publication.image && resolveReference(publication.image, baseUrl, `${baseUrl}/`),
    language: publication.language,
    ...authorFields(publication.authors),
    hubs: publication.hub && [{ type: 'WebSub', url: publication.hub }],
    items: articles.map((article) => item(article, content)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

const item = (article: Article, content: ChannelContent) => ({
  id: article.id,
  url: articleAddress(article, content.baseUrl),
  title: article.title,
  content_html: entryContent(article, content),
  summary: article.summary,
  image: article.image?.url,
  date_published: article.published,
  date_modified: article.updated,
  ...authorFields(article.authors),
  tags: categoriesOf(article),
  language: article.language,
});

/** With the `author` of version 1.0, which is all that some readers know. */
const authorFields = (authors: Article['authors']) => {
  const all = authors.map(({ name, url }) => ({ name, url }));
  return { authors: all, author: all[0] };
};
