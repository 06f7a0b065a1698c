import { cleanLine } from '../../text.ts';
import type { PageDocument, PageElement } from './dom.ts';
import { endHeading } from './page-phrases.ts';

const never =
  'script:not([type*="ld+json" i]),style,template,link,dialog,[hidden],[aria-hidden="true"]:not(img,figure,picture)';

/** Parts that no article has, by what they are. */
const kinds =
  'form,button,nav,aside,input,select,textarea,amp-ad,header[role="banner"],footer[role="contentinfo"],[role="navigation"],[role="complementary"],[role="dialog"],[role="search"]';

/** And by what content systems call them. */
const classes =
  /newsletter|related|recommend|shar(?:e|ing)|social|breadcrumb|byline|author-?bio|author-box|kicker|eyebrow|overline|promo|caption|credit|comment|cookie|paywall|advert|adsbygoogle|outbrain|taboola|print-only|skip-link|screen-reader|sr-only|visually-hidden/i;
const ids = /comments|related|newsletter|share|social|cookie|sidebar|disqus/i;

const isCalledJunk = (element: PageElement): boolean =>
  classes.test(element.getAttribute('class') ?? '') || ids.test(element.getAttribute('id') ?? '');

const kept = /^(?:html|body|article|main|figure|img|picture)$/;

/** In UTF-16 code units of paragraphs. Whatever it is called, so much text is the article. */
const mostText = 1500;

/** Takes out of a page what is surely not its article. */
export const removeJunk = (document: PageDocument): void => {
  for (const element of document.querySelectorAll(never)) element.remove();
  for (const time of document.querySelectorAll('time')) {
    if (time.closest('p,li,td,dd,blockquote') === null) time.remove();
  }
  const all = textLength(document.body);
  removeAppendices(document);
  const called = [...document.querySelectorAll('[class],[id]')].filter(isCalledJunk);
  for (const element of [...document.querySelectorAll(kinds), ...called]) {
    if (!kept.test(element.localName) && !isInFigure(element) && !isText(element, all))
      element.remove();
  }
};

/** More of them are no headings of a page that somebody made. */
const mostAppendices = 30;

/** Takes out a heading such as that of the comments, and what stands below it in the same part. */
const removeAppendices = (document: PageDocument): void => {
  const all = plainLength(document.body);
  const headings = [...document.querySelectorAll('h2,h3,h4,h5')].filter(({ textContent }) =>
    endHeading.test(cleanLine(textContent)),
  );
  for (const heading of headings.slice(0, mostAppendices)) {
    const appendix = followers(heading);
    const length = appendix.reduce((sum, element) => sum + plainLength(element), 0);
    if (length < all / 3) for (const element of [heading, ...appendix]) element.remove();
  }
};

const followers = (element: PageElement): PageElement[] => {
  const found: PageElement[] = [];
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling)
    found.push(next);
  return found;
};

/** Of text that leads nowhere. */
const plainLength = (element: PageElement): number => {
  let length = element.textContent.trim().length;
  for (const { textContent } of element.querySelectorAll('a')) length -= textContent.trim().length;
  return length;
};

/** The caption and credit of a picture stay with it. */
const isInFigure = (element: PageElement): boolean => {
  const figure = element.closest('figure');
  return figure !== null && figure.querySelector('img,picture,video,audio,iframe,table') !== null;
};

const isText = (element: PageElement, all: number): boolean => {
  const length = textLength(element);
  return length > mostText || length > all / 4;
};

/** Of the paragraphs in it, or that it is. */
const textLength = (element: PageElement): number => {
  const own = element.localName === 'p' ? [element] : element.querySelectorAll('p');
  let length = 0;
  for (const { textContent } of own) length += textContent.trim().length;
  return length;
};
