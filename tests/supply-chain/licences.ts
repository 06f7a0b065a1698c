import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import satisfies from 'spdx-satisfies';

/**
 * Licences that ask of those who pass a work on no more than to keep a notice. What ships is bundled
 * into one file with them, and each licence binds those who run that file.
 */
export const allowedLicences = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'PSF-2.0',
];

export interface LockedPackage {
  /** Where it is installed, as a path below the project's folder. */
  readonly path: string;
  readonly version: string;
  /** As its package.json gives it: an expression of SPDX, or not. */
  readonly license?: unknown;
}

/**
 * @param folder of a project, with package-lock.json
 * @returns all packages that are more than tools of its development
 */
export const shippedPackages = (folder: string): LockedPackage[] => {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<
      string,
      Omit<LockedPackage, 'path'> & { dev?: boolean; devOptional?: boolean }
    >;
  };
  return Object.entries(packages)
    .filter(([path, { dev = false, devOptional = false }]) => path !== '' && !dev && !devOptional)
    .map(([path, locked]) => ({ path, ...locked }));
};

/** @returns a line for each package whose licence is none of those allowed */
export const findForbiddenLicences = (folder: string): string[] =>
  shippedPackages(folder)
    .filter(({ license }) => !isAllowed(license))
    .map(
      ({ path, version, license }) => `${path} ${version}: ${JSON.stringify(license) ?? 'none'}`,
    );

const isAllowed = (license: unknown): boolean => {
  try {
    return satisfies(String(license), allowedLicences);
  } catch {
    // No expression of SPDX, such as "SEE LICENSE IN file": for people to read.
    return false;
  }
};
