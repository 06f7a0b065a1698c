/** How often the input is doubled between two of the sizes. */
const steps = 3;

/** In UTF-16 code units. */
const [smallest, ...larger] = [2048, 16_384, 131_072] as const;

/** How much longer twice the input may take. What is quadratic takes 4 times as long. */
const mostGrowth = 2.6;

/** In ms. A shorter time says nothing: the clock, garbage collection and compilation weigh more. */
export const floor = 20;

/** How often a suspicion is measured again. */
const repeats = 4;

/** In ms. So long a time needs no repetition. */
const long = 500;

/** In ms of processor time, which other programs on the machine hardly change. */
export const timeOf = async (run: () => unknown): Promise<number> => {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

const fastestOf = async (run: () => unknown, times: number): Promise<number> => {
  let fastest = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times && !(fastest > long && time > 0); time += 1) {
    fastest = Math.min(fastest, await timeOf(run));
  }
  return fastest;
};

/** What took too long, and how long. */
export interface Growth {
  /** Of the input, in UTF-16 code units. */
  readonly size: number;
  /** In ms, for an eighth of the input, a quarter, half of it, and all of it. */
  readonly times: readonly number[];
}

/**
 * Lets an input grow to 128 kB, until its time has grown by more than 2.6 times for each time that the
 * input was doubled. Then each doubling is measured anew, several times, and the fastest time counts.
 * @returns undefined when the time never grows so much
 */
export const growthOf = async (
  inputOf: (size: number) => string,
  run: (input: string) => unknown,
): Promise<Growth | undefined> => {
  const fastest = (size: number, times: number) => {
    const input = inputOf(size);
    return fastestOf(() => run(input), times);
  };
  let before = await fastest(smallest, 1);
  for (const size of larger) {
    const time = await fastest(size, 1);
    if (isSteep([before, time])) {
      const times: number[] = [];
      for (let step = steps; step >= 0; step -= 1) {
        times.push(await fastest(size / 2 ** step, repeats));
      }
      if (isSteep(times)) return { size, times: times.map(Math.round) };
    }
    before = time;
  }
  return undefined;
};

/** Whether the last time is above the floor, and above what doubling may have made of the first. */
const isSteep = (times: readonly number[]): boolean => {
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  return last > floor && last > mostGrowth ** steps * first;
};
