import { type FeedFormat, feedFormats, frontPageKey } from '../../contract.ts';
import { type Channel, type ChannelContent, hasPages } from '../../core/channel.ts';
import type { Problem } from '../../core/problem.ts';
import { renderFeeds } from '../../core/render/feeds/feeds.ts';
import { MalformedFeedError } from '../../core/render/feeds/well-formed.ts';
import { renderChannelPage } from '../../core/render/pages/channel-page.ts';

export interface SiteDocument {
  readonly key: string;
  readonly body: string;
  readonly contentType: string;
}

type Render = (content: ChannelContent) => readonly SiteDocument[];

const orReport =
  (render: Render) =>
  (content: ChannelContent): readonly SiteDocument[] | Problem => {
    try {
      return render(content);
    } catch (error) {
      return unrenderable(content.channel, error);
    }
  };

/** Rendering is pure, so what it throws is an error in the code. It stops this channel alone. */
const unrenderable = ({ path }: Channel, error: unknown): Problem => {
  const { file } = feedFormats[error instanceof MalformedFeedError ? error.format : 'rss'];
  const fault = `cannot be published: ${String(error)}; what is live stays`;
  const remedy = 'Report it to the makers of Newsstand';
  return { file: path + file, fault, remedy, severity: 'error' };
};

const feedDocuments: Render = (content) => {
  const documents = renderFeeds(content);
  return (Object.keys(feedFormats) as FeedFormat[]).map((format) => ({
    key: content.channel.path + feedFormats[format].file,
    body: documents[format],
    contentType: `${feedFormats[format].storedAs}; charset=utf-8`,
  }));
};

/** A publication with its own site has a front page here all the same: it leads people to the feeds. */
const allDocuments: Render = (content) => {
  const { channel, publication } = content;
  const feeds = feedDocuments(content);
  if (channel.kind !== 'front' && !hasPages(publication)) return feeds;
  const page = {
    key: channel.path + frontPageKey,
    body: renderChannelPage(content),
    contentType: 'text/html; charset=utf-8',
  };
  return [...feeds, page];
};

/** The documents of a channel, or why they cannot be published. */
export const renderChannel = orReport(allDocuments);

/** Those of them that are feeds. */
export const renderChannelFeeds = orReport(feedDocuments);
