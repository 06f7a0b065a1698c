import type { Instant } from '../core/article.ts';
import type { Store } from './ports.ts';
import type { Change } from './publish.ts';
import { stateKeys } from './state.ts';

/** The sources whose embargo has ended and that are not out yet. One list request if there is none. */
export const dueChanges = async (state: Store, now: Instant): Promise<Change[]> => {
  const until = stateKeys.dueUntil(now);
  const changes: Change[] = [];
  for await (const { key, lastModified } of state.list({ prefix: stateKeys.due })) {
    if (key > until) break;
    const object = await state.get(key);
    if (object === undefined) continue;
    changes.push({ key: new TextDecoder().decode(object.body), time: lastModified.toISOString() });
  }
  return changes;
};
