import { Readability } from '@mozilla/readability';
import type { PageDocument, PageElement } from './dom.ts';

/**
 * The part of a page that is its article; the document is used up.
 * @returns undefined when nothing in it looks like one
 */
export const findArticle = (document: PageDocument): PageElement | undefined =>
  new Readability<PageElement>(document as never, {
    serializer: (node) => node as unknown as PageElement,
    disableJSONLD: true,
    allowedVideoRegex: /^https?:|^\/\//,
  }).parse()?.content ?? undefined;
