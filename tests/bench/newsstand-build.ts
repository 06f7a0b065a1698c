import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './measure-process.ts';
import { node } from './peers/peer.ts';

const project = join(import.meta.dirname, '../..');

/** Where the benchmark keeps what it makes. */
export const workFolder = join(project, '.cache/bench');

export const corpusFolder = (size: number): string => join(workFolder, 'corpus', String(size));

export const articlesOf = (size: number): string =>
  `${size.toLocaleString('en')} ${size === 1 ? 'article' : 'articles'}`;

/** The one that the peers in JavaScript run on, if it is there. */
export const runtime = existsSync(node) ? node : process.execPath;

/**
 * `newsstand build` of a content folder to `site` in another folder.
 * @param words what else it is given
 */
export const build = (content: string, folder: string, ...words: readonly string[]): Command => ({
  file: runtime,
  words: [
    ...[join(project, 'lambda/cli/newsstand.js'), 'build', '--content', content, '--out', 'site'],
    ...['--base-url', 'https://news.example.org', ...words],
  ],
  folder,
});
