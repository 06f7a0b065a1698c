import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { ifFound } from './folder-paths.ts';

/** A link leads to something that lies outside the folder. */
class OutsideError extends Error {
  override readonly name = 'OutsideError';
  readonly code = 'EOUTSIDE';
  constructor() {
    super('is a link that leads out of the folder');
  }
}

/** The path with all links resolved; undefined if there is nothing. */
const existing = (path: string): string | undefined => ifFound(() => realpathSync.native(path));

/** Whether `inner` is `outer` or lies below it. Both are real paths. */
const isWithin = (outer: string, inner: string): boolean => {
  const [first] = relative(outer, inner).split(sep);
  return first !== '..' && resolve(outer, relative(outer, inner)) === inner;
};

/**
 * The real path of a file or folder; undefined if there is nothing.
 * @throws an error with the code EOUTSIDE if it lies outside `root`, to which a link leads
 */
export const realPathWithin = (root: string, path: string): string | undefined => {
  const real = existing(path);
  if (real !== undefined && !isWithin(existing(root) ?? root, real)) throw new OutsideError();
  return real;
};

/** The real path that something has, or will have once it is there. */
const futureRealPath = (path: string): string => {
  const absolute = resolve(path);
  const real = existing(absolute);
  if (real !== undefined || dirname(absolute) === absolute) return real ?? absolute;
  return join(futureRealPath(dirname(absolute)), basename(absolute));
};

/** Whether something is, or will be, `folder` or below it, wherever links lead. */
export const liesWithin = (folder: string, path: string): boolean =>
  isWithin(futureRealPath(folder), futureRealPath(path));
