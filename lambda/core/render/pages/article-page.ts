import { articleAddress } from '../../addresses.ts';
import type { Article, Image } from '../../article.ts';
import { channelsOf, frontPage, pageAddress } from '../../channel.ts';
import { escapeMarkup } from '../../text.ts';
import { readableDate, readableMinutes } from '../intl.ts';
import { autodiscoveryLinks, renderPage, type Site } from './page.ts';
import { socialTags, structuredData } from './structured-data.ts';
import { wordsIn } from './words.ts';

/** The article as an HTML page. */
export const renderArticlePage = (article: Article, site: Site): string => {
  const { publication, baseUrl } = site;
  const canonical = article.canonical ?? articleAddress(article, baseUrl);
  return renderPage(
    {
      title: `${article.title} – ${publication.title}`,
      language: article.language,
      head: [
        `<meta name="description" content="${escapeMarkup(article.summary)}">`,
        `<link rel="canonical" href="${escapeMarkup(canonical)}">`,
        ...autodiscoveryLinks({ ...site, channel: frontPage }),
        ...socialTags(article, canonical, site),
        structuredData(article, canonical, site),
      ],
      main: [
        '<article>',
        ...kicker(article, site),
        `<h1>${escapeMarkup(article.title)}</h1>`,
        `<p class="meta">${byline(article, site)}</p>`,
        ...(article.image ? [figure(article.image)] : []),
        withReachableTables(article.body),
        ...tags(article, site),
        '</article>',
      ].join('\n'),
    },
    site,
  );
};

/** Links to the pages of the article's channels of one kind. */
const channelLinks = (article: Article, kind: string, site: Site): string[] =>
  channelsOf(article, site.publication)
    .filter((channel) => channel.kind === kind)
    .map((channel) => {
      const address = escapeMarkup(pageAddress({ ...site, channel }));
      return `<a href="${address}">${escapeMarkup(channel.name)}</a>`;
    });

const kicker = (article: Article, site: Site): string[] =>
  channelLinks(article, 'section', site).map((link) => `<p class="kicker">${link}</p>`);

const byline = (article: Article, site: Site): string => {
  const { language, published, updated, minutes } = article;
  const { timezone } = site.publication;
  const words = wordsIn(language);
  const time = (instant: string): string =>
    `<time datetime="${instant}">${escapeMarkup(readableDate(instant, language, timezone))}</time>`;
  const authors = channelLinks(article, 'author', site);
  const isOtherDay =
    readableDate(updated, language, timezone) !== readableDate(published, language, timezone);
  return [
    ...(authors.length > 0 ? [authors.join(', ')] : []),
    time(published),
    ...(isOtherDay ? [`${words.updated} ${time(updated)}`] : []),
    ...(minutes ? [escapeMarkup(readableMinutes(minutes, language))] : []),
  ].join(' · ');
};

const tags = (article: Article, site: Site): string[] => {
  const links = channelLinks(article, 'tag', site);
  if (links.length === 0) return [];
  const items = links.map((link) => `<li>${link}</li>`);
  const { topics } = wordsIn(article.language);
  return [`<nav aria-label="${topics}">`, '<ul>', ...items, '</ul>', '</nav>'];
};

/** A wide table scrolls by itself; so people without a mouse must be able to reach it. */
const withReachableTables = (body: string): string =>
  body.replace(/<table(?=[ >])/g, '<table tabindex="0"');

const figure = (image: Image): string => {
  const words = [image.caption, image.credit]
    .filter((text) => text !== undefined)
    .map(escapeMarkup);
  return `<figure>
${picture(image)}
${words.length > 0 ? `<figcaption>${words.join(' ')}</figcaption>` : ''}
</figure>`;
};

/** With its sides where they are known, so that the text stays where it is when the picture comes. */
export const picture = ({ url, alt, width, height }: Image): string => {
  const sides = width && height ? ` width="${width}" height="${height}"` : '';
  return `<img src="${escapeMarkup(url)}" alt="${escapeMarkup(alt ?? '')}"${sides}>`;
};
