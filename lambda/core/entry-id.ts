import { uuidV5 } from './digest.ts';

/** Newsstand's own namespace for name-based UUIDs. Changing it would change every entry's id. */
const namespace = '6f1d1b53-6e0c-4a86-9a0e-2f4b8c8f5a17';

const absoluteUri = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

/**
 * The entry's permanent id. A name that is already an absolute URI, such as the guid of an imported
 * article, is kept to the letter; any other becomes a `urn:uuid:` of it and the publication's id.
 * Domain, path, title and date have no part in it.
 */
export const entryId = (publicationId: string, name: string): string =>
  absoluteUri.test(name) && URL.canParse(name) ? name : nameBasedUrn(publicationId, name);

/** A permanent URI for something that has a name within a publication. */
export const nameBasedUrn = (publicationId: string, name: string): string =>
  `urn:uuid:${uuidV5(namespace, `${publicationId}\n${name}`)}`;
