import pMap from 'p-map';
import { atOnce } from '../access/concurrency.ts';
import { writeJson } from '../access/json.ts';
import { stateKeys } from '../state/keys.ts';
import type { Batch } from './batch.ts';

/** Writes the records that name all that may exist from now on. */
export const writeRecordsAhead = ({ run, plans }: Batch): Promise<unknown> =>
  pMap(
    plans,
    ({ source, ahead }) => ahead && writeJson(run.ports.state, stateKeys.record(source), ahead),
    atOnce.objects,
  );

/** Writes the final records, and deletes those of sources that are gone. */
export const closeRecords = ({ run: { ports }, plans }: Batch): Promise<unknown> =>
  pMap(
    plans,
    ({ source, final, last }) => {
      const key = stateKeys.record(source);
      if (final) return writeJson(ports.state, key, final);
      return last ? ports.state.delete(key) : undefined;
    },
    atOnce.objects,
  );
