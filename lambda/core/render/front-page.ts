import { type FeedFormat, feedFormats } from '../../contract.ts';
import type { Article } from '../article.ts';
import { type ChannelContent, descriptionOf, feedAddress, titleOf } from '../channel.ts';
import { escapeMarkup } from '../text.ts';
import { articleAddress, directionOf } from './entry-content.ts';
import { autodiscoveryLinks, readableDate, renderPage } from './page.ts';

/** The front page: the newest articles and where to subscribe. */
export const renderFrontPage = (content: ChannelContent): string => {
  const { publication, articles } = content;
  const description = escapeMarkup(descriptionOf(content));
  return renderPage({
    title: titleOf(content),
    language: publication.language,
    head: [`<meta name="description" content="${description}">`, ...autodiscoveryLinks(content)],
    main: `<header>
<h1>${escapeMarkup(titleOf(content))}</h1>
<p>${description}</p>
<p>${subscriptions(content)}</p>
</header>
<main>
${articles.length > 0 ? `<ul>\n${articles.map((article) => line(article, content)).join('\n')}\n</ul>` : '<p>No articles yet.</p>'}
</main>`,
  });
};

const subscriptions = (content: ChannelContent): string =>
  (Object.keys(feedFormats) as FeedFormat[])
    .map((format) => {
      const { mediaType, name } = feedFormats[format];
      return `<a type="${mediaType}" href="${escapeMarkup(feedAddress(content, format))}">${name}</a>`;
    })
    .join(' · ');

const line = (article: Article, { publication, baseUrl }: ChannelContent): string => {
  const language = `lang="${escapeMarkup(article.language)}" dir="${directionOf(article.language)}"`;
  const day = readableDate(article.published, publication.language, publication.timezone);
  return `<li><a ${language} href="${escapeMarkup(articleAddress(article, baseUrl))}">${escapeMarkup(article.title)}</a>, <time datetime="${article.published}">${escapeMarkup(day)}</time></li>`;
};
