/** The path of a request target, which may be a whole address (RFC 9112 section 3.2.2). */
export const pathOf = (target: string): string =>
  target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '') || '/';

/**
 * The key that a path asks for; nothing when it is malformed. As in S3, a plus sign stands for a space,
 * and `%2B` for itself.
 */
export const keyOf = (path: string): string | undefined => {
  if (!path.startsWith('/')) return undefined;
  try {
    return decodeURIComponent(path.slice(1).replaceAll('+', '%20'));
  } catch {
    return undefined;
  }
};
