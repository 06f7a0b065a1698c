import type { Article } from '../../article.ts';
import { escapeMarkup } from '../../text.ts';
import { logoAddress } from '../publication-pictures.ts';
import type { Site } from './page.ts';

/** An article for search engines: schema.org/NewsArticle as JSON-LD. */
export const structuredData = (article: Article, canonical: string, site: Site): string => {
  const { publication, baseUrl } = site;
  const logo = logoAddress(site);
  const home = publication.home ?? `${baseUrl}/`;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    description: article.summary,
    inLanguage: article.language,
    datePublished: article.published,
    dateModified: article.updated,
    author:
      article.authors.length > 0
        ? article.authors.map(({ name, url }) => ({ '@type': 'Person', name, url }))
        : [{ '@type': 'Organization', name: publication.title, url: home }],
    publisher: {
      '@type': 'Organization',
      name: publication.title,
      url: home,
      logo: logo && { '@type': 'ImageObject', url: logo },
    },
    image: article.image && [article.image.url],
    articleSection: article.section,
    keywords: article.tags.length > 0 ? article.tags : undefined,
    wordCount: article.words,
    timeRequired: article.minutes && `PT${article.minutes}M`,
    mainEntityOfPage: canonical,
    isAccessibleForFree: true,
  };
  // Only "<" can end a script or begin another.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script type="application/ld+json">${json}</script>`;
};

/** A preview for social networks and messengers: the Open Graph protocol (ogp.me). */
export const socialTags = (
  { title, summary, image, published, updated, section, tags }: Article,
  canonical: string,
  { publication }: Site,
): string[] => {
  const properties: readonly (readonly [string, string | number | undefined])[] = [
    ['og:type', 'article'],
    ['og:site_name', publication.title],
    ['og:title', title],
    ['og:description', summary],
    ['og:url', canonical],
    ['og:image', image?.url],
    ['og:image:width', image?.width],
    ['og:image:height', image?.height],
    ['og:image:alt', image?.alt],
    ['article:published_time', published],
    ['article:modified_time', updated],
    ['article:section', section],
    ...tags.map((tag) => ['article:tag', tag] as const),
  ];
  const card = image ? 'summary_large_image' : 'summary';
  return [
    ...properties.flatMap(([property, content]) =>
      content === undefined
        ? []
        : [`<meta property="${property}" content="${escapeMarkup(String(content))}">`],
    ),
    `<meta name="twitter:card" content="${card}">`,
  ];
};
