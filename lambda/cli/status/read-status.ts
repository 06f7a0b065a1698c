import pMap from 'p-map';
import { articleKey } from '../../core/addresses.ts';
import type { Instant } from '../../core/article.ts';
import type { Store } from '../../publish/ports.ts';
import {
  type Rejection,
  readJson,
  type SettingsRecord,
  type SourceRecord,
  stateKeys,
} from '../../publish/state.ts';
import type { Progress } from '../progress.ts';

/** The status of a publication. Lists are ascending by source; `waiting` is ascending by time. */
export interface Status {
  readonly published: readonly {
    readonly source: string;
    /** A path below the base URL, with a leading slash; absolute on the publication's own site. */
    readonly address: string;
    readonly published: Instant;
    readonly updated?: Instant;
  }[];
  readonly waiting: readonly { readonly source: string; readonly until: Instant }[];
  readonly rejected: readonly ({ readonly source: string } & Rejection)[];
  /** Whether a reconciliation of everything is under way. Then the status is about to change. */
  readonly isUnderWay: boolean;
}

/** S3 requests at the same time. */
const concurrency = 32;

/** @throws StorageError */
export const readStatus = async (
  state: Store,
  now: Instant,
  progress: Progress,
): Promise<Status> => {
  const [settings, rejections, waiting] = await Promise.all([
    readJson<SettingsRecord>(state, stateKeys.settings),
    readAll<Rejection>(state, stateKeys.rejections, progress),
    readWaiting(state, now, progress),
  ]);
  const records = await readAll<SourceRecord>(state, stateKeys.records, progress);
  return {
    published: records.flatMap(({ source, value: { current, live, updated } }) =>
      current && live
        ? {
            source,
            address: current.link ?? `/${articleKey(current.slug)}`,
            published: current.published,
            ...(updated === undefined ? {} : { updated }),
          }
        : [],
    ),
    waiting,
    rejected: rejections.map(({ source, value }) => ({ source, ...value })),
    isUnderWay: settings?.walk !== undefined,
  };
};

/** Sources that are due later. The key contains the time, the object the source. */
const readWaiting = async (
  state: Store,
  now: Instant,
  progress: Progress,
): Promise<Status['waiting']> => {
  const keys = await listKeys(state, stateKeys.due, stateKeys.dueUntil(now));
  return pMap(
    keys,
    async (key) => {
      const object = await state.get(key);
      progress.step();
      return { source: new TextDecoder().decode(object?.body), until: stateKeys.timeOfDue(key) };
    },
    { concurrency },
  );
};

const readAll = async <T>(
  state: Store,
  prefix: string,
  progress: Progress,
): Promise<{ readonly source: string; readonly value: T }[]> => {
  const keys = await listKeys(state, prefix);
  progress.expect(keys.length);
  const read = async (key: string) => {
    const value = await readJson<T>(state, key);
    progress.step();
    return value === undefined ? [] : [{ source: key.slice(prefix.length), value }];
  };
  return (await pMap(keys, read, { concurrency })).flat();
};

const listKeys = async (state: Store, prefix: string, startAfter?: string): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of state.list({ prefix, ...(startAfter ? { startAfter } : {}) })) {
    keys.push(key);
  }
  return keys;
};
