import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');
const folder = 'tests/lambda/publish';
const read = (path: string) => readFileSync(join(project, path), 'utf8');

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
      return { file: `${folder}/${file}.test.ts`, name };
    });
  });
  return [...new Map(tests.map((test) => [test.file + test.name, test])).values()];
};

/** Patterns of the names of a file's tests: each may stand for many, by placeholders such as %s. */
const namesIn = (file: string): RegExp[] => {
  const titles = read(file).matchAll(/\bit(?:\.each\(.*?\))?\(\s*(['"`])(.*?)\1/gs);
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
  const names = lines.flatMap((line) => line.match(/(?<=`)[a-z-]+\.ts(?=`)/g) ?? []);
  const files = readdirSync(join(project, 'lambda/publish'), { recursive: true, encoding: 'utf8' });

  expect(names.filter((name) => !files.map((path) => basename(path)).includes(name))).toEqual([]);
});
