import { type FeedFormat, feedFormats, siteKeys } from '../../../contract.ts';
import { addressOf } from '../../addresses.ts';
import {
  type ChannelContent,
  feedAddress,
  frontPage,
  hasPages,
  pageAddress,
  sectionChannel,
  titleOf,
} from '../../channel.ts';
import { escapeMarkup } from '../../text.ts';
import { languageAttributes } from '../entry-content.ts';
import { logoAddress } from '../publication-pictures.ts';
import { style } from './style.ts';
import { type Words, wordsIn } from './words.ts';

export type Site = Pick<ChannelContent, 'publication' | 'baseUrl'>;

/** The parts in which pages differ. */
export interface PageParts {
  /** For the browser tab and for search results. */
  readonly title: string;
  readonly language: string;
  /** Markup for the head, one element a line. */
  readonly head: readonly string[];
  readonly main: string;
  /** Whether the publication's name is the page's own headline. */
  readonly isFront?: boolean;
  /** Markup after everything else. */
  readonly end?: string;
}

/** A page: the publication's name, a link to its feeds, its sections, then the page's own part. */
export const renderPage = (
  { title, language, head, main, isFront = false, end = '' }: PageParts,
  site: Site,
): string => {
  const words = wordsIn(site.publication.language);
  return `<!DOCTYPE html>
<html ${languageAttributes(language)}>
<head>
<meta charset="utf-8">
<title>${escapeMarkup(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${[...head, ...icon(site)].join('\n')}
<style>
${style}
</style>
</head>
<body>
<header class="top" ${languageAttributes(site.publication.language)}>
${nameOf(site, isFront)}
<a ${languageAttributes(words.language)} href="${escapeMarkup(subscribeAddress(site))}">${words.subscribe}</a>
</header>
${sections(site, words)}<main>
${main}
</main>
${bottom(site)}${end}</body>
</html>
`;
};

const nameOf = (site: Site, isFront: boolean): string => {
  const name = escapeMarkup(site.publication.title);
  const leadsTo = (more: string) =>
    `<a${more} href="${escapeMarkup(topAddress(site))}">${name}</a>`;
  if (!isFront) return leadsTo(' class="name"');
  return `<h1 class="name">${hasPages(site.publication) ? name : leadsTo('')}</h1>`;
};

/** The publication's home for people: its own site, or the front page here. */
export const topAddress = ({ publication, baseUrl }: Site): string => {
  const front = pageAddress({ channel: frontPage, baseUrl });
  return hasPages(publication) ? front : (publication.home ?? front);
};

export const subscribeAddress = ({ baseUrl }: Site): string =>
  addressOf(baseUrl, siteKeys.subscribe.replace(/(?<![^/])[^/]*$/, ''));

const icon = (site: Site): string[] => {
  const address = logoAddress(site);
  return address ? [`<link rel="icon" href="${escapeMarkup(address)}">`] : [];
};

const sections = (site: Site, words: Words): string => {
  if (!hasPages(site.publication)) return '';
  const items = site.publication.sections.map(({ name }) => {
    const address = pageAddress({ ...site, channel: sectionChannel(name) });
    return `<li><a href="${escapeMarkup(address)}">${escapeMarkup(name)}</a></li>`;
  });
  if (items.length === 0) return '';
  const language = languageAttributes(site.publication.language);
  return `<nav aria-label="${words.sections}" ${language}>\n<ul>\n${items.join('\n')}\n</ul>\n</nav>\n`;
};

const bottom = ({ publication }: Site): string =>
  publication.copyright
    ? `<footer class="bottom" ${languageAttributes(publication.language)}>${escapeMarkup(publication.copyright)}</footer>\n`
    : '';

/** One link for each format. Browsers and readers discover the feeds of a page by them. */
export const autodiscoveryLinks = (
  content: Pick<ChannelContent, 'channel' | 'publication' | 'baseUrl'>,
): string[] =>
  formats.map((format) => {
    const { mediaType, name } = feedFormats[format];
    const title = escapeMarkup(`${titleOf(content)} (${name})`);
    const address = escapeMarkup(feedAddress(content, format));
    return `<link rel="alternate" type="${mediaType}" title="${title}" href="${address}">`;
  });

const formats = Object.keys(feedFormats) as FeedFormat[];

/** A link to each of a channel's feeds, for people. */
export const feedLinks = (content: Pick<ChannelContent, 'channel' | 'baseUrl'>): string[] =>
  formats.map((format) => {
    const { mediaType, name } = feedFormats[format];
    return `<a type="${mediaType}" href="${escapeMarkup(feedAddress(content, format))}">${name}</a>`;
  });
