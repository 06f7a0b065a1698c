import type { SourceState } from '../sources/source-states.ts';
import type { PublishedVersion } from '../state/published-version.ts';
import type { Plan } from './plan.ts';

/** What is published of a source once the run is over. */
export interface Remaining {
  readonly source: string;
  readonly version: PublishedVersion;
  /** Whether readers see it, or it waits under embargo. */
  readonly live: boolean;
}

/** The versions that stay: brought in, released, or left as they were. */
export const remainingVersions = (
  states: readonly SourceState[],
  plans: readonly Plan[],
): Remaining[] => {
  const bySource = new Map(plans.map((plan) => [plan.source, plan]));
  return states.flatMap(({ source, record }) => {
    const plan = bySource.get(source);
    const { current: version, live = false } = (plan ? plan.final : record) ?? {};
    return version ? [{ source, version, live }] : [];
  });
};
