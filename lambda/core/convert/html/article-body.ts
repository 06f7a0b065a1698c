import { Readability } from '@mozilla/readability';
import type { PageDocument, PageElement } from './dom.ts';

/**
 * The part of a page that is its article; the document is used up.
 * @returns undefined when nothing in it looks like one
 */
export const findArticle = (document: PageDocument): PageElement | undefined => {
  const reader = new Readability<PageElement>(document as never, {
    serializer: (node) => node as unknown as PageElement,
    disableJSONLD: true,
    allowedVideoRegex: /^https?:|^\/\//,
  });
  try {
    return reader.parse()?.content ?? undefined;
  } catch (error) {
    // It looks for the body above a text that stands in the head.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};
