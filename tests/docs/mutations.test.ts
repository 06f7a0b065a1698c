import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(project, path), 'utf8');

/** The files below a folder, by their base names. */
const filesBelow = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).map((path) => [
      basename(path),
      join(folder, path),
    ]),
  );

const testFiles = filesBelow('tests/lambda/publish');

const lines = read('docs/mutations.md')
  .split('\n')
  .filter((line) => line.startsWith('| '));

/** The tests that the tables name. A name without a file is of the one before it, or of its table's. */
const named = () => {
  let file = '';
  const tests = lines.flatMap((line) => {
    const [, ofTable] = /Tests \(`(.+)\.test\.ts`\)/.exec(line) ?? [];
    file = ofTable ?? file;
    return [...line.matchAll(/(?:([a-z0-9-]+): )?“([^”]+)”/g)].map(([, given, name = '']) => {
      file = given ?? file;
      return { file: `${file}.test.ts`, name };
    });
  });
  return [...new Map(tests.map((test) => [test.file + test.name, test])).values()];
};

/** Patterns of the names of a file's tests: each may stand for many, by placeholders such as %s. */
const namesIn = (file: string): RegExp[] => {
  const path = testFiles.get(file);
  const text = path === undefined ? '' : read(path);
  const titles = text.matchAll(/\bit(?:\.each\(.*?\))?\(\s*(['"`])(.*?)\1/gs);
  return [...titles].map(([, , title = '']) => {
    const escaped = title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${escaped.replaceAll(/%[sij]/g, '.+')}$`);
  });
};

it('there are mutations', () => {
  expect(named().length).toBeGreaterThan(50);
});

it.each(named())('what catches a mutation is a test of $file: $name', ({ file, name }) => {
  expect(namesIn(file).some((pattern) => pattern.test(name))).toBe(true);
});

it('each rule that was broken stands in a file of the publisher', () => {
  const sources = filesBelow('lambda/publish');
  const names = lines.flatMap((line) => line.match(/(?<=`)[a-z-]+\.ts(?=`)/g) ?? []);

  expect(names.filter((name) => !sources.has(name))).toEqual([]);
});
