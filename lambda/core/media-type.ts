import otherTypes from 'mime/types/other.js';
import standardTypes from 'mime/types/standard.js';

/** Extensions by their type; before one stands `*` where files of it are of another type. */
const tables = [standardTypes, otherTypes];

/**
 * The type of a file (RFC 6838) as the extension of its name tells it. The library would file all the
 * extensions away first, which takes longer than most runs have media to ask about.
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
