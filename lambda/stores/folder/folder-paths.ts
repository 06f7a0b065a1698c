import { join } from 'node:path';

/**
 * The file of a key, or nothing for a key that a folder cannot hold or that could leave it: with
 * an empty, hidden (`.x`) or relative (`.`, `..`) segment, a backslash or a NUL in it.
 */
export const pathOf = (root: string, key: string): string | undefined => {
  const segments = key.split('/');
  return segments.every(isSegment) ? join(root, ...segments) : undefined;
};

/** Whether a file or folder of this name can be part of a key. */
export const isSegment = (name: string): boolean => /^[^.\\\0][^\\\0]*$/.test(name);

/** Whether the file system says that there is nothing of that name, or nothing that can be read as a file. */
export const isMissing = (error: unknown): boolean => missingCodes.has(codeOf(error));

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const missingCodes = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

/** The result of a file operation, or nothing where the file is missing. */
export const foundOnly = <T>(operation: Promise<T>): Promise<T | undefined> =>
  operation.catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });

/** The same of one that does not wait. */
export const ifFound = <T>(operation: () => T): T | undefined => {
  try {
    return operation();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};
