import * as v from 'valibot';
import { languageTag, webAddress } from '../../../field-types.ts';
import { readUrl } from '../../../uri.ts';
import type { BodyFields, BodyOptions } from '../../body.ts';
import type { PageDocument } from '../dom.ts';
import { bareWords, plainLine } from '../page-text.ts';
import { readAuthors } from './authors.ts';
import { type Clues, readClues } from './clues.ts';
import { readDates } from './dates.ts';
import type { LinkedNode } from './json-ld.ts';
import { readTitle } from './title.ts';

export interface PageMetadata extends BodyFields {
  readonly title?: string;
  /** Absolute; what the page's relative addresses are relative to. */
  readonly base?: string;
}

/**
 * What a page says of its article: JSON-LD goes before Open Graph and other `<meta>`, these before
 * microdata, and what only looks like it comes last. Reads the page as it came, since the cleaning
 * takes bylines and dates away.
 */
export const readMetadata = (
  document: PageDocument,
  { language: fallback, timezone }: BodyOptions,
): PageMetadata => {
  const clues = readClues(document);
  const language = languageOf(clues);
  const canonical = canonicalOf(clues);
  const authors = readAuthors(clues);
  return {
    ...readDates(clues, canonical, { timezone, language: language ?? fallback }),
    ...(authors.length > 0 ? { authors } : {}),
    ...given('title', readTitle(clues)),
    ...given('language', language),
    ...given('canonical', canonical),
    ...given('image', imageOf(clues)),
    ...given('summary', summaryOf(clues)),
    ...given('base', baseOf(document, canonical) ?? canonical),
  };
};

const given = <Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [N in Name]?: Value } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: Value };

const languageOf = ({ document, meta, article }: Clues): string | undefined => {
  const root = document.documentElement;
  const claims = [
    plainLine(article.inLanguage),
    root.getAttribute('lang'),
    root.getAttribute('xml:lang'),
    document.body.getAttribute('lang'),
    meta('og:locale', 'content-language', 'language', 'dc.language'),
  ];
  for (const claim of claims) {
    const tag = v.safeParse(languageTag, claim?.trim().replaceAll('_', '-'));
    if (tag.success) return tag.output;
  }
  return undefined;
};

/** Some systems name their front page on every page: that is the address of no article. */
const canonicalOf = ({ document, meta }: Clues): string | undefined =>
  [document.querySelector('link[rel~="canonical" i]')?.getAttribute('href'), meta('og:url')]
    .map((claim) => addressOf(claim ?? ''))
    .find((address) => address !== undefined && new URL(address).pathname !== '/');

const baseOf = (document: PageDocument, canonical: string | undefined): string | undefined =>
  addressOf(document.querySelector('base')?.getAttribute('href') ?? '', canonical);

const addressOf = (reference: string, base?: string): string | undefined => {
  const url = reference === '' ? undefined : readUrl(reference, base);
  const address = v.safeParse(webAddress, url?.href);
  return address.success ? address.output : undefined;
};

const imageOf = ({ meta, article, data }: Clues): BodyFields['image'] => {
  const linked = data.follow([article.image].flat()[0]);
  const { url, contentUrl }: LinkedNode =
    typeof linked === 'object' && linked !== null ? (linked as LinkedNode) : { url: linked };
  const address =
    meta('og:image:secure_url', 'og:image', 'og:image:url') ||
    plainLine([url ?? contentUrl].flat()[0]) ||
    meta('twitter:image', 'twitter:image:src');
  if (address === '') return undefined;
  const alt = meta('og:image:alt', 'twitter:image:alt');
  return { url: address, ...(alt === '' ? {} : { alt }) };
};

/** In UTF-16 code units. A shorter summary says less than the text itself. */
const shortestSummary = 10;

const summaryOf = ({ meta, article }: Clues): string | undefined =>
  [
    plainLine(article.description),
    meta('og:description', 'description', 'twitter:description', 'dc.description'),
  ].find(
    (text) =>
      bareWords(text).length > shortestSummary && !/(?:…|\.\.\.)(?:(?!…|\.\.\.)\W)*$/.test(text),
  );
