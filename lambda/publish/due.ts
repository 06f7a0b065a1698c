import pMap from 'p-map';
import type { Instant } from '../core/article.ts';
import type { Store } from './ports.ts';
import type { Change } from './publish.ts';
import { stateKeys } from './state.ts';

/** A source whose embargo has ended. */
interface DueSource extends Change {
  /** In the state; to be deleted once the source has been dealt with. */
  readonly dueKey: string;
}

export interface DueSources {
  readonly sources: readonly DueSource[];
  /** The time of the last of them, when there are more, left to another run. */
  readonly until?: Instant;
}

/** How many are let out in one run, and all that come out at the same time as the last of them. */
const most = 90;

/** The sources whose embargo has ended and that are not out yet. One list request if there is none. */
export const listDue = async (state: Store, now: Instant): Promise<DueSources> => {
  const until = stateKeys.dueUntil(now);
  const keys: string[] = [];
  let cut: Instant | undefined;
  for await (const { key } of state.list({ prefix: stateKeys.due })) {
    if (key > until) break;
    const last = keys.at(-1);
    if (keys.length >= most && last && stateKeys.timeOfDue(key) !== stateKeys.timeOfDue(last)) {
      cut = stateKeys.timeOfDue(last);
      break;
    }
    keys.push(key);
  }
  const read = async (dueKey: string): Promise<DueSource[]> => {
    const object = await state.get(dueKey);
    return object ? [{ key: new TextDecoder().decode(object.body), time: now, dueKey }] : [];
  };
  const sources = await pMap(keys, read, { concurrency: 32 });
  return { sources: sources.flat(), ...(cut === undefined ? {} : { until: cut }) };
};
