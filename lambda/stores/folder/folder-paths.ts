import { join } from 'node:path';

/**
 * The file of a key. Undefined for a key that a folder cannot hold or that could leave the folder: one with
 * an empty, hidden (`.x`) or relative (`.`, `..`) segment, a backslash or a NUL.
 */
export const pathOf = (root: string, key: string): string | undefined => {
  const segments = key.split('/');
  return segments.every(isSegment) ? join(root, ...segments) : undefined;
};

/** Whether a file or folder of this name can be part of a key. */
export const isSegment = (name: string): boolean => /^[^.\\\0][^\\\0]*$/.test(name);

/** Whether the error means that there is no file of that name. */
export const isMissing = (error: unknown): boolean => missingCodes.has(codeOf(error));

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const missingCodes = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

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
