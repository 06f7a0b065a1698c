import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const project = join(import.meta.dirname, '../..');

/** A block of commands in a page. */
export interface ShellBlock {
  /** Path of the page in the project. */
  readonly page: string;
  /** The heading above it. */
  readonly section: string;
  /** Its number among the blocks below that heading, from 1. */
  readonly number: number;
  readonly script: string;
}

/** The blocks of a page, in their order. */
const blocksOf = (page: string): ShellBlock[] => {
  const markdown = readFileSync(join(project, page), 'utf8');
  const blocks: ShellBlock[] = [];
  let section = '';
  for (const [, , heading, script] of markdown.matchAll(/^(#+ (.+)|```sh\n([\s\S]*?)^```)$/gm)) {
    if (heading !== undefined) section = heading;
    if (script === undefined) continue;
    const before = blocks.filter((block) => block.section === section).length;
    blocks.push({ page, section, number: before + 1, script });
  }
  return blocks;
};

/** Every page of the project that people read. */
const pages = [
  ...readdirSync(project).filter((name) => name.endsWith('.md')),
  ...['content', 'docs'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
];

export const shellBlocks: readonly ShellBlock[] = pages.flatMap(blocksOf);

interface Runner {
  readonly page: string;
  /** @default - the whole page */
  readonly section?: string;
  /** The test that runs the blocks. */
  readonly test: string;
}

/** The tests that run the blocks. Exactly one test must run each block. */
export const runners: readonly Runner[] = [
  { page: 'README.md', section: 'Try it', test: 'tests/e2e/checkout.test.ts' },
  { page: 'README.md', section: 'Publish a folder', test: 'tests/docs/readme.test.ts' },
  { page: 'README.md', section: 'Deploy to AWS', test: 'tests/e2e/runbook.test.ts' },
  { page: 'CONTRIBUTING.md', test: 'tests/e2e/checkout.test.ts' },
  { page: 'docs/commands.md', test: 'tests/docs/commands.test.ts' },
  { page: 'docs/developing.md', test: 'tests/e2e/checkout.test.ts' },
  { page: 'docs/performance.md', test: 'tests/e2e/checkout.test.ts' },
  { page: 'docs/operating.md', test: 'tests/e2e/runbook.test.ts' },
];

export const runnersOf = ({ page, section }: ShellBlock): Runner[] =>
  runners.filter(
    (runner) =>
      runner.page === page && (runner.section === undefined || runner.section === section),
  );

/**
 * The blocks that a test must run, in the order of their pages.
 * @param file of the test
 */
export const blocksFor = (file: string): ShellBlock[] => {
  const test = relative(project, file);
  return shellBlocks.filter((block) => runnersOf(block).some((runner) => runner.test === test));
};
