import pMap from 'p-map';
import type { Instant } from '../../core/article.ts';
import { atOnce } from '../access/concurrency.ts';
import type { Store } from '../ports.ts';
import { stateKeys, timeOfDue } from '../state/keys.ts';
import type { Change } from './content-change.ts';

/** A source whose embargo has ended. */
interface DueSource extends Change {
  /** Its key in the state. The run deletes it once it has published the source. */
  readonly dueKey: string;
}

export interface Due {
  readonly sources: readonly DueSource[];
  /** The time of the last of them, when there are more for another run. */
  readonly until?: Instant;
  /** Dirty flags of lists and sitemaps. */
  readonly dirtyFlags: readonly string[];
  /** Whether there are more, of either, for another run. */
  readonly isCut: boolean;
}

/** How many sources a run releases, and in addition all that are due at the time of the last. */
const mostReleased = 90;

/** How many keys S3 lists at once, and so how many dirty flags a run handles. */
const mostListed = 1000;

/**
 * The sources whose embargo has ended and that are not out yet, and the dirty flags. Costs one list
 * request if there is nothing.
 */
export const listDue = async (state: Store, now: Instant): Promise<Due> => {
  const until = stateKeys.dueUntil(now);
  const keys = await listUntil(state, until, '');
  const flags = keys.filter((key) => key.startsWith(stateKeys.dirtyFlags));
  const hidesSources = flags.length > 0 && keys.length === mostListed;
  const dueKeys = hidesSources
    ? await listUntil(state, until, stateKeys.dirtyFlagsEnd)
    : keys.slice(flags.length);
  const read = async (dueKey: string): Promise<DueSource[]> => {
    const object = await state.get(dueKey);
    return object ? [{ key: new TextDecoder().decode(object.body), time: now, dueKey }] : [];
  };
  const end = dueKeys.findIndex(
    (key, index) => index >= mostReleased && timeOfDue(key) !== timeOfDue(dueKeys[index - 1] ?? ''),
  );
  const last = end < 0 ? undefined : dueKeys[end - 1];
  const sources = await pMap(end < 0 ? dueKeys : dueKeys.slice(0, end), read, atOnce.records);
  return {
    sources: sources.flat(),
    ...(last === undefined ? {} : { until: timeOfDue(last) }),
    dirtyFlags: isWaiting(flags, now) ? [] : flags,
    isCut: end >= 0 || dueKeys.length === mostListed || flags.length === mostListed,
  };
};

const listUntil = async (state: Store, until: string, startAfter: string): Promise<string[]> => {
  const keys: string[] = [];
  const listing = state.list({ prefix: stateKeys.due, startAfter, limit: mostListed });
  for await (const { key } of listing) {
    if (key > until) break;
    keys.push(key);
  }
  return keys;
};

/**
 * Whether the only flag is that of the news sitemap, which waits for its time. When there are two, a run
 * has stopped before it deleted one.
 */
const isWaiting = ([first, ...others]: readonly string[], now: Instant): boolean =>
  first !== undefined &&
  others.length === 0 &&
  first.startsWith(stateKeys.newsFlags) &&
  first > stateKeys.newsFlag(now);
