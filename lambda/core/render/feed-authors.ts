import type { Author } from '../article.ts';
import type { Publication } from '../publication.ts';

/**
 * Who a feed says it is by: the authors of the publication, else the publication itself. Atom asks for
 * one where an entry has none (RFC 4287 section 4.1.1).
 */
export const feedAuthors = ({
  authors: [first, ...others],
  title,
}: Publication): readonly [Author, ...Author[]] => [first ?? { name: title }, ...others];
