import { expect, it } from 'vitest';
import { renderRobots } from '../../../../lambda/core/render/robots-txt.ts';

it('allows all crawlers and names the sitemaps', () => {
  const sitemaps = ['https://news.example.org/sitemap.xml', 'https://news.example.org/news.xml'];
  expect(renderRobots(sitemaps)).toBe(`User-agent: *
Allow: /

Sitemap: https://news.example.org/sitemap.xml
Sitemap: https://news.example.org/news.xml
`);
});
