import fc from 'fast-check';
import { live } from './check-invariants.ts';
import { anyHistory, type Event } from './history.ts';
import type { StoreKind } from './simulated-stores.ts';

/**
 * Lives through so many random histories.
 * @returns what is wrong with the shortest history that fails, and how to live through it again;
 * undefined when none does
 */
export const simulate = async (
  runs: number,
  seed: number,
  stores: StoreKind = 'memory',
): Promise<string | undefined> => {
  const property = fc.asyncProperty(anyHistory, (history) => live(history, stores));
  const result = await fc.check(property, { numRuns: runs, seed });
  if (!result.failed) return undefined;
  const history: readonly Event[] = result.counterexample?.[0] ?? [];
  const error = result.errorInstance;
  return [
    `seed ${result.seed}, path ${result.counterexamplePath}, after ${result.numRuns} runs:`,
    ...history.map((event) => `  ${JSON.stringify(event)}`),
    error instanceof Error ? error.message : String(error),
  ].join('\n');
};
