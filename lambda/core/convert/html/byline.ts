import type { Author } from '../../article.ts';
import { cleanLine } from '../../text.ts';
import { bareWords } from './page-text.ts';

/** Words before the names, in the languages of the papers it was tried on. */
const opening =
  /^(?:.{0,40}?\b(?:posts?|articles?|stories|beiträge|artikel|alles|text|story|photos?|words|reporting|written|posted|published|geschrieben|verfasst|veröffentlicht|article|escrito|publié|publicado|scritto|interview)\s+)?(?:by|von|vom|par|por|di|af|av|door|przez)[\s:]+|^(?:text|autor(?:in|en|es)?|authors?|auteurs?|autore|redaktion|автор|words|story|by|von)\s*:\s*/iu;

const between =
  /\s*(?:[,;|•·]|\band\b|\bund\b|\bet\b|\by\b|\s+e\s+|\boch\b|\bog\b|\ben\b(?=\s+\p{Lu})|\bi\b(?=\s+\p{Lu})|&|\+|、|，|،|\sو)\s*/u;

/** What no person is called: jobs, places of work, dates and addresses. */
const noName =
  /(?<![\p{L}])(?:editor|reporter|correspondent|writer|journalist|redakteur(?:in)?|korrespondent(?:in)?|columnist|contributor|producer|director|photographer|professor of|staff|newsroom|news desk|updated|published|posted|comments?|kommentare?|min read|minutes?|uhr|o'clock|subscribe|follow|share|view all|more|uncategorized|author|autor(?:in)?|admin|wordpressadmin|on|am|in|by|von)(?![\p{L}])|[@:\d]/iu;

/** Addresses stand where systems have no name. */
const address = /https?:|www\.|^\S+\.(?:com|org|net|de|at|ch|uk|fr|es|it|pl|nl|ru|info|eu)$/iu;

const mostAuthors = 12;

/**
 * The people of a byline such as `By Ann Lee and Bo Day, Political Editor`.
 * @param siteName which is nobody's name
 */
export const readByline = (text: string, siteName: string): Author[] => {
  const line = cleanLine(text)
    .replace(/\s*[([][^)\]]*[)\]]?/g, ' ')
    .replace(opening, '');
  if (line.length > 200 || address.test(line)) return [];
  return uniqueAuthors(
    line
      .split(between)
      .map((name) => ({ name: tidyName(name) }))
      .filter(({ name }) => isName(name, siteName)),
  );
};

export const uniqueAuthors = (authors: readonly Author[]): Author[] => {
  const byName = new Map<string, Author>();
  for (const author of authors) {
    const key = bareWords(author.name);
    if (!byName.has(key)) byName.set(key, author);
  }
  return [...byName.values()].slice(0, mostAuthors);
};

const tidyName = (name: string): string =>
  cleanLine(name.replace(/^[\s\-–—:,.|]+|[\s\-–—:,|]+$/gu, ''));

const isName = (name: string, siteName: string): boolean =>
  name.length >= 2 &&
  name.length <= 60 &&
  name.split(' ').length <= 6 &&
  /\p{L}{2}|\p{Lo}/u.test(name) &&
  !noName.test(name) &&
  bareWords(name) !== bareWords(siteName);
