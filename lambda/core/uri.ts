import { hasTooManyMarks } from './text.ts';

/** In UTF-16 code units. The runtime writes a host of other letters in a time that grows with its square. */
const longest = 8000;

/** Whether the runtime reads an address in no time. */
export const isQuicklyRead = (reference: string): boolean =>
  reference.length <= longest && !hasTooManyMarks(reference);

/** The address that a reference stands for; undefined if it is none, or longer than 8000 characters. */
export const readUrl = (reference: string, base?: string): URL | undefined =>
  isQuicklyRead(reference) && URL.canParse(reference, base) ? new URL(reference, base) : undefined;

/** Characters that RFC 3986 allows nowhere behind the authority, and percent signs that encode nothing. */
const unfit = /[^\w!$%&'()*+,\-./:;=?@~]|%(?![\dA-Fa-f]{2})/gu;

const encode = (part: string): string => part.replace(unfit, encodeURIComponent);

/**
 * Percent-encodes an absolute http(s) address as RFC 3986 requires. `URL` leaves `[`, `|`, `%zz` and others
 * unencoded, and strict readers refuse them. The result still parses as the same address.
 */
export const strictUri = (address: string): string => {
  const [authority = ''] = /^[a-z]+:\/\/[^/?#]*/i.exec(address) ?? [];
  const [path = '', ...fragment] = address.slice(authority.length).split('#');
  const end = fragment.length > 0 ? `#${encode(fragment.join('#'))}` : '';
  return authority + encode(path) + end;
};

/** Whether a text can be a host name. `URL` also accepts others, such as `{{host}}`. */
export const isHostName = (text: string): boolean => /^(?:[\w.-]+|\[[\da-f:.]+\])$/i.test(text);
