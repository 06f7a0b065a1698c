import { articleAddress } from '../../addresses.ts';
import type { Article } from '../../article.ts';
import {
  type ChannelContent,
  descriptionOf,
  languageOf,
  nameOf,
  pageAddress,
  titleOf,
} from '../../channel.ts';
import { escapeMarkup } from '../../text.ts';
import { languageAttributes } from '../entry-content.ts';
import { readableDate } from '../intl.ts';
import { picture } from './article-page.ts';
import { autodiscoveryLinks, feedLinks, renderPage, topAddress } from './page.ts';
import { wordsIn } from './words.ts';

/** This many entries stay below 30 kB. A reader who wants more subscribes. */
const mostEntries = 25;

/** The newest articles of a channel, and its feeds. */
export const renderChannelPage = (content: ChannelContent): string => {
  const { channel, articles } = content;
  const description = escapeMarkup(descriptionOf(content));
  const language = languageOf(content);
  const isFront = channel.kind === 'front';
  const entries = articles.slice(0, mostEntries);
  const withPicture = entries.find(({ image }) => image !== undefined);
  return renderPage(
    {
      title: titleOf(content),
      language,
      isFront,
      head: [
        `<meta name="description" content="${description}">`,
        `<link rel="canonical" href="${escapeMarkup(isFront ? topAddress(content) : pageAddress(content))}">`,
        ...autodiscoveryLinks(content),
      ],
      main: [
        ...(isFront ? [] : [`<h1>${escapeMarkup(nameOf(content))}</h1>`]),
        `<p>${description}</p>`,
        `<p class="meta">${feedLinks(content).join(' · ')}</p>`,
        entries.length === 0
          ? `<p>${wordsIn(language).noArticles}</p>`
          : `<ol class="entries">\n${entries
              .map((article) => entry(article, article === withPicture, content))
              .join('\n')}\n</ol>`,
      ].join('\n'),
    },
    content,
  );
};

const entry = (
  article: Article,
  showsPicture: boolean,
  { publication, baseUrl }: ChannelContent,
): string => {
  const { title, summary, image, published, authors } = article;
  const address = escapeMarkup(articleAddress(article, baseUrl));
  const day = readableDate(published, article.language, publication.timezone);
  const names = authors.map(({ name }) => escapeMarkup(name)).join(', ');
  return [
    `<li><article ${languageAttributes(article.language)}>`,
    ...(showsPicture && image ? [picture(image)] : []),
    `<h2><a href="${address}">${escapeMarkup(title)}</a></h2>`,
    `<p class="meta">${names && `${names} · `}<time datetime="${published}">${escapeMarkup(day)}</time></p>`,
    `<p>${escapeMarkup(summary)}</p>`,
    '</article></li>',
  ].join('\n');
};
