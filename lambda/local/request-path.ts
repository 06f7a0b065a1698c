/** The path of a request target, which may be an absolute address (RFC 9112 section 3.2.2). */
export const pathOf = (target: string): string =>
  target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '') || '/';

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
