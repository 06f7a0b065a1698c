import type { Author } from '../../../article.ts';
import { cleanLine } from '../../../text.ts';
import { keyOf } from '../../origin/line-key.ts';
import { mayBeSigned, namedIn, readOriginLine } from '../../origin/origin-line.ts';
import { isElsewhere } from '../dom.ts';
import { bareWords, plainLine } from '../page-text.ts';
import type { Clues } from './clues.ts';
import type { LinkedNode } from './json-ld.ts';
import { linesBelowHeadline } from './near-headline.ts';

const fields = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'byl',
  'dc.creator',
];

/** Places that name people one by one. All of them are authors. */
const each = ['[itemprop~="author"] [itemprop~="name"]', '[itemprop~="author"]'];

/** From the surest place to the least sure. */
const places = [
  ...each,
  'a[rel~="author"]',
  '[class*="author-name" i],[class*="author__name" i],[class*="authorname" i],[class*="byline-name" i]',
  '.vcard .fn,.p-author,.author-name,.post-author',
  'a[href*="/author/"],a[href*="/autor/"],a[href*="/authors/"]',
  'address[class*="author" i],[class~="byline" i],[class*="byline" i],[class~="author" i]',
  '[class*="author" i],[id*="author" i],[class*="autor" i],[id*="autor" i]',
];

/** The authors that a page names. The first place that names any decides. */
export const readAuthors = (clues: Clues): Author[] => {
  const linked = linkedAuthors(clues);
  if (linked.length > 0) return linked;
  const named = fields
    .map((field) => readByline(clues.meta(field), clues.siteName))
    .find((authors) => authors.length > 0);
  return named ?? visibleAuthors(clues);
};

const linkedAuthors = ({ article, data, siteName }: Clues): Author[] =>
  uniqueAuthors(
    [article.author ?? article.creator]
      .flat()
      .map(data.follow)
      .flatMap((author) => {
        if (author === null || typeof author !== 'object') {
          return readByline(plainLine(author), siteName);
        }
        const { name, '@type': type } = author as LinkedNode;
        if (type === 'Organization') return [];
        return [name].flat().flatMap((each) => readByline(plainLine(each), siteName));
      }),
  );

const visibleAuthors = ({ document, siteName }: Clues): Author[] => {
  for (const place of places) {
    const found = [...document.querySelectorAll(place)]
      .slice(0, 10)
      .filter((element) => !isElsewhere(element));
    const named = found
      .map(({ textContent }) => readByline(textContent, siteName))
      .filter(({ length }) => length > 0);
    const authors = each.includes(place) ? uniqueAuthors(named.flat()) : named[0];
    if (authors !== undefined && authors.length > 0) return authors;
  }
  let count = 0;
  for (const line of linesBelowHeadline(document)) {
    const isNear = count < nextLines;
    count += 1;
    if (!(isNear && /[\d@]/.test(line)) && !mayBeSigned(line, keyOf(line))) continue;
    const found = readOriginLine(line, { ...anywhere, siteName });
    const named = found.sign === 'by' ? namedIn(found) : [];
    const dated = found.sign === 'beside' && isNear ? found.authors : [];
    if (named.length + dated.length > 0) return authorsOf([...named, ...dated]);
  }
  return [];
};

/** How far below the headline a name beside a date is an author's. In lines. */
const nextLines = 2;

const anywhere = { timezone: 'UTC', language: 'und' };

/** The people of what a page calls a byline or an author. */
const readByline = (text: string, siteName: string): Author[] =>
  /^\s*(?:https?:|www\.)|https?:/i.test(text)
    ? []
    : authorsOf(
        namedIn(readOriginLine(cleanLine(text), { ...anywhere, siteName, isByline: true })),
      );

const authorsOf = (names: readonly string[]): Author[] =>
  uniqueAuthors(names.map((name) => ({ name })));

const mostAuthors = 12;

const uniqueAuthors = (authors: readonly Author[]): Author[] => {
  const byName = new Map<string, Author>();
  for (const author of authors) {
    const key = bareWords(author.name);
    if (!byName.has(key)) byName.set(key, author);
  }
  return [...byName.values()].slice(0, mostAuthors);
};
