import { type FeedFormat, feedFormats } from '../contract.ts';
import { addressOf } from './addresses.ts';
import type { Article, Instant } from './article.ts';
import { type ChannelKind, channelKinds, type Filed, kindNames } from './channel-kinds.ts';
import { nameBasedUrn } from './entry-id.ts';
import type { Publication } from './publication.ts';
import { slugify } from './slug.ts';

/** A stream of articles with feeds of its own. */
export interface Channel {
  readonly kind: ChannelKind;
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

const channelOf = (kind: ChannelKind, name: string, slug = slugify(name)): Channel => ({
  kind,
  name,
  path: slug === '' ? channelKinds[kind].folder : `${channelKinds[kind].folder}${slug}/`,
});

export const frontPage = channelOf('front', '', '');

export const sectionChannel = (name: string): Channel => channelOf('section', name);

/** The channels that are there from the beginning: the front page, and all that publication.yaml names. */
export const declaredChannels = (publication: Publication): readonly Channel[] =>
  kindNames.flatMap((kind) =>
    channelKinds[kind].declaredIn(publication).map(({ name, slug }) => channelOf(kind, name, slug)),
  );

export const isDeclared = ({ path }: Channel, publication: Publication): boolean =>
  declaredChannels(publication).some((channel) => channel.path === path);

/** The channels that an article appears in; each once. */
export const channelsOf = (
  article: Filed,
  publication: Pick<Publication, 'channels'>,
): readonly Channel[] => {
  const channels = kindNames.flatMap((kind) =>
    channelKinds[kind]
      .channelsOf(article, publication)
      .map(({ name, slug }) => channelOf(kind, name, slug)),
  );
  return [...new Map(channels.map((channel) => [channel.path, channel])).values()];
};

type Named = Pick<ChannelContent, 'channel' | 'publication'>;

/** What publication.yaml says of a channel, if it names it. */
const declarationOf = ({ channel: { kind, path }, publication }: Named) =>
  channelKinds[kind]
    .declaredIn(publication)
    .find(({ name, slug }) => channelOf(kind, name, slug).path === path);

/** What people call a channel within its publication; the front page has the publication's title. */
export const nameOf = (content: Named): string =>
  declarationOf(content)?.title ?? content.channel.name;

export const titleOf = (content: Named): string => {
  const { channel, publication } = content;
  return channel.kind === 'front' ? publication.title : `${publication.title}: ${nameOf(content)}`;
};

export const descriptionOf = (content: Named): string => {
  const { channel, publication } = content;
  return (
    declarationOf(content)?.description ??
    channelKinds[channel.kind].describe(nameOf(content), publication)
  );
};

/** BCP 47: the language of its feeds, which a channel may have chosen its articles by. */
export const languageOf = (content: Named): string =>
  declarationOf(content)?.language ?? content.publication.language;

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
