import type { Article, Image } from '../article.ts';
import { type ChannelContent, frontPage } from '../channel.ts';
import type { ConversionContext } from '../convert/convert-article.ts';
import { escapeMarkup } from '../text.ts';
import { articleAddress } from './entry-content.ts';
import { autodiscoveryLinks, readableDate, renderPage } from './page.ts';

/** The article as an HTML page. */
export const renderArticlePage = (
  article: Article,
  { publication, baseUrl }: ConversionContext,
): string => {
  const front: ChannelContent = {
    channel: frontPage,
    publication,
    baseUrl,
    updated: article.updated,
    articles: [],
  };
  const canonical = article.canonical ?? articleAddress(article, baseUrl);
  const byline = article.authors.map(({ name }) => escapeMarkup(name)).join(', ');
  const day = readableDate(article.published, article.language, publication.timezone);
  return renderPage({
    title: `${article.title} – ${publication.title}`,
    language: article.language,
    head: [
      `<meta name="description" content="${escapeMarkup(article.summary)}">`,
      `<link rel="canonical" href="${escapeMarkup(canonical)}">`,
      ...autodiscoveryLinks(front),
    ],
    main: `<header><p><a href="${escapeMarkup(baseUrl)}/">${escapeMarkup(publication.title)}</a></p></header>
<main>
<article>
<h1>${escapeMarkup(article.title)}</h1>
<p>${byline}, <time datetime="${article.published}">${escapeMarkup(day)}</time></p>
${article.image ? figure(article.image) : ''}
${article.body}
</article>
</main>`,
  });
};

const figure = ({ url, alt, caption, credit }: Image): string => {
  const words = [caption, credit].filter((text) => text !== undefined).map(escapeMarkup);
  return `<figure>
<img src="${escapeMarkup(url)}" alt="${escapeMarkup(alt ?? '')}">
${words.length > 0 ? `<figcaption>${words.join(' ')}</figcaption>` : ''}
</figure>`;
};
