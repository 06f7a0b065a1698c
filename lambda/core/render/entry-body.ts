import { cleanText } from '../text.ts';
import { entryContent } from './entry-content.ts';
import { rememberEntries } from './entry-memory.ts';
import { cdata } from './slots.ts';

/** The body of an article as the three formats of a feed carry it. */
export interface EntryBody {
  /** Clean. */
  readonly html: string;
  /** The same as the content of an element. */
  readonly xml: string;
}

/** Of all of a content's articles, in their order. */
export const entryBodies = rememberEntries((content): EntryBody[] =>
  content.articles.map((article) => {
    const html = cleanText(entryContent(article, content));
    return { html, xml: cdata(html) };
  }),
);
