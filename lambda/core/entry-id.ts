import { uuidV5 } from './digest.ts';
import { normalise } from './text.ts';
import { readUrl } from './uri.ts';

/** Newsstand's namespace for name-based UUIDs. It must not change, because every entry's id depends on it. */
const namespace = '6f1d1b53-6e0c-4a86-9a0e-2f4b8c8f5a17';

/** The kinds of URI that ids may be: RFC 4151, RFC 9562, RFC 2141, and http(s) addresses. */
const kinds = [
  /^tag:(?:[a-z\d._-]+@)?[a-z\d.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[\w.~!$&'()*+,;=:@/?%-]*(?:#[\w.~!$&'()*+,;=:@/?%-]*)?$/,
  /^urn:uuid:[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/,
  /^urn:(?![Uu]{2}[Ii][Dd]:)[a-zA-Z\d][a-zA-Z\d-]{1,31}:[\w.!$'()*+,;=:@%-]+$/,
  /^https?:\/\/[\w.~!$&'()*+,;=:@/?%-]+(?:#[\w.~!$&'()*+,;=:@/?%-]*)?$/,
];

/**
 * Whether the URI is in its canonical form. Readers compare ids character by character (RFC 3986
 * section 6.2.2, RFC 4287 section 4.2.6.1).
 */
const isCanonicalUri = (name: string): boolean => {
  if (!name.includes(':') || !kinds.some((kind) => kind.test(name))) return false;
  const url = readUrl(name);
  if (url === undefined) return false;
  const { href, protocol, hostname } = url;
  const isOfTheWeb = /^https?:$/.test(protocol);
  return (
    href === name && isEncodedCanonically(name) && (!isOfTheWeb || /^[\w.-]*[\w-]$/.test(hostname))
  );
};

const isEncodedCanonically = (name: string): boolean => {
  const triplets = name.match(/%[\da-f]{2}/gi) ?? [];
  const isNecessary = (triplet: string) =>
    triplet === triplet.toUpperCase() &&
    !/[\w.~-]/.test(String.fromCharCode(Number(`0x${triplet.slice(1)}`)));
  try {
    return (
      triplets.every(isNecessary) &&
      normalise(decodeURIComponent(name), 'NFC') === decodeURIComponent(name)
    );
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
};

/**
 * The entry's permanent id. A name that is already a canonical URI, such as the guid of an imported
 * article, stays unchanged. Any other name becomes a `urn:uuid:` made from it and the publication's id.
 * The id does not depend on domain, path, title or date.
 */
export const entryId = (publicationId: string, name: string): string =>
  isCanonicalUri(name) ? name : nameBasedUrn(publicationId, name);

/** A permanent URI for something that has a name within a publication. */
export const nameBasedUrn = (publicationId: string, name: string): string =>
  `urn:uuid:${uuidV5(namespace, `${publicationId}\n${name}`)}`;
