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
} from '../../publish/state/keys.ts';
import type { Progress } from '../progress.ts';

/** What a publisher's state tells; all lists ascending by source, but for what waits: by its time. */
export interface Status {
  readonly published: readonly {
    readonly source: string;
    /** Below the base URL, with its first slash; on the publication's own site, absolute. */
    readonly address: string;
    readonly published: Instant;
    readonly updated?: Instant;
  }[];
  readonly waiting: readonly { readonly source: string; readonly until: Instant }[];
  readonly rejected: readonly ({ readonly source: string } & Rejection)[];
  /** Whether a walk through everything has not reached its end: then all this is about to change. */
  readonly isUnderWay: boolean;
}

/** As many requests of S3 at once. */
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

/** Of all that is due later, the key tells the time and the object the source. */
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
