import pMap from 'p-map';
import { articleKey } from '../../core/addresses.ts';
import type { Kept } from '../claims/remaining.ts';
import type { Plan } from '../claims/plan.ts';
import type { RunContext } from '../run-context.ts';
import { hasPage, stateKeys } from '../state/keys.ts';

const concurrency = 100;

/**
 * Deletes what earlier versions have left, now that no feed shows it. The key of an embargo that has
 * ended is the run's to delete: it is why the run came.
 * @returns the keys deleted from the site
 */
export const clearAway = async (
  { ports: { state, site }, now }: RunContext,
  plans: readonly Plan[],
  kept: readonly Kept[],
): Promise<string[]> => {
  const keptEntries = new Set(kept.map(({ holding }) => stateKeys.entry(holding)));
  const pages = new Set(
    kept.filter(({ holding, live }) => live && hasPage(holding)).map(({ holding }) => holding.slug),
  );
  const obsolete = plans.flatMap((plan) => plan.obsolete.map((holding) => ({ plan, holding })));
  const gone = new Set(
    obsolete
      .filter(({ holding }) => hasPage(holding))
      .map(({ holding }) => holding.slug)
      .filter((slug) => !pages.has(slug)),
  );
  const stateGone = obsolete.flatMap(({ plan: { source, final }, holding }) => [
    ...(keptEntries.has(stateKeys.entry(holding)) ? [] : [stateKeys.entry(holding)]),
    ...(holding.published > now && holding.published !== final?.current?.published
      ? [stateKeys.dueSource(holding.published, source)]
      : []),
  ]);
  await Promise.all([
    pMap([...new Set(stateGone)], (key) => state.delete(key), { concurrency }),
    pMap([...gone], (slug) => site.delete(articleKey(slug)), { concurrency }),
  ]);
  return [...gone].map(articleKey).sort();
};
