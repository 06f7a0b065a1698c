import type { Instant } from '../core/article.ts';
import type { Store } from './ports.ts';
import type { Change } from './publish.ts';
import { stateKeys } from './state.ts';

/** A source whose embargo has ended. */
export interface DueSource extends Change {
  /** In the state; to be deleted once the source has been dealt with. */
  readonly dueKey: string;
}

/** The sources whose embargo has ended and that are not out yet. One list request if there is none. */
export const listDue = async (state: Store, now: Instant): Promise<DueSource[]> => {
  const until = stateKeys.dueUntil(now);
  const due: DueSource[] = [];
  for await (const { key: dueKey } of state.list({ prefix: stateKeys.due })) {
    if (dueKey > until) break;
    const object = await state.get(dueKey);
    if (object) due.push({ key: new TextDecoder().decode(object.body), time: now, dueKey });
  }
  return due;
};
