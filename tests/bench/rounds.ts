import type { ProcessCost } from './measure-process.ts';

/** One that takes its turn in every round. */
export interface Contestant {
  readonly subject: string;
  run(): Promise<ProcessCost>;
}

/**
 * Lets all take their turns, so that what else the machine does hits all alike. Who has not come to the
 * end once is left out from then on.
 * @returns the costs of each, in their order
 */
export const takeTurns = async (
  contestants: readonly Contestant[],
  { rounds, size }: { readonly rounds: number; readonly size: number },
  tell: (line: string) => void,
): Promise<readonly (readonly ProcessCost[])[]> => {
  const costs = contestants.map((): ProcessCost[] => []);
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, { subject, run }] of contestants.entries()) {
      const own = costs[index] ?? [];
      if (own.some(({ end }) => end !== 'done')) continue;
      const cost = await run();
      own.push(cost);
      const reason = cost.end === 'failed' ? `: ${cost.said.slice(-300)}` : '';
      tell(`${size}, round ${round}: ${subject} ${cost.end}, ${Math.round(cost.time)} ms${reason}`);
    }
  }
  return costs;
};
