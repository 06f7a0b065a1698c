/** In UTF-16 code units: from 1 kB on, each twice the one before. */
const sizes = [1, 2, 4, 8, 16, 32, 64, 128].map((kilobytes) => kilobytes * 1024);

/** How much longer twice the input may take. What is quadratic takes 4 times as long. */
const mostGrowth = 2.6;

/** In ms. A shorter time says nothing: the clock, garbage collection and compilation weigh more. */
export const floor = 20;

/** How often a suspicion is measured again. */
const repeats = 4;

/** In ms of processor time, which other programs on the machine hardly change. */
export const timeOf = async (run: () => unknown): Promise<number> => {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

const fastestOf = async (run: () => unknown, times: number): Promise<number> => {
  let fastest = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time += 1) fastest = Math.min(fastest, await timeOf(run));
  return fastest;
};

/** What took too long, and how long. */
export interface Growth {
  /** Of the input, in UTF-16 code units. */
  readonly size: number;
  /** In ms, for this size and the three before it, each half of the next. */
  readonly times: readonly number[];
}

/**
 * Doubles an input until three steps together have grown by more than 2.6 times each, and do so again
 * when each size is measured several times, and its fastest time taken.
 * @returns undefined when no three steps do
 */
export const growthOf = async (
  inputOf: (size: number) => string,
  run: (input: string) => unknown,
): Promise<Growth | undefined> => {
  const times: number[] = [];
  for (const [index, size] of sizes.entries()) {
    const input = inputOf(size);
    times.push(await fastestOf(() => run(input), 1));
    if (!isSteep(times)) continue;
    const sure: number[] = [];
    for (const each of sizes.slice(index - steps, index + 1)) {
      const again = inputOf(each);
      sure.push(await fastestOf(() => run(again), repeats));
    }
    if (isSteep(sure)) return { size, times: sure.map(Math.round) };
    times.splice(index - steps, steps + 1, ...sure);
  }
  return undefined;
};

const steps = 3;

/** Whether the last time is above the floor, and above what three steps may have made of the first. */
const isSteep = (times: readonly number[]): boolean => {
  const [first = 0, last = 0] = [times.at(-1 - steps), times.at(-1)];
  return times.length > steps && last > floor && last > mostGrowth ** steps * first;
};
