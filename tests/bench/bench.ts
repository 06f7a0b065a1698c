import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Chapter, chapters } from './parts.ts';
import { type Figures, fillIn, type Machine, plotOf, type Run } from './performance-report.ts';
import { asText, tableOf } from './table.ts';

const usage = `npm run bench -- [options]

Measures parts of Newsstand beside others of the trade, as far as these are installed.

  --only NAMES    these parts, with commas between them: ${chapters.map(({ part }) => part.name).join(', ')}
  --sizes COUNTS  of articles in the archive, with commas between them
  --rounds COUNT  how often each takes its turn
  --write         the figures, plots and tables of docs/performance too
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    sizes: { type: 'string' },
    rounds: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const docs = join(import.meta.dirname, '../../docs');
const files = {
  document: join(docs, 'performance.md'),
  figures: join(docs, 'performance/figures.json'),
  plot: (name: string) => join(docs, `performance/${name}.svg`),
};

const machine: Machine = {
  processor: cpus()[0]?.model ?? 'unknown processor',
  cores: cpus().length,
  memory: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()}`,
  node: process.versions.node,
};

const names = values.only?.split(',') ?? chapters.map(({ part }) => part.name);
const chosen = chapters.filter(({ part }) => names.includes(part.name));
const unknown = names.find((name) => !chapters.some(({ part }) => part.name === name));

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const measure = async ({ part, sizes, rounds }: Chapter): Promise<Run> => {
  tell(`\n${part.name}: ${part.title}`);
  const extent = {
    sizes: values.sizes?.split(',').map(Number) ?? sizes,
    rounds: Number(values.rounds ?? rounds),
  };
  const measured = await part.measure(extent, (line) => tell(`  ${line}`));
  return { date: new Date().toISOString().slice(0, 10), machine, ...measured };
};

/** Other parts keep the figures that they had. */
const write = async (chapter: Chapter, run: Run): Promise<void> => {
  const known: Figures = JSON.parse(await readFile(files.figures, 'utf8').catch(() => '{}'));
  const figures = { ...known, [chapter.part.name]: run };
  await mkdir(join(docs, 'performance'), { recursive: true });
  await writeFile(files.figures, `${JSON.stringify(figures, undefined, 1)}\n`);
  const image = plotOf(chapter, run);
  if (image) await writeFile(files.plot(chapter.part.name), image);
  const document = await readFile(files.document, 'utf8');
  await writeFile(files.document, fillIn(document, chapters, figures));
};

if (values.help || unknown !== undefined) {
  if (unknown !== undefined) tell(`There is no part "${unknown}".\n`);
  process.stdout.write(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  for (const chapter of chosen) {
    const run = await measure(chapter);
    process.stdout.write(`\n${asText(tableOf(run.figures, chapter.comparison))}\n`);
    for (const peer of run.missing) process.stdout.write(`Not there: ${peer}\n`);
    if (values.write) await write(chapter, run);
  }
}
