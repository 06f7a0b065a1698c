import { summarise } from '../../core/convert/plain-summary.ts';
import { readUrl } from '../../core/uri.ts';

/** In UTF-16 code units. */
const longestTitle = 80;

/** How far into a body the first words are looked for. In UTF-16 code units. */
const nearby = 50_000;

/** A title for posts without one, such as those of microblogs: the first words. */
export const fallbackTitle = (body: string): string => {
  const text = summarise(body.slice(0, nearby), 'und');
  if (text.length <= longestTitle) return text || 'Untitled';
  const cut = text.slice(0, longestTitle);
  const space = cut.lastIndexOf(' ');
  return `${(space > 0 ? cut.slice(0, space) : cut).replace(/\p{Surrogate}$/u, '')}…`;
};

/** The last segment of an address, without extension: `/2016/09/ferry/` and `/ferry.html` → `ferry`. */
export const lastPathSegment = (address: string | undefined): string => {
  const url = readUrl(address ?? '');
  if (url === undefined) return '';
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1)?.replace(/\.[a-z]{3,5}$/i, '') ?? '';
  try {
    return decodeURIComponent(last);
  } catch (error) {
    if (error instanceof URIError) return last;
    throw error;
  }
};
