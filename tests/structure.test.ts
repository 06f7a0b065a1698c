import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const project = join(import.meta.dirname, '..');

/** The source files of a folder, as paths below the project. */
const sourcesOf = (folder: string): readonly string[] =>
  readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test|\.d)\.[jt]s$/.test(path))
    .map((path) => join(folder, path));

const sources = ['lambda', 'lib', 'tests'].flatMap(sourcesOf);

/** @returns the paths under each key that more than `most` of them have */
const crowded = (paths: readonly string[], keyOf: (path: string) => string, most: number) => {
  const groups = new Map<string, string[]>();
  for (const path of paths) groups.set(keyOf(path), [...(groups.get(keyOf(path)) ?? []), path]);
  return Object.fromEntries([...groups].filter(([, group]) => group.length > most));
};

it('there are sources', () => {
  expect(sources.length).toBeGreaterThan(200);
});

it('no two source files have the same base name', () => {
  expect(crowded(sources, (path) => basename(path).replace(/\.[jt]s$/, ''), 1)).toEqual({});
});

/** Folders that are lists: one file a member, all of the same shape. */
const lists = [
  'lambda/cli', // a command a file, and what commands share
  'lambda/core', // a concept a file: article, channel, slug and so on
];

it('no folder of lambda holds more than 14 source files, except lists', () => {
  const inLambda = sources.filter((path) => path.startsWith('lambda/'));

  const folders = Object.entries(crowded(inLambda, dirname, 14)).map(
    ([folder, files]) => `${folder}: ${files.length}`,
  );

  expect(folders.filter((line) => !lists.includes(line.split(':')[0] ?? ''))).toEqual([]);
});
