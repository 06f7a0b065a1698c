import { join } from 'node:path';
import { measureProcess, mustHaveTime } from './measure-process.ts';
import { articlesOf } from './newsstand-build.ts';
import type { Figure, Part } from './part.ts';
import type { Publication, Publications } from './publish-process.ts';

/** Of each request, in ms: what S3 takes for a small object. */
const latency = 20;

/** What a process of its own found, and how much memory that took. */
interface Found {
  readonly publications: Publications;
  /** In MB. */
  readonly peakMemory: number;
}

/**
 * What it takes a publisher that is warm, as the function is in the cloud, to bring in a new article and
 * to correct it, and the tick that then sees to lists and maps.
 */
export const publish: Part = {
  name: 'publish',
  title: `One article, each request taking ${latency} ms`,
  async measure({ sizes, rounds }, tell) {
    await mustHaveTime();
    const found = sizes.map((): Found[] => []);
    for (let round = 1; round <= rounds; round += 1) {
      for (const [index, size] of sizes.entries()) {
        found[index]?.push(await publishInto(size));
        tell(`round ${round}: ${size}`);
      }
    }
    const tasks = Object.keys(found[0]?.[0]?.publications ?? {}) as (keyof Publications)[];
    const figures = tasks.flatMap((task) =>
      sizes.flatMap((size, index) => figuresOf(task, articlesOf(size), found[index] ?? [])),
    );
    return { figures, missing: [] };
  },
};

const publishInto = async (size: number): Promise<Found> => {
  const { end, said, peakMemory } = await measureProcess({
    file: process.execPath,
    words: [
      ...['--import', 'tsx', join(import.meta.dirname, 'publish-process.ts')],
      ...[`${size}`, `${latency}`],
    ],
    folder: join(import.meta.dirname, '../..'),
  });
  if (end !== 'done') throw new Error(`Publishing has ${end}: ${said}`);
  return { publications: JSON.parse(said.split('\n').at(-1) ?? ''), peakMemory };
};

const figuresOf = (
  subject: keyof Publications,
  condition: string,
  found: readonly Found[],
): Figure[] => {
  const figure = (
    measure: string,
    unit: Figure['unit'],
    take: (publication: Publication) => number,
  ): Figure => ({
    ...{ subject, condition, measure, unit },
    values: found.map(({ publications }) => Math.round(take(publications[subject]) * 10) / 10),
  });
  return [
    figure('time', 'ms', ({ time }) => time),
    figure('CPU time', 'ms', ({ cpuTime }) => cpuTime),
    figure('requests', 'requests', ({ requests }) => requests),
    figure('round trips', 'round trips', ({ roundTrips }) => roundTrips),
    figure('read', 'B', ({ read }) => read),
    figure('written', 'B', ({ written }) => written),
    {
      ...{ subject, condition, measure: 'peak memory', unit: 'MB' },
      values: found.map(({ peakMemory }) => Math.round(peakMemory)),
    },
  ];
};
