import pMap from 'p-map';
import { atOnce } from '../access/concurrency.ts';
import { writeJson } from '../access/json.ts';
import type { Plan } from '../claims/plan.ts';
import type { RunContext } from '../run-context.ts';
import { stateKeys } from '../state/keys.ts';
import type { Rejection } from '../state/source-record.ts';
import type { Batch } from './batch.ts';

/** Writes why sources are rejected and when they are tried again, and deletes the rejections of those that are not any more. */
export const recordRejections = ({ run, plans }: Batch): Promise<unknown> =>
  pMap(plans, (plan) => recordRejection(run, plan), atOnce.objects);

/** Every rejected source has a record. Only a reconciliation finds a rejection without one. */
const recordRejection = async (
  { ports: { state }, now, rejected: found }: RunContext,
  { source, outcome, problems, rejected, changedAt, last, triesAgain }: Plan,
): Promise<void> => {
  const key = stateKeys.rejection(source);
  const at = changedAt < now ? changedAt : now;
  if (triesAgain) await state.put(stateKeys.retry(now, source), source);
  const stale = outcome.kind === 'rejected' && outcome.stale;
  if (rejected) await writeJson(state, key, { at, problems, stale } satisfies Rejection);
  else if (last || found.has(source)) await state.delete(key);
};
