import pMap from 'p-map';
import type { Instant } from '../../core/article.ts';
import type { Store } from '../ports.ts';
import type { Change } from '../changes/publish-changes.ts';
import { stateKeys } from '../state/keys.ts';

/** A source whose embargo has ended. */
interface DueSource extends Change {
  /** In the state; to be deleted once the source has been dealt with. */
  readonly dueKey: string;
}

export interface Due {
  readonly sources: readonly DueSource[];
  /** The time of the last of them, when there are more, left to another run. */
  readonly until?: Instant;
  /** Marks of what may have changed that lists and maps of the site show. */
  readonly marks: readonly string[];
  /** Whether there are more, of either, left to another run. */
  readonly isCut: boolean;
}

/** How many sources are let out in one run, and all that come out at the same time as the last of them. */
const most = 90;

/** In keys: what S3 lists at once. So many marks are dealt with in one run. */
const listing = 1000;

/**
 * The sources whose embargo has ended and that are not out yet, and the marks. One list request if
 * there is none.
 */
export const listDue = async (state: Store, now: Instant): Promise<Due> => {
  const until = stateKeys.dueUntil(now);
  const keys = await listUntil(state, until, '');
  const marks = keys.filter((key) => key.startsWith(stateKeys.marks));
  const hidesSources = marks.length > 0 && keys.length === listing;
  const dueKeys = hidesSources
    ? await listUntil(state, until, stateKeys.marksEnd)
    : keys.slice(marks.length);
  const read = async (dueKey: string): Promise<DueSource[]> => {
    const object = await state.get(dueKey);
    return object ? [{ key: new TextDecoder().decode(object.body), time: now, dueKey }] : [];
  };
  const end = dueKeys.findIndex(
    (key, index) =>
      index >= most && stateKeys.timeOfDue(key) !== stateKeys.timeOfDue(dueKeys[index - 1] ?? ''),
  );
  const last = end < 0 ? undefined : dueKeys[end - 1];
  const sources = await pMap(end < 0 ? dueKeys : dueKeys.slice(0, end), read, { concurrency: 32 });
  return {
    sources: sources.flat(),
    ...(last === undefined ? {} : { until: stateKeys.timeOfDue(last) }),
    marks: isWaiting(marks, now) ? [] : marks,
    isCut: end >= 0 || dueKeys.length === listing || marks.length === listing,
  };
};

const listUntil = async (state: Store, until: string, startAfter: string): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of state.list({ prefix: stateKeys.due, startAfter, limit: listing })) {
    if (key > until) break;
    keys.push(key);
  }
  return keys;
};

/** The mark of the news waits for its time. Of two, a run was stopped before it took one away. */
const isWaiting = ([first, ...others]: readonly string[], now: Instant): boolean =>
  first !== undefined &&
  others.length === 0 &&
  first.startsWith(stateKeys.newsMarks) &&
  first > stateKeys.newsMark(now);
