import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const project = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(project, path), 'utf8');

/** The rows of the table of promises: a file of tests, and the name of one of them. */
const rows = [...read('README.md').matchAll(/^\| .+ \| `(tests\/\S+)`: (.+) \|$/gm)].map(
  ([, file = '', name = '']) => ({ file, name }),
);

it('there are promises', () => {
  expect(rows.length).toBeGreaterThan(10);
});

it.each(rows)('a promise is held by $file: $name', ({ file, name }) => {
  const tests = [...read(file).matchAll(/\b(?:it|test)(?:\.each\(.*?\))?\(\s*(['"`])(.*?)\1/gs)];

  expect(tests.map(([, , title]) => title)).toContain(name);
});
