import { type FeedFormat, feedFormats } from '../contract.ts';
import { addressOf } from './addresses.ts';
import type { Article, Instant } from './article.ts';
import { nameBasedUrn } from './entry-id.ts';
import type { ChannelDefinition, Publication } from './publication.ts';
import { slugify } from './slug.ts';

/** A stream of articles with feeds of its own. */
export interface Channel {
  readonly kind: 'front' | 'section' | 'tag' | 'author' | 'defined';
  /**
   * What the sources call it: the section, the tag, the author; of one that publication.yaml defines,
   * its name there. Empty for the front page.
   */
  readonly name: string;
  /** Where its documents stand below the base URL: empty or ending in a slash. Names the channel. */
  readonly path: string;
}

/** Everything that the documents of a channel are made from. */
export interface ChannelContent {
  readonly channel: Channel;
  readonly publication: Publication;
  /** Absolute, without a trailing slash. */
  readonly baseUrl: string;
  /** The time of the newest change in the channel. */
  readonly updated: Instant;
  /** Newest first. */
  readonly articles: readonly Article[];
}

export const frontPage: Channel = { kind: 'front', name: '', path: '' };

const folders = {
  section: 'sections',
  tag: 'tags',
  author: 'authors',
  defined: 'channels',
} as const;

const channelOf = (kind: keyof typeof folders, name: string, slug = slugify(name)): Channel => ({
  kind,
  name,
  path: `${folders[kind]}/${slug}/`,
});

export const sectionChannel = (name: string): Channel => channelOf('section', name);

/** The channels that are there from the beginning: the front page, and all that publication.yaml names. */
export const declaredChannels = ({
  sections,
  channels = [],
}: Pick<Publication, 'sections' | 'channels'>): readonly Channel[] => [
  frontPage,
  ...sections.map(({ name }) => sectionChannel(name)),
  ...channels.map(({ name, slug }) => channelOf('defined', name, slug)),
];

export const isDeclared = (
  { path }: Channel,
  publication: Pick<Publication, 'sections' | 'channels'>,
): boolean => declaredChannels(publication).some((channel) => channel.path === path);

type Filed = Pick<Article, 'section' | 'tags' | 'authors' | 'language'>;

/** The channels that an article appears in; each once. */
export const channelsOf = (
  article: Filed,
  { channels: definitions = [] }: Pick<Publication, 'channels'>,
): readonly Channel[] => {
  const channels = [
    frontPage,
    ...(article.section === undefined ? [] : [channelOf('section', article.section)]),
    ...article.tags.map((tag) => channelOf('tag', tag)),
    ...article.authors.map(({ name }) => channelOf('author', name)),
    ...definitions
      .filter((definition) => belongsTo(article, definition))
      .map(({ name, slug }) => channelOf('defined', name, slug)),
  ];
  return [...new Map(channels.map((channel) => [channel.path, channel])).values()];
};

/** Names are compared as their channels are: by their slugs. */
const belongsTo = (article: Filed, definition: ChannelDefinition): boolean => {
  const has = (names: readonly string[], wanted: string | undefined): boolean =>
    wanted === undefined || names.map(slugify).includes(slugify(wanted));
  const { section, tag, author, language } = definition;
  return (
    has(article.section === undefined ? [] : [article.section], section) &&
    has(article.tags, tag) &&
    has(
      article.authors.map(({ name }) => name),
      author,
    ) &&
    (language === undefined || `${article.language}-`.startsWith(`${language}-`))
  );
};

type Named = Pick<ChannelContent, 'channel' | 'publication'>;

/** The section of publication.yaml that a section's channel belongs to, if it names it. */
const sectionOf = ({ channel, publication }: Named) =>
  publication.sections.find(
    ({ slug }) => channel.kind === 'section' && channel.path === `${folders.section}/${slug}/`,
  );

const definitionOf = ({ channel, publication }: Named) =>
  publication.channels?.find(
    ({ slug }) => channel.kind === 'defined' && channel.path === `${folders.defined}/${slug}/`,
  );

/** What people call a channel within its publication. */
export const nameOf = (content: Named): string =>
  sectionOf(content)?.title ?? definitionOf(content)?.title ?? content.channel.name;

export const titleOf = (content: Named): string => {
  const { channel, publication } = content;
  const name = nameOf(content);
  return channel.kind === 'front' ? publication.title : `${publication.title}: ${name}`;
};

export const descriptionOf = (content: Named): string => {
  const { channel, publication } = content;
  const name = nameOf(content);
  return {
    front: publication.description,
    section: sectionOf(content)?.description ?? `${name} from ${publication.title}`,
    tag: `Articles tagged ${name} from ${publication.title}`,
    author: `Articles by ${name} in ${publication.title}`,
    defined: definitionOf(content)?.description ?? `${name} from ${publication.title}`,
  }[channel.kind];
};

/** BCP 47: the language of its feeds, which a channel may have chosen its articles by. */
export const languageOf = (content: Named): string =>
  definitionOf(content)?.language ?? content.publication.language;

/** The address of one of the channel's documents. */
export const feedAddress = (
  { channel, baseUrl }: Pick<ChannelContent, 'channel' | 'baseUrl'>,
  format: FeedFormat,
): string => addressOf(baseUrl, channel.path + feedFormats[format].file);

/**
 * The permanent id of a channel's Atom feed (RFC 4287 section 4.2.6): independent of its address where
 * the publication has an id of its own, which alone tells it from other publications.
 */
export const channelId = (content: ChannelContent): string => {
  const { channel, publication } = content;
  return publication.id === ''
    ? feedAddress(content, 'atom')
    : nameBasedUrn(publication.id, `channel ${channel.path}`);
};

/** Whether articles and channels have pages of ours: a publication with a site of its own has them there. */
export const hasPages = ({ links }: Pick<Publication, 'links'>): boolean => links === undefined;

/** The address of the channel's page. */
export const pageAddress = ({
  channel,
  baseUrl,
}: Pick<ChannelContent, 'channel' | 'baseUrl'>): string => addressOf(baseUrl, channel.path);

/**
 * The page that a feed stands for: the channel's own; of the front page, and of all channels where there
 * are no pages of ours, the publication's own home page.
 */
export const homeAddress = (
  content: Pick<ChannelContent, 'channel' | 'publication' | 'baseUrl'>,
): string => {
  const { channel, publication } = content;
  const isOurs = channel.kind !== 'front' && hasPages(publication);
  return (isOurs ? undefined : publication.home) ?? pageAddress(content);
};
