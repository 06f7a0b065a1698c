import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { publisherBundling } from '../../lib/constructs/publisher-code.ts';
import { installNode, projectFolder, run } from '../e2e/support/tools.ts';
import { medianOf } from './median.ts';
import type { Figure, Part } from './part.ts';

/** Of each bundle; a round gives their median. */
const processesInRound = 3;

/** What a function of this kind cannot do without: the client of S3, and what writes feeds. */
const baseModule = `
  import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
  import { Feed } from 'feed';
  const client = new S3Client({});
  export const handler = () => [client, Feed, GetObjectCommand, ListObjectsV2Command, PutObjectCommand];`;

const base = 'S3 client and feed';

export interface Bundle {
  readonly folder: string;
  /** In bytes: of all modules, and of those that are loaded with the first. */
  readonly size: number;
  readonly startSize: number;
}

/** Both with the settings of the stack. */
export const bundleInto = async (folder: string): Promise<ReadonlyMap<string, Bundle>> => {
  const [ours, theirs] = [join(folder, 'ours'), join(folder, 'base')];
  await build({
    ...publisherBundling,
    entryPoints: { index: join(projectFolder, 'lambda/handler.ts') },
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

/** A module, and all that it imports but what it imports later. */
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

/** In ms, told by a process that has just started. */
const timeImport = async (node: string, folder: string, flags: readonly string[]) => {
  const module = JSON.stringify(pathToFileURL(join(folder, 'index.mjs')).href);
  const script = `const begun = performance.now(); await import(${module});
    process.stdout.write(String(performance.now() - begun));`;
  const { stdout } = await run(node, [...flags, '--input-type=module', '--eval', script], {
    env: { AWS_REGION: 'eu-central-1' },
  });
  return Number(stdout);
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
      const times = new Map<string, number[]>();
      const take = async (subject: string, condition: string): Promise<number[]> => {
        const samples = times.get(`${subject} ${condition}`) ?? [];
        times.set(`${subject} ${condition}`, samples);
        const bundle = bundles.get(subject)?.folder ?? folder;
        samples.push(await timeImport(node, bundle, conditions.get(condition) ?? []));
        return samples;
      };
      const pairs = [...bundles.keys()].flatMap((subject) =>
        [...conditions.keys()].map((condition) => ({ subject, condition })),
      );
      const values = pairs.map((): number[] => []);
      for (const { subject, condition } of pairs) await take(subject, condition);
      for (let round = 0; round < rounds; round += 1) {
        times.clear();
        for (let turn = 0; turn < processesInRound; turn += 1) {
          for (const { subject, condition } of pairs) await take(subject, condition);
        }
        for (const [index, { subject, condition }] of pairs.entries()) {
          values[index]?.push(medianOf(times.get(`${subject} ${condition}`) ?? []));
        }
        tell(`round ${round + 1} of ${rounds}`);
      }
      const imports = pairs.map(
        (pair, index): Figure => ({
          ...{ ...pair, measure: 'time', unit: 'ms' },
          values: values[index] ?? [],
        }),
      );
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
