import { articleAddress } from '../../addresses.ts';
import type { Article, Attachment } from '../../article.ts';
import {
  type ChannelContent,
  descriptionOf,
  feedAddress,
  homeAddress,
  languageOf,
  titleOf,
} from '../../channel.ts';
import { cleanText } from '../../text.ts';
import { categoriesOf } from '../entry-content.ts';
import { feedAuthors } from '../feed-authors.ts';
import { htmlText } from '../html-text.ts';
import { jsonString } from '../json-string.ts';
import { iconAddress, logoAddress } from '../publication-pictures.ts';
import { enclosuresOf } from './enclosures.ts';
import { entryBodies } from './entry-body.ts';
import { rememberEntries } from './entry-memory.ts';

/**
 * The channel as JSON Feed 1.1 (jsonfeed.org/version/1.1). It does not use the `feed` package, which writes
 * version 1.0 with only the first author and no language.
 */
export const renderJsonFeed = (content: ChannelContent): string => {
  const { publication } = content;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(content),
    home_page_url: homeAddress(content),
    feed_url: feedAddress(content, 'json'),
    description: descriptionOf(content),
    icon: logoAddress(content),
    favicon: iconAddress(content),
    language: languageOf(content),
    ...authorFields(feedAuthors(publication)),
    hubs: publication.hub && [{ type: 'WebSub', url: publication.hub }],
  };
  const frame = JSON.stringify({ ...(cleaned(feed) as object), items: [] }, null, 2);
  const items = itemsOf(content);
  if (items.length === 0) return `${frame}\n`;
  const filled = items.flatMap((each, index) => [index === 0 ? '\n' : ',\n', each]);
  return [frame.slice(0, -emptyEnd.length), ...filled, '\n  ]\n}\n'].join('');
};

/** The end of a document without items. Items are its last member. */
const emptyEnd = ']\n}';

/** Removes characters that XML cannot hold, so that all three formats have the same text. */
const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, cleaned(field)]));
};

/** The items as JSON, indented as in a document. */
const itemsOf = rememberEntries((content) => {
  const bodies = entryBodies(content);
  return content.articles.map((article, index) => {
    const html = bodies[index]?.html ?? '';
    let members = '';
    for (const [name, value] of Object.entries(item(article, html, content))) {
      if (value === undefined) continue;
      const json = inJson(bodyFields.has(name) ? value : cleaned(value));
      members += `${members && ','}\n      "${name}": ${json}`;
    }
    return `    {${members}\n    }`;
  });
});

/** Fields that are clean already. */
const bodyFields: ReadonlySet<string> = new Set(['content_html', 'content_text']);

const inJson = (clean: unknown): string =>
  typeof clean === 'string'
    ? jsonString(clean)
    : JSON.stringify(clean, null, 2).replaceAll('\n', '\n      ');

const item = (article: Article, html: string, content: ChannelContent) => {
  const { id, title, body, summary, image, published, updated, authors, language } = article;
  const { words, minutes } = article;
  const attachments = enclosuresOf(article).map(attachment);
  return {
    id,
    url: articleAddress(article, content.baseUrl),
    title,
    content_html: html,
    content_text: cleanText(htmlText(body)) || undefined,
    summary,
    image: image?.url,
    banner_image: image?.url,
    date_published: published,
    date_modified: updated,
    ...authorFields(authors),
    tags: categoriesOf(article),
    language,
    attachments: attachments.length > 0 ? attachments : undefined,
    // JSON Feed has no field for these (section "Extensions").
    _newsstand: words && { word_count: words, reading_minutes: minutes },
  };
};

/** Some readers refuse the whole feed if a size or a duration is not a whole number. */
const attachment = ({ url, type, bytes, duration, title }: Attachment) => ({
  url,
  mime_type: type,
  title,
  size_in_bytes: bytes,
  duration_in_seconds: duration === undefined ? undefined : Math.round(duration),
});

/** Includes the `author` of version 1.0, because some readers support only that. */
const authorFields = (authors: Article['authors']) => {
  const all = authors.map(({ name, url }) => ({ name, url }));
  return all.length === 0 ? {} : { authors: all, author: all[0] };
};
