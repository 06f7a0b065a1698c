/** The path of a request target, which may be an absolute address (RFC 9112 section 3.2.2). */
export const pathOf = (target: string): string =>
  target.replace(absolute, '').replace(/[?#].*$/s, '') || '/';

/** The host and port of a request target that is an absolute address. */
export const authorityOf = (target: string): string | undefined => absolute.exec(target)?.[1];

/** The query of a request target, without the question mark; undefined if there is none. */
export const queryOf = (target: string): string | undefined => /\?([^#]*)/.exec(target)?.[1];

const absolute = /^https?:\/\/([^/?#]*)/i;

/**
 * The key of a path; undefined if the path is malformed. As in S3, `+` means a space and `%2B` a plus sign.
 */
export const keyOf = (path: string): string | undefined => {
  if (!path.startsWith('/')) return undefined;
  try {
    return decodeURIComponent(path.slice(1).replaceAll('+', '%20'));
  } catch {
    return undefined;
  }
};
