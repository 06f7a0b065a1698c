import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { publisherBundling, publisherEntries } from '../../lib/constructs/publisher-code.ts';
import { installNode, projectFolder, run } from '../e2e/support/tools.ts';
import type { Figure, Part } from './part.ts';
import { median } from './table.ts';

/** Loads of each bundle in a round, which gives their median. */
const processesInRound = 3;

/** The least that such a function needs: the S3 client and a package that writes feeds. */
const baseModule = `
  import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
  import { Feed } from 'feed';
  const client = new S3Client({});
  export const handler = () => [client, Feed, GetObjectCommand, ListObjectsV2Command, PutObjectCommand];`;

const base = 'S3 client and feed';

export interface Bundle {
  readonly folder: string;
  /** In bytes, of all modules and of those that load at the start. */
  readonly size: number;
  readonly startSize: number;
}

/** Bundles both with the settings of the stack. */
export const bundleInto = async (folder: string): Promise<ReadonlyMap<string, Bundle>> => {
  const [ours, theirs] = [join(folder, 'ours'), join(folder, 'base')];
  await build({
    ...publisherBundling,
    entryPoints: publisherEntries,
    outdir: ours,
  });
  await build({
    ...publisherBundling,
    stdin: { contents: baseModule, resolveDir: projectFolder, sourcefile: 'index.ts' },
    outdir: theirs,
    entryNames: 'index',
  });
  return new Map([
    ['Newsstand', await measureBundle(ours)],
    [base, await measureBundle(theirs)],
  ]);
};

const measureBundle = async (folder: string): Promise<Bundle> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mjs'));
  return {
    folder,
    size: await sizeOf(folder, names),
    startSize: await sizeOf(folder, [...(await loadedWith(folder, 'index.mjs'))]),
  };
};

const sizeOf = async (folder: string, names: readonly string[]): Promise<number> => {
  const stats = await Promise.all(names.map((name) => stat(join(folder, name))));
  return stats.reduce((sum, { size }) => sum + size, 0);
};

/** A module with its static imports. */
const loadedWith = async (
  folder: string,
  name: string,
  loaded = new Set<string>(),
): Promise<ReadonlySet<string>> => {
  if (loaded.has(name)) return loaded;
  loaded.add(name);
  const text = await readFile(join(folder, name), 'utf8');
  for (const [, imported = ''] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) {
    await loadedWith(folder, imported, loaded);
  }
  return loaded;
};

/** In ms. */
interface ImportCost {
  readonly time: number;
  readonly cpu: number;
}

/** Measured in a new process. */
const measureImport = async (
  node: string,
  folder: string,
  flags: readonly string[],
): Promise<ImportCost> => {
  const module = JSON.stringify(pathToFileURL(join(folder, 'index.mjs')).href);
  const script = `const [begun, cpuBefore] = [performance.now(), process.cpuUsage()];
    await import(${module});
    const { user, system } = process.cpuUsage(cpuBefore);
    const cost = { time: performance.now() - begun, cpu: (user + system) / 1000 };
    process.stdout.write(JSON.stringify(cost));`;
  const { stdout } = await run(node, [...flags, '--input-type=module', '--eval', script], {
    env: { AWS_REGION: 'eu-central-1' },
  });
  return JSON.parse(stdout);
};

const conditions: ReadonlyMap<string, readonly string[]> = new Map([
  ['import', []],
  ['import with source maps', ['--enable-source-maps']],
]);

export const coldStart: Part = {
  name: 'cold-start',
  title: 'What Lambda loads before the first event, on its own Node',
  async measure({ rounds }, tell) {
    const node = process.env.LAMBDA_NODE ?? join(await installNode(), 'node');
    const folder = await mkdtemp(join(tmpdir(), 'newsstand-bench-'));
    try {
      const bundles = await bundleInto(folder);
      const contestants = [...bundles].flatMap(([subject, bundle]) =>
        [...conditions].map(([condition, flags]) => ({
          ...{ subject, condition },
          rounds: [] as ImportCost[][],
          measure: () => measureImport(node, bundle.folder, flags),
        })),
      );
      // The first load reads the files from the disk.
      for (const { measure } of contestants) await measure();
      for (let round = 1; round <= rounds; round += 1) {
        for (const each of contestants) each.rounds.push([]);
        for (let turn = 0; turn < processesInRound; turn += 1) {
          for (const each of contestants) each.rounds.at(-1)?.push(await each.measure());
        }
        tell(`round ${round} of ${rounds}`);
      }
      const imports = contestants.flatMap(({ subject, condition, rounds: samples }): Figure[] => [
        {
          ...{ subject, condition, measure: 'time', unit: 'ms' },
          values: samples.map((costs) => median(costs.map(({ time }) => time))),
        },
        {
          ...{ subject, condition, measure: 'CPU time', unit: 'ms' },
          values: samples.map((costs) => median(costs.map(({ cpu }) => cpu))),
        },
      ]);
      return { figures: [...imports, ...sizes(bundles)], missing: [] };
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

const sizes = (bundles: ReadonlyMap<string, Bundle>): Figure[] =>
  [...bundles].flatMap(([subject, { size, startSize }]): Figure[] => [
    { subject, condition: 'loaded at the start', measure: 'size', unit: 'B', values: [startSize] },
    { subject, condition: 'all modules', measure: 'size', unit: 'B', values: [size] },
  ]);
