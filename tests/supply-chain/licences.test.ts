import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findForbiddenLicences, shippedPackages } from './licences.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsstand-licences-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A project with one package of the given licence. */
const install = (license: unknown, isTool = false): void => {
  const installed = { version: '1.0.0', license, ...(isTool && { dev: true }) };
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ packages: { '': {}, 'node_modules/a': installed } }),
  );
};

it('every package that ships has a licence that is allowed', () => {
  expect(shippedPackages(project).length).toBeGreaterThan(30);
  expect(shippedPackages(project).map(({ path }) => path)).toContain('node_modules/saxes');
  expect(findForbiddenLicences(project)).toEqual([]);
});

it.each(['MIT', 'MIT OR GPL-3.0-only', '(BSD-3-Clause AND Apache-2.0)'])(
  '%s is allowed',
  (license) => {
    install(license);

    expect(findForbiddenLicences(folder)).toEqual([]);
  },
);

it.each([
  'GPL-3.0-only',
  'AGPL-3.0-or-later',
  'MPL-2.0',
  'MIT AND LGPL-2.1-only',
  'UNLICENSED',
  'SEE LICENSE IN LICENSE.md',
  undefined,
])('%s is refused by name', (license) => {
  install(license);

  expect(findForbiddenLicences(folder)).toEqual([
    expect.stringMatching(/^node_modules\/a 1\.0\.0: /),
  ]);
});

it('a tool of the development may have any licence', () => {
  install('GPL-3.0-only', true);

  expect(findForbiddenLicences(folder)).toEqual([]);
});
