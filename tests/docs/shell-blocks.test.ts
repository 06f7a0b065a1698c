import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runners, runnersOf, shellBlocks } from '../support/shell-blocks.ts';

const project = join(import.meta.dirname, '../..');

it('the pages have commands', () => {
  expect(shellBlocks.length).toBeGreaterThan(30);
});

it.each(shellBlocks)('one test runs the commands of $page, "$section", block $number', (block) => {
  expect(runnersOf(block)).toHaveLength(1);
});

it.each(runners)('there are commands for $test to run in $page', (runner) => {
  expect(shellBlocks.filter((block) => runnersOf(block).includes(runner))).not.toEqual([]);
});

it.each([...new Set(runners.map(({ test }) => test))])(
  'all commands that %s is to run are taken from their pages',
  (test) => {
    expect(readFileSync(join(project, test), 'utf8')).toContain('blocksFor(import.meta.filename)');
  },
);
