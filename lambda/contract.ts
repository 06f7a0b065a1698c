/**
 * What the infrastructure and the running code must agree on: names of the environment, of the
 * keys and of the HTTP headers. A leaf: it imports nothing, so that neither side drags in the other.
 */

/** The environment variables that the function reads. */
export const environmentNames = {
  contentBucket: 'CONTENT_BUCKET',
  stateBucket: 'STATE_BUCKET',
  siteBucket: 'SITE_BUCKET',
  baseUrl: 'BASE_URL',
  publishQueueUrl: 'PUBLISH_QUEUE_URL',
} as const;

/** Of all messages of the publish queue: one group is what makes one publisher at a time. */
export const messageGroupId = 'publish';

/** How many messages the function takes at once; SQS gives no more of a FIFO queue. */
export const batchSize = 10;

/** Of the metrics that the function writes into its log, each with its name as the dimension. */
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

/** Where editors put what, as keys of the content bucket. */
export const contentKeys = {
  publication: 'publication.yaml',
  articles: 'articles/',
  media: 'media/',
} as const;

/** The key of the page that answers `/`. */
export const frontPageKey = 'index.html';

/** The keys of what the site has once: the page that goes with status 404, that of all feeds, the feeds' style. */
export const siteKeys = {
  notFound: '404.html',
  subscribe: 'subscribe/index.html',
  feedStyle: 'feed.css',
} as const;

/** The keys of what leads readers and crawlers to all the rest. */
export const discoveryKeys = {
  channels: 'feeds.opml',
  robots: 'robots.txt',
  sitemap: 'sitemap.xml',
  sitemapParts: 'sitemaps/',
  news: 'news-sitemap.xml',
} as const;

/** `Cache-Control` of every kind of published object. Ages are in seconds. */
export const cacheControl = {
  live: 'public, max-age=900, s-maxage=60, stale-while-revalidate=300, stale-if-error=86400',
  media: 'public, max-age=31536000, immutable',
  /** What is not there may be there soon. */
  notFound: 'public, max-age=10',
} as const;

/**
 * The three documents of a channel: file name, registered media type, and the one it is stored under
 * where CloudFront does not compress the registered one, which its responses get at the edge.
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

/** How long browsers remember to come by HTTPS only. */
export const strictTransportSecuritySeconds = 31_536_000;

/** The one script that pages may run: the one that copies the address of a feed. */
const copyScriptHash = 'sha256-PVQ6By/1LfHDteNeFz974EpQVvOHD3tkOMtRP0o9QE0=';

/**
 * Headers that the delivery adds to every response. Pages carry no other script and no foreign style;
 * images may come from anywhere, since articles may link to them.
 */
export const responseHeaders = {
  'access-control-allow-origin': '*',
  'content-security-policy': `default-src 'none'; img-src * data:; media-src *; style-src 'self' 'unsafe-inline'; script-src '${copyScriptHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'strict-transport-security': `max-age=${strictTransportSecuritySeconds}; includeSubDomains`,
  'x-content-type-options': 'nosniff',
} as const;
