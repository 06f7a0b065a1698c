import pMap from 'p-map';
import type { Plan } from '../claims/plan.ts';
import type { Store } from '../ports.ts';
import { stateKeys, writeJson } from '../state/keys.ts';

const concurrency = 100;

/** The first write of a run: from now on the records name all that may exist. */
export const writeAhead = (state: Store, plans: readonly Plan[]): Promise<unknown> =>
  pMap(plans, ({ source, ahead }) => ahead && writeJson(state, stateKeys.record(source), ahead), {
    concurrency,
  });

/** The last step: from now on the sources count as dealt with. */
export const closeRecords = (state: Store, plans: readonly Plan[]): Promise<unknown> =>
  pMap(
    plans,
    ({ source, final, last }) => {
      const key = stateKeys.record(source);
      if (final) return writeJson(state, key, final);
      return last ? state.delete(key) : undefined;
    },
    { concurrency },
  );
