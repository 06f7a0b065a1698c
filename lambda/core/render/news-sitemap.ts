import { articleAddress } from '../addresses.ts';
import type { Article, Instant } from '../article.ts';
import type { ChannelContent } from '../channel.ts';
import { cleanText, escapeMarkup } from '../text.ts';

const day = 86_400_000;
const window = 2 * day;
export const mostNews = 1000;

/** The articles that are news at a time: published within two days, at most the newest 1,000. */
export const newsAt = (articles: readonly Article[], now: Instant): readonly Article[] => {
  const from = newsSince(now);
  return articles
    .filter(({ published }) => published >= from && published <= now)
    .toSorted((one, other) => Date.parse(other.published) - Date.parse(one.published))
    .slice(0, mostNews);
};

/** The time at which the oldest of the news stops being news; undefined without news. */
export const newsUntil = (articles: readonly Article[], now: Instant): Instant | undefined => {
  const oldest = newsAt(articles, now).at(-1);
  return oldest && new Date(Date.parse(oldest.published) + window + 1).toISOString();
};

/** The earliest publication date that is news at a time. */
export const newsSince = (now: Instant): Instant =>
  new Date(Date.parse(now) - window).toISOString();

/**
 * The news as a sitemap for Google
 * (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). It is valid without news.
 */
export const renderNewsSitemap = (
  articles: readonly Article[],
  now: Instant,
  { publication, baseUrl }: Pick<ChannelContent, 'publication' | 'baseUrl'>,
): string => {
  const name = text(publication.title);
  const urls = newsAt(articles, now).map(
    (article) => `<url>
<loc>${text(articleAddress(article, baseUrl))}</loc>
<news:news>
<news:publication><news:name>${name}</news:name><news:language>${newsLanguage(article.language)}</news:language></news:publication>
<news:publication_date>${article.published}</news:publication_date>
<news:title>${text(article.title)}</news:title>
</news:news>
</url>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${urls.join('')}</urlset>
`;
};

/** A code of ISO 639. Chinese has two codes, one for each script. */
export const newsLanguage = (language: string): string => {
  const { language: primary, script } = new Intl.Locale(language).maximize();
  if (primary !== 'zh') return primary;
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
};

const text = (given: string): string => escapeMarkup(cleanText(given));
