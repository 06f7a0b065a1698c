import pMap from 'p-map';
import { atOnce } from '../access/concurrency.ts';
import { entriesChanged, isNew } from '../claims/plan.ts';
import { stateKeys } from '../state/keys.ts';
import type { Batch } from './batch.ts';

/** Sets the dirty flags of the entries of which lists and sitemaps may show something else. */
export const flagEntries = ({ run, plans }: Batch): Promise<unknown> => {
  const flagged = run.flagsNew ? plans : plans.filter((plan) => !isNew(plan));
  return pMap(
    entriesChanged(flagged),
    (entry) => run.ports.state.put(stateKeys.entryFlag(entry), ''),
    atOnce.objects,
  );
};
