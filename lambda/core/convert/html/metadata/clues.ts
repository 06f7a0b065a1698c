import type { PageDocument } from '../dom.ts';
import { plainLine } from '../page-text.ts';
import { type LinkedData, type LinkedNode, readLinkedData } from './json-ld.ts';
import { type Meta, readMeta } from './meta.ts';

/** Where a page tells of its article. */
export interface Clues {
  readonly document: PageDocument;
  readonly meta: Meta;
  readonly data: LinkedData;
  /** The likeliest of the articles in its JSON-LD; empty when there is none. */
  readonly article: LinkedNode;
  /** Empty when it is not told. */
  readonly siteName: string;
}

export const readClues = (document: PageDocument): Clues => {
  const data = readLinkedData(document);
  const meta = readMeta(document);
  const [article = {}] = data.articles;
  const publisher = data.follow(article.publisher) as LinkedNode | undefined;
  const siteName = meta('og:site_name', 'application-name') || plainLine(publisher?.name);
  return { document, meta, data, article, siteName };
};
