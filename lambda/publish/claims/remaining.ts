import type { Plan } from './plan.ts';
import type { SourceState } from '../sources/source-states.ts';
import type { Holding } from '../state/keys.ts';

/** What is published of a source when the run is over, and whether it is there to be seen. */
export interface Kept {
  readonly holding: Holding;
  readonly live: boolean;
}

/** Brought in, released, or left as it was: whatever else goes, this stays. */
export const keptBy = (states: readonly SourceState[], plans: readonly Plan[]): Kept[] => {
  const bySource = new Map(plans.map((plan) => [plan.source, plan]));
  return states.flatMap(({ source, record }) => {
    const plan = bySource.get(source);
    const { current: holding, live = false } = (plan ? plan.final : record) ?? {};
    return holding ? [{ holding, live }] : [];
  });
};
