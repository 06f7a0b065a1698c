/**
 * The names and values that the infrastructure and the running code share: environment variables, keys
 * and HTTP headers. It imports nothing, so that neither side loads the other.
 */

/** The environment variables that the function reads. */
export const environmentNames = {
  contentBucket: 'CONTENT_BUCKET',
  stateBucket: 'STATE_BUCKET',
  siteBucket: 'SITE_BUCKET',
  baseUrl: 'BASE_URL',
  publishQueueUrl: 'PUBLISH_QUEUE_URL',
} as const;

/** All messages of the publish queue have this group, so SQS gives them to one publisher at a time. */
export const messageGroupId = 'publish';

/** How many messages the function takes at once. SQS allows no more for a FIFO queue. */
export const batchSize = 10;

/** The namespace of the metrics in the function's log. Their dimension is the function's name. */
export const metricsNamespace = 'Newsstand';

export const metricNames = {
  published: 'Published',
  unchanged: 'Unchanged',
  waiting: 'Waiting',
  withdrawn: 'Withdrawn',
  rejected: 'Rejected',
  objectsWritten: 'ObjectsWritten',
  objectsDeleted: 'ObjectsDeleted',
  failedMessages: 'FailedMessages',
  s3Requests: 'S3Requests',
  publishLatency: 'PublishLatency',
  newestEntryAge: 'NewestEntryAge',
} as const;

export type MetricName = (typeof metricNames)[keyof typeof metricNames];

/** Where editors put their files: keys and prefixes of the content bucket. */
export const contentKeys = {
  publication: 'publication.yaml',
  articles: 'articles/',
  media: 'media/',
} as const;

/** The key of the page that answers `/`. */
export const frontPageKey = 'index.html';

/** Keys of documents that the site has once: the page for status 404, the list of all feeds, the feeds' style. */
export const siteKeys = {
  notFound: '404.html',
  subscribe: 'subscribe/index.html',
  feedStyle: 'feed.css',
} as const;

/** Keys of the documents by which readers and crawlers discover everything else. */
export const discoveryKeys = {
  channels: 'feeds.opml',
  robots: 'robots.txt',
  sitemap: 'sitemap.xml',
  sitemapParts: 'sitemaps/',
  news: 'news-sitemap.xml',
} as const;

/** The media type of the list of channels. */
export const channelListType = 'text/x-opml; charset=utf-8';

/** `Cache-Control` by kind of published object. Ages are in seconds. */
export const cacheControl = {
  live: 'public, max-age=900, s-maxage=60, stale-while-revalidate=300, stale-if-error=86400',
  media: 'public, max-age=31536000, immutable',
  /** Short: a missing object may be published soon. */
  notFound: 'public, max-age=10',
} as const;

/**
 * The three feeds of a channel: file name, registered media type and stored media type. CloudFront does
 * not compress every registered type. Such a feed is stored under another type, and its responses get
 * the registered one at the edge.
 */
export const feedFormats = {
  rss: {
    file: 'rss.xml',
    mediaType: 'application/rss+xml',
    storedAs: 'application/rss+xml',
    name: 'RSS',
  },
  atom: {
    file: 'atom.xml',
    mediaType: 'application/atom+xml',
    storedAs: 'application/xml',
    name: 'Atom',
  },
  json: {
    file: 'feed.json',
    mediaType: 'application/feed+json',
    storedAs: 'application/json',
    name: 'JSON Feed',
  },
} as const;

export type FeedFormat = keyof typeof feedFormats;

/** How long browsers remember to use HTTPS only. */
export const strictTransportSecuritySeconds = 31_536_000;

/** The hash of the only script that pages may run: it copies the address of a feed. */
const copyScriptHash = 'sha256-PVQ6By/1LfHDteNeFz974EpQVvOHD3tkOMtRP0o9QE0=';

/**
 * Headers that CloudFront adds to every response. Pages may load no other script and no style from
 * elsewhere. Images may come from anywhere, because articles may link to them.
 */
export const responseHeaders = {
  'access-control-allow-origin': '*',
  'content-security-policy': `default-src 'none'; img-src * data:; media-src *; style-src 'self' 'unsafe-inline'; script-src '${copyScriptHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'strict-transport-security': `max-age=${strictTransportSecuritySeconds}; includeSubDomains`,
  'x-content-type-options': 'nosniff',
} as const;
