import type { FeedFormat } from '../../lambda/contract.ts';
import { articleAddress } from '../../lambda/core/addresses.ts';
import type { Article, Attachment } from '../../lambda/core/article.ts';
import {
  type ChannelContent,
  descriptionOf,
  feedAddress,
  homeAddress,
  languageOf,
  titleOf,
} from '../../lambda/core/channel.ts';
import { categoriesOf, entryContent } from '../../lambda/core/render/entry-content.ts';
import { cleanText } from '../../lambda/core/text.ts';
import { parseStrictXml, type XmlElement } from './strict-xml.ts';
import { visibleText } from './visible-text.ts';

/** The facts of a feed in any format. A fact that the format cannot hold is missing. */
interface FeedFacts {
  readonly title: string;
  readonly description: string;
  readonly link: string;
  readonly self: string;
  readonly hub?: string;
  readonly language: string;
  readonly rights?: string;
  readonly authors?: EntryFacts['authors'];
  readonly updated?: string;
  readonly entries: readonly EntryFacts[];
}

interface EntryFacts {
  readonly id: string;
  readonly link: string;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly published: string;
  readonly updated?: string;
  readonly language?: string;
  readonly authors: readonly (string | { readonly name: string; readonly url?: string })[];
  readonly categories: readonly string[];
  readonly picture?: string;
  readonly media?: readonly object[];
  readonly enclosures: readonly object[];
}

/** The facts that a format must contain of a channel. */
export const factsOfContent = (content: ChannelContent, format: FeedFormat): FeedFacts => {
  const { publication } = content;
  return clean({
    title: titleOf(content),
    description: descriptionOf(content),
    link: homeAddress(content),
    self: feedAddress(content, format),
    hub: publication.hub && publication.hub,
    language: languageOf(content),
    ...(format === 'json' ? {} : { rights: publication.copyright }),
    ...(format === 'rss'
      ? {}
      : {
          authors: publication.authors.map(({ name, url }) => ({
            name,
            url,
          })) as EntryFacts['authors'],
        }),
    ...(format === 'json' ? {} : { updated: dateIn(format, content.updated) }),
    entries: content.articles.map((article) => factsOfArticle(article, content, format)),
  });
};

const factsOfArticle = (
  article: Article,
  content: ChannelContent,
  format: FeedFormat,
): EntryFacts => {
  const { id, title, summary, published, updated, language, authors, image } = article;
  const { attachments = [] } = article;
  const files: Pick<Attachment, 'url' | 'type' | 'bytes' | 'duration' | 'title'>[] = [
    ...attachments,
    ...(image?.type && image.bytes
      ? [{ url: image.url, type: image.type, bytes: image.bytes }]
      : []),
  ];
  const file = ({ url, type, bytes }: (typeof files)[number]) => ({
    url: url,
    type,
    bytes: String(bytes),
  });
  const media = [
    ...(image
      ? [
          {
            url: image.url,
            medium: 'image',
            type: image.type,
            fileSize: image.bytes?.toString(),
            width: image.width?.toString(),
            height: image.height?.toString(),
            'media:description': image.caption || undefined,
            'media:text': image.alt || undefined,
            'media:credit': image.credit || undefined,
          },
        ]
      : []),
    ...attachments.map(({ url, type, bytes, duration, title: name }) => ({
      url: url,
      medium: /^(?:image|audio|video)\//.exec(type)?.[0].slice(0, -1) ?? 'document',
      type,
      fileSize: String(bytes),
      duration: duration?.toString(),
      'media:title': name || undefined,
    })),
  ];
  const shared = {
    id,
    link: articleAddress(article, content.baseUrl),
    title,
    summary,
    body: entryContent(article, content),
    published: dateIn(format, published),
    categories: categoriesOf(article),
    picture: image?.url as string,
  };
  const withAddress = authors.map(({ name, url }) => ({ name, url }));
  switch (format) {
    case 'rss':
      return {
        ...shared,
        authors: authors.map(({ name }) => name),
        media,
        enclosures: files.slice(0, 1).map(file),
      } as EntryFacts;
    case 'atom':
      return {
        ...shared,
        updated,
        language,
        authors: withAddress,
        media,
        enclosures: files.map(file),
      } as EntryFacts;
    case 'json':
      return {
        ...shared,
        updated,
        language,
        authors: withAddress,
        enclosures: files.map((each) => ({
          ...file(each),
          duration: each.duration === undefined ? undefined : Math.round(each.duration),
          title: each.title || undefined,
        })),
      } as EntryFacts;
  }
};

/** RSS has no milliseconds. */
const dateIn = (format: FeedFormat, instant: string): string =>
  format === 'rss' ? instant.replace(/\.\d+Z$/, '.000Z') : instant;

/** Texts as XML holds them and people see them, without empty ones. */
const clean = <T>(facts: T): T =>
  JSON.parse(JSON.stringify(facts), (_, value) =>
    typeof value === 'string' ? visibleText(cleanText(value)) : value,
  );

/** The facts that a strict parser finds in a document. */
export const factsOfDocument = (document: string, format: FeedFormat): FeedFacts =>
  clean({ rss: factsOfRss, atom: factsOfAtom, json: factsOfJson }[format](document));

const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

const textOf = (element: XmlElement | undefined, name: string): string =>
  childrenOf(element, name)
    .map(({ text }) => text)
    .join();

/** The text of HTML without tags. */
const unescaped = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');

/** The text of a construct, decoded if it is declared as HTML. */
const typedText = (element: XmlElement): string =>
  element.attributes.type === 'html' ? unescaped(element.text) : element.text;

const constructOf = (element: XmlElement, name: string): string =>
  childrenOf(element, name).map(typedText).join();

const mediaOf = (entry: XmlElement) =>
  childrenOf(entry, 'media:content').map(({ attributes, children }) => ({
    ...attributes,
    ...Object.fromEntries(children.map((child) => [child.name, typedText(child)])),
  }));

const thumbnailOf = (entry: XmlElement) =>
  childrenOf(entry, 'media:thumbnail')[0]?.attributes.url as string;

const linksOf = (element: XmlElement, name: string, rel: string) =>
  childrenOf(element, name)
    .map(({ attributes }) => attributes)
    .filter((attributes) => attributes.rel === rel);

const factsOfRss = (document: string): FeedFacts => {
  const [channel] = parseStrictXml(document).children;
  if (channel === undefined) throw new Error('the document has no channel');
  return {
    title: textOf(channel, 'title'),
    description: textOf(channel, 'description'),
    link: textOf(channel, 'link'),
    self: linksOf(channel, 'atom:link', 'self')
      .map(({ href }) => href)
      .join(),
    hub: linksOf(channel, 'atom:link', 'hub')[0]?.href as string,
    language: textOf(channel, 'language'),
    rights: childrenOf(channel, 'copyright')[0]?.text as string,
    updated: new Date(textOf(channel, 'lastBuildDate')).toISOString(),
    entries: childrenOf(channel, 'item').map((item) => ({
      id: textOf(item, 'guid'),
      link: textOf(item, 'link'),
      title: textOf(item, 'title'),
      summary: unescaped(textOf(item, 'description')),
      body: textOf(item, 'content:encoded'),
      published: new Date(textOf(item, 'pubDate')).toISOString(),
      authors: childrenOf(item, 'dc:creator').map(({ text }) => text),
      categories: childrenOf(item, 'category').map(({ text }) => text),
      picture: thumbnailOf(item),
      media: mediaOf(item),
      enclosures: childrenOf(item, 'enclosure').map(({ attributes: { url, type, length } }) => ({
        url,
        type,
        bytes: length,
      })),
    })),
  };
};

const peopleOf = (element: XmlElement) =>
  childrenOf(element, 'author').map((author) => ({
    name: textOf(author, 'name'),
    url: childrenOf(author, 'uri')[0]?.text as string,
  }));

const factsOfAtom = (document: string): FeedFacts => {
  const feed = parseStrictXml(document);
  const language = feed.attributes['xml:lang'] ?? '';
  return {
    title: constructOf(feed, 'title'),
    description: constructOf(feed, 'subtitle'),
    link: linksOf(feed, 'link', 'alternate')
      .map(({ href }) => href)
      .join(),
    self: linksOf(feed, 'link', 'self')
      .map(({ href }) => href)
      .join(),
    hub: linksOf(feed, 'link', 'hub')[0]?.href as string,
    language,
    rights: childrenOf(feed, 'rights').map(typedText)[0] as string,
    authors: peopleOf(feed),
    updated: textOf(feed, 'updated'),
    entries: childrenOf(feed, 'entry').map((entry) => ({
      id: textOf(entry, 'id'),
      link: linksOf(entry, 'link', 'alternate')
        .map(({ href }) => href)
        .join(),
      title: constructOf(entry, 'title'),
      summary: constructOf(entry, 'summary'),
      body: textOf(entry, 'content'),
      published: textOf(entry, 'published'),
      updated: textOf(entry, 'updated'),
      language: entry.attributes['xml:lang'] ?? language,
      authors: peopleOf(entry),
      categories: childrenOf(entry, 'category').map(({ attributes }) => attributes.term ?? ''),
      picture: thumbnailOf(entry),
      media: mediaOf(entry),
      enclosures: linksOf(entry, 'link', 'enclosure').map(({ href, type, length }) => ({
        url: href,
        type,
        bytes: length,
      })),
    })),
  };
};

interface JsonFeed {
  readonly title: string;
  readonly description: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly language: string;
  readonly hubs?: readonly { readonly url: string }[];
  readonly authors: readonly { readonly name: string; readonly url?: string }[];
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly summary: string;
    readonly content_html: string;
    readonly date_published: string;
    readonly date_modified: string;
    readonly language: string;
    readonly authors: readonly { readonly name: string; readonly url?: string }[];
    readonly tags: readonly string[];
    readonly image: string;
    readonly attachments?: readonly {
      readonly url: string;
      readonly mime_type: string;
      readonly size_in_bytes: number;
      readonly duration_in_seconds?: number;
      readonly title?: string;
    }[];
  }[];
}

const factsOfJson = (document: string): FeedFacts => {
  const feed: JsonFeed = JSON.parse(document);
  return {
    title: feed.title,
    description: feed.description,
    link: feed.home_page_url,
    self: feed.feed_url,
    hub: feed.hubs?.[0]?.url as string,
    language: feed.language,
    authors: feed.authors,
    entries: feed.items.map((item) => ({
      id: item.id,
      link: item.url,
      title: item.title,
      summary: item.summary,
      body: item.content_html,
      published: item.date_published,
      updated: item.date_modified,
      language: item.language,
      authors: item.authors,
      categories: item.tags,
      picture: item.image,
      enclosures: (item.attachments ?? []).map((each) => ({
        url: each.url,
        type: each.mime_type,
        bytes: String(each.size_in_bytes),
        duration: each.duration_in_seconds,
        title: each.title,
      })),
    })),
  };
};
