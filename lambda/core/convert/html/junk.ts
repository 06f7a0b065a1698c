import { cleanLine } from '../../text.ts';
import type { PageDocument, PageElement } from './dom.ts';
import { endHeading } from './page-phrases.ts';

const never =
  'script:not([type*="ld+json" i]),style,template,link,dialog,[hidden],[aria-hidden="true"]:not(img,figure,picture)';

/** Elements that no article has. */
const kinds =
  'form,button,nav,aside,input,select,textarea,amp-ad,header[role="banner"],footer[role="contentinfo"],[role="navigation"],[role="complementary"],[role="dialog"],[role="search"]';

/** Classes that content systems give to such elements. */
const classes =
  /newsletter|related|recommend|shar(?:e|ing)|social|breadcrumb|byline|author-?bio|author-box|kicker|eyebrow|overline|promo|caption|credit|comment|cookie|paywall|advert|adsbygoogle|outbrain|taboola|print-only|skip-link|screen-reader|sr-only|visually-hidden/i;
const ids = /comments|related|newsletter|share|social|cookie|sidebar|disqus/i;

const isCalledJunk = (element: PageElement): boolean =>
  classes.test(element.getAttribute('class') ?? '') || ids.test(element.getAttribute('id') ?? '');

const kept = /^(?:html|body|article|main|figure|img|picture)$/;

/** In UTF-16 code units of paragraphs. An element with so much text is the article, whatever its name. */
const mostText = 1500;

/** Removes from a page what is certainly not its article. */
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

/** No page made by people has more of these headings. */
const mostAppendices = 30;

/** Removes a heading such as "Comments", and what follows it in the same element. */
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

/** The length of the text that is not links. */
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

/** The length of the paragraphs in an element, or of the paragraph that it is. */
const textLength = (element: PageElement): number => {
  const own = element.localName === 'p' ? [element] : element.querySelectorAll('p');
  let length = 0;
  for (const { textContent } of own) length += textContent.trim().length;
  return length;
};
