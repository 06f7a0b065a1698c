/**
 * A robots.txt (RFC 9309) that allows all crawlers and names the sitemaps.
 * @param sitemaps absolute addresses
 */
export const renderRobots = (sitemaps: readonly string[]): string =>
  ['User-agent: *', 'Allow: /', '', ...sitemaps.map((address) => `Sitemap: ${address}`), ''].join(
    '\n',
  );
