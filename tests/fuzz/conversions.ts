import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import fc from 'fast-check';
import { convertArticle } from '../../lambda/core/convert/convert-article.ts';
import { isError } from '../../lambda/core/problem.ts';
import { makePublication } from '../support/core-samples.ts';
import { baseUrl } from '../support/newsroom.ts';
import { parseStrictXml } from '../support/strict-xml.ts';
import { unsafeMarkup } from '../support/unsafe-markup.ts';
import { anyMutation, mutate } from './mutation.ts';

const seeds = [
  join(import.meta.dirname, '../golden/conversion'),
  join(import.meta.dirname, '../../content/articles'),
].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:txt|md|html?)$/.test(file) && !file.endsWith('body.html'))
    .map((file) => ({ extension: extname(file), bytes: readFileSync(join(folder, file)) })),
);

const input = fc.record({
  stem: fc.oneof(
    fc.constantFrom('a', '2026-09-30-a b', '../../a', 'a+b%20%zz', '..', '\u202Ea', '😀', 'CON'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  ),
  seed: fc.constantFrom(...seeds),
  /** Of another kind than the seed's. */
  extension: fc.constantFrom(undefined, undefined, undefined, '.txt', '.md', '.html', '.HTM'),
  mutations: fc.array(anyMutation, { maxLength: 6 }),
});

export interface FuzzReport {
  published: number;
  rejected: number;
  /** What it threw, or what of its article cannot be published, and the input to find it with. */
  readonly crashed: string[];
  readonly slow: string[];
}

/** In ms of processor time. */
const tooLong = 2000;

const context = { publication: makePublication('id: f\ntitle: F'), baseUrl };

/** Converts so many sources, each a good one with faults put into it. */
export const fuzz = async (runs: number, seed: number): Promise<FuzzReport> => {
  const report: FuzzReport = { published: 0, rejected: 0, crashed: [], slow: [] };
  for (const [index, sample] of fc.sample(input, { numRuns: runs, seed }).entries()) {
    const bytes = sample.mutations.reduce(mutate, sample.seed.bytes);
    const key = `articles/${sample.stem}${sample.extension ?? sample.seed.extension}`;
    const told = `input ${index}: ${key}, ${bytes.length} bytes`;
    const start = process.cpuUsage();
    try {
      report[await convert(key, bytes)] += 1;
    } catch (error) {
      report.crashed.push(`${told}: ${error instanceof Error ? error.stack : error}`);
    }
    const { user, system } = process.cpuUsage(start);
    if ((user + system) / 1000 > tooLong) report.slow.push(`${told}: ${(user + system) / 1000} ms`);
  }
  return report;
};

const convert = async (key: string, bytes: Uint8Array): Promise<'published' | 'rejected'> => {
  const { article, problems } = await convertArticle(key, bytes, context);
  if (article === undefined) {
    if (!problems.some(isError)) throw new Error('neither an article nor an error');
    return 'rejected';
  }
  const { title, body, summary, slug } = article;
  if ([title, body, summary, slug].includes('')) throw new Error('an empty field');
  if (/[/\\]|^\.+$/.test(slug)) throw new Error(`the slug is a path: ${slug}`);
  const unsafe = unsafeMarkup(body);
  if (unsafe.length > 0) throw new Error(`unsafe: ${unsafe.join(' ')}`);
  parseStrictXml(`<a><![CDATA[${body.replaceAll(']]>', '')}]]></a>`);
  return 'published';
};
