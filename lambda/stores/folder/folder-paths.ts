import { join } from 'node:path';

/** The path of a key below the root. No key leaves the root or names a hidden file. */
export const pathOf = (root: string, key: string): string =>
  join(root, ...key.split('/').map(nameOf));

/** Begins the names of files and folders whose segment of the key is no name for a file. */
const escaped = '.newsstand-key~';

/**
 * Whether a file or folder of this name is part of a key as it is. Empty, hidden (`.x`) and relative
 * (`.`, `..`) segments, and those with a backslash or a NUL, are not.
 */
export const isSegment = (segment: string): boolean => /^[^.\\\0][^\\\0]*$/.test(segment);

const nameOf = (segment: string): string =>
  isSegment(segment) ? segment : escaped + encodeURIComponent(segment);

/** The segment that a file or folder of this name stands for; undefined for one that is hidden. */
export const segmentOf = (name: string): string | undefined => {
  if (isSegment(name)) return name;
  if (!name.startsWith(escaped)) return undefined;
  try {
    const segment = decodeURIComponent(name.slice(escaped.length));
    return nameOf(segment) === name ? segment : undefined;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const missingCodes = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

/** Whether the error means that there is no file of that name. */
export const isMissing = (error: unknown): boolean => missingCodes.has(codeOf(error));

const unreadableCodes = new Set(['EOUTSIDE', 'EACCES', 'EPERM', 'ELOOP', 'EIO', 'ENXIO', 'ENODEV']);

/** Whether the error concerns one file or folder, and another try does not help. */
export const isUnreadable = (error: unknown): boolean => unreadableCodes.has(codeOf(error));

/** The result of a file operation; undefined if the file is missing. */
export const foundOnly = <T>(operation: Promise<T>): Promise<T | undefined> =>
  operation.catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });

/** The same for a synchronous operation. */
export const ifFound = <T>(operation: () => T): T | undefined => {
  try {
    return operation();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** The result of a file operation; undefined if the file is missing or cannot be read. */
export const ifReadable = <T>(operation: () => T): T | undefined => {
  try {
    return operation();
  } catch (error) {
    if (isMissing(error) || isUnreadable(error)) return undefined;
    throw error;
  }
};
