import { cleanLine } from '../../../text.ts';
import { readUrl } from '../../../uri.ts';
import type { PageDocument, PageElement } from '../dom.ts';
import { bareWords, plainLine } from '../page-text.ts';
import type { Clues } from './clues.ts';

/** Between a headline and the name of its site, on a clean line; Chinese and Japanese do without blanks. */
const separator =
  /\s[|–—\-·•:»«/~]+\s|\s?[|»]\s?|:\s|(?<=[\p{sc=Han}\p{Po}])[-_](?=\p{sc=Han}{2,10}$)/u;

/**
 * The headline: a heading of the page that its metadata agree with, else what they name less the
 * site's name, else the first heading.
 */
export const readTitle = ({ document, meta, article, siteName }: Clues): string | undefined => {
  const claims = [
    plainLine(article.headline ?? article.name),
    meta('og:title'),
    meta('twitter:title'),
    plainLine(meta('dc.title')),
    cleanLine((document.querySelector('title')?.textContent ?? '').slice(0, longest)),
  ].filter((claim) => claim !== '');
  const all = headingsOf(document);
  const sites = [siteName, ...all.filter(isHome).map(headlineOf)].map(bareWords).filter(Boolean);
  const headings = all
    .map(headlineOf)
    .filter((text) => text !== '' && text.length <= 400 && !sites.includes(bareWords(text)));
  const agreed =
    headings.find((heading) => claims.some((claim) => bareWords(claim) === bareWords(heading))) ??
    headings.find((heading) => claims.some((claim) => isPartOf(heading, claim)));
  const title =
    (agreed && withoutSite(agreed, sites)) ??
    claims
      .map((claim) => withoutSite(withoutLastPart(withoutSite(claim, sites)), sites))
      .find(Boolean) ??
    headings[0];
  return title || undefined;
};

const headingsOf = (document: PageDocument): PageElement[] =>
  ['h1', '[itemprop~="headline"]', 'h2'].flatMap((selector) =>
    [...document.querySelectorAll(selector)].slice(0, 30),
  );

/** Whether a heading leads to the front page, and so is the name of the site. */
const isHome = (heading: PageElement): boolean => {
  if (heading.querySelector('a[rel~="home"],a[href="/"]') !== null) return true;
  const address = heading.querySelector('a[href]')?.getAttribute('href') ?? '';
  const url = readUrl(address);
  return url?.pathname === '/' && url.search === '';
};

/** In UTF-16 code units. A longer text is no headline. */
const longest = 5000;

/** What papers put beside the words of a headline within its heading. */
const besides = [
  ...['kicker', 'overline', 'dachzeile', 'spitzmarke', 'eyebrow', 'supertitle', 'preheadline'],
  ...['topic', 'label', 'titleheader', 'subtitle', 'subheadline', 'hidden', 'invisible'],
]
  .map((word) => `[class*="${word}" i]`)
  .concat('small,time')
  .join(',');

const called = '[class*="headline" i]:not([class*="sub" i],[class*="pre" i])';

/** The part of a heading that its class calls a headline, else its text without kicker and subtitle. */
const headlineOf = (heading: PageElement): string => {
  const { textContent: all } = heading;
  if (heading.children.length === 0 || all.length > longest) return cleanLine(all);
  const [part, another] = [...heading.querySelectorAll(called)].map(
    ({ textContent }) => textContent,
  );
  if (part !== undefined && another === undefined && cleanLine(part) !== '') return cleanLine(part);
  const others = [...heading.querySelectorAll(besides)];
  if (others.length === 0) return cleanLine(heading.textContent);
  const words = others.reduce(
    (text, { textContent }) => text.replace(textContent, ' '),
    heading.textContent,
  );
  return cleanLine(words).replace(leading, '') || cleanLine(heading.textContent);
};

/** Whether a claim is a heading with the name of the site, or of a series, beside it. */
const isPartOf = (heading: string, claim: string): boolean => {
  const [whole, part] = [bareWords(claim), bareWords(heading)];
  if (part.length < 5 || part.length < whole.length / 4) return false;
  return (
    claim.split(separator).some((each) => bareWords(each) === part) ||
    (part.length >= 12 && part.length > whole.length / 2 && ` ${whole} `.includes(` ${part} `))
  );
};

/** A title without the name of the site at its start or end. */
const withoutSite = (title: string, sites: readonly string[]): string => {
  const parts = title.split(separator);
  const [last = '', first = ''] = [parts.at(-1), parts[0]];
  if (parts.length < 2) return title;
  if (sites.includes(bareWords(last))) {
    return title.slice(0, title.lastIndexOf(last)).replace(trailing, '');
  }
  return sites.includes(bareWords(first)) ? title.slice(first.length).replace(leading, '') : title;
};

/** The last part is an unknown site: behind a bar, or joined to Chinese without a blank. */
const withoutLastPart = (title: string): string =>
  title.replace(/\s?(?:\||(?<!«[^«]*)»).*$|(?<=[\p{sc=Han}\p{Po}])[-_]\p{sc=Han}{2,10}$/su, '');

const trailing = /(?<![\s|–—\-·•:»«/~])[\s|–—\-·•:»«/~]+$/;
const leading = /^[\s|–—\-·•:»«/~]+/;

/** Whether an element is the headline once more. */
export const isHeadline = (element: PageElement, title: string): boolean =>
  [element.textContent, headlineOf(element)].some((text) => bareWords(text) === bareWords(title));
