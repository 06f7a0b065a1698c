import { type FeedFormat, feedFormats } from '../../contract.ts';
import { type ChannelContent, feedAddress, titleOf } from '../channel.ts';
import { escapeMarkup } from '../text.ts';
import { directionOf } from './entry-content.ts';

/** What every page has around its own part. */
export interface PageParts {
  readonly title: string;
  readonly language: string;
  /** Markup for the head, one element a line. */
  readonly head: readonly string[];
  readonly main: string;
}

const style =
  'body{margin:auto;padding:1rem;max-width:40rem;font:1.1rem/1.6 Georgia,serif}img{max-width:100%;height:auto}pre{overflow:auto}';

export const renderPage = ({ title, language, head, main }: PageParts): string =>
  `<!DOCTYPE html>
<html lang="${escapeMarkup(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${head.join('\n')}
<style>${style}</style>
</head>
<body>
${main}
</body>
</html>
`;

/** One link a format, by which browsers and readers find the feeds of a page. */
export const autodiscoveryLinks = (content: ChannelContent): string[] =>
  (Object.keys(feedFormats) as FeedFormat[]).map((format) => {
    const { mediaType, name } = feedFormats[format];
    const title = escapeMarkup(`${titleOf(content)} (${name})`);
    const address = escapeMarkup(feedAddress(content, format));
    return `<link rel="alternate" type="${mediaType}" title="${title}" href="${address}">`;
  });

/** A date for people: the day, in the publication's time zone, as its language writes it. */
export const readableDate = (instant: string, language: string, timeZone: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(new Date(instant));
