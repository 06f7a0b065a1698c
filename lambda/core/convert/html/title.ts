import { cleanLine } from '../../text.ts';
import type { Clues } from './clues.ts';
import type { PageDocument, PageElement } from './dom.ts';
import { bareWords, plainLine } from './page-text.ts';

/** Between a headline and the name of its site. */
const separator = /\s+[|–—\-·•:»«/~]+\s+|\s*[|»]\s*|:\s+/;

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
    cleanLine(document.querySelector('title')?.textContent ?? ''),
  ].filter((claim) => claim !== '');
  const headings = headingsOf(document).filter((text) => bareWords(text) !== bareWords(siteName));
  const agreed =
    headings.find((heading) => claims.some((claim) => bareWords(claim) === bareWords(heading))) ??
    headings.find((heading) => claims.some((claim) => isPartOf(heading, claim)));
  const title =
    agreed ?? claims.map((claim) => withoutSiteName(claim, siteName)).find(Boolean) ?? headings[0];
  return title || undefined;
};

/** A heading that leads to the front page is the name of the site. */
const headingsOf = (document: PageDocument): string[] =>
  ['h1', '[itemprop~="headline"]', 'h2']
    .flatMap((selector) => [...document.querySelectorAll(selector)].slice(0, 30))
    .filter(
      (element) => element.querySelector('a[rel~="home"],a[href="/"]') === null && !isHome(element),
    )
    .map(({ textContent }) => cleanLine(textContent))
    .filter((text) => text !== '' && text.length <= 400);

const isHome = (element: PageElement): boolean => {
  const address = element.querySelector('a[href]')?.getAttribute('href') ?? '';
  return (
    URL.canParse(address) && new URL(address).pathname === '/' && new URL(address).search === ''
  );
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

const withoutSiteName = (claim: string, siteName: string): string => {
  const parts = claim.split(separator);
  const site = bareWords(siteName);
  if (parts.length < 2) return claim;
  const [last = '', first = ''] = [parts.at(-1), parts[0]];
  if (site !== '' && bareWords(last) === site)
    return claim.slice(0, claim.lastIndexOf(last)).replace(trailing, '');
  if (site !== '' && bareWords(first) === site)
    return claim.slice(first.length).replace(leading, '');
  const [, , bar] = /^(.*?)\s*([|»])/.exec(claim) ?? [];
  return bar ? claim.slice(0, claim.indexOf(bar)).trim() : claim;
};

const trailing = /[\s|–—\-·•:»«/~]+$/;
const leading = /^[\s|–—\-·•:»«/~]+/;

/** Whether an element is the headline once more. */
export const isHeadline = (element: PageElement, title: string): boolean =>
  bareWords(element.textContent) === bareWords(title);
