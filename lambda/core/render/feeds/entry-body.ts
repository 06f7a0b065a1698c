import { cleanText } from '../../text.ts';
import { entryContent } from '../entry-content.ts';
import { rememberEntries } from './entry-memory.ts';
import { cdata } from './slots.ts';

/** The body of an article, as the three feed formats contain it. */
export interface EntryBody {
  /** Only characters that XML allows. */
  readonly html: string;
  /** The same, as the content of an XML element. */
  readonly xml: string;
}

/** The bodies of all articles of a channel, in their order. */
export const entryBodies = rememberEntries((content): EntryBody[] =>
  content.articles.map((article) => {
    const html = cleanText(entryContent(article, content));
    return { html, xml: cdata(html) };
  }),
);
