import otherTypes from 'mime/types/other.js';
import standardTypes from 'mime/types/standard.js';

/** Extensions by media type. A `*` before an extension means that another type is preferred for it. */
const tables = [standardTypes, otherTypes];

/**
 * The media type (RFC 6838) of a file by its extension. The library's own lookup first indexes all
 * extensions, which takes longer than a search for the few media of a usual run.
 * @param path with slashes between its folders
 */
export const mediaTypeOf = (path: string): string | undefined => {
  const [, extension] = /[^/]\.([^./]+)$/.exec(path.toLowerCase()) ?? [];
  if (extension === undefined) return undefined;
  for (const table of tables) {
    for (const [type, extensions] of Object.entries<readonly string[]>(table)) {
      if (extensions.includes(extension)) return type;
    }
  }
  return undefined;
};
