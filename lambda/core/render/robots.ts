/**
 * A robots.txt (RFC 9309) that keeps no crawler out and leads to the sitemaps.
 * @param sitemaps absolute addresses
 */
export const renderRobots = (sitemaps: readonly string[]): string =>
  ['User-agent: *', 'Allow: /', '', ...sitemaps.map((address) => `Sitemap: ${address}`), ''].join(
    '\n',
  );
