import { uuidV5 } from './digest.ts';

/** Newsstand's own namespace for name-based UUIDs. Changing it would change every entry's id. */
const namespace = '6f1d1b53-6e0c-4a86-9a0e-2f4b8c8f5a17';

/** The kinds of URI that ids are made of: RFC 4151, RFC 9562, RFC 2141, and addresses of the web. */
const kinds = [
  /^tag:(?:[a-z\d._-]+@)?[a-z\d.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[\w.~!$&'()*+,;=:@/?%-]*(?:#[\w.~!$&'()*+,;=:@/?%-]*)?$/,
  /^urn:uuid:[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/,
  /^urn:(?![Uu]{2}[Ii][Dd]:)[a-zA-Z\d][a-zA-Z\d-]{1,31}:[\w.!$'()*+,;=:@%-]+$/,
  /^https?:\/\/[\w.~!$&'()*+,;=:@/?%-]+(?:#[\w.~!$&'()*+,;=:@/?%-]*)?$/,
];

/**
 * Whether the URI is spelt as it must be where ids are compared letter by letter (RFC 3986 section 6.2.2,
 * RFC 4287 section 4.2.6.1).
 */
const isCanonicalUri = (name: string): boolean => {
  if (!name.includes(':') || !kinds.some((kind) => kind.test(name))) return false;
  if (!URL.canParse(name)) return false;
  const { href, protocol, hostname } = new URL(name);
  const isOfTheWeb = /^https?:$/.test(protocol);
  return (
    href === name && isEncodedCanonically(name) && (!isOfTheWeb || /^[\w.-]*[\w-]$/.test(hostname))
  );
};

const isEncodedCanonically = (name: string): boolean => {
  const triplets = name.match(/%[\da-f]{2}/gi) ?? [];
  const isNeedful = (triplet: string) =>
    triplet === triplet.toUpperCase() &&
    !/[\w.~-]/.test(String.fromCharCode(Number(`0x${triplet.slice(1)}`)));
  try {
    return (
      triplets.every(isNeedful) &&
      decodeURIComponent(name).normalize('NFC') === decodeURIComponent(name)
    );
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
};

/**
 * The entry's permanent id. A name that is already a canonical URI, such as the guid of an imported
 * article, is kept to the letter; any other becomes a `urn:uuid:` of it and the publication's id.
 * Domain, path, title and date have no part in it.
 */
export const entryId = (publicationId: string, name: string): string =>
  isCanonicalUri(name) ? name : nameBasedUrn(publicationId, name);

/** A permanent URI for something that has a name within a publication. */
export const nameBasedUrn = (publicationId: string, name: string): string =>
  `urn:uuid:${uuidV5(namespace, `${publicationId}\n${name}`)}`;
