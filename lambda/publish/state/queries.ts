import pMap from 'p-map';
import type { Instant } from '../../core/article.ts';
import type { Channel } from '../../core/channel.ts';
import { atOnce } from '../access/concurrency.ts';
import { readJson } from '../access/json.ts';
import type { Store, StoredObject } from '../ports.ts';
import { isEmbargo, stateKeys, timeOfDue } from './keys.ts';
import type { PublishedVersion } from './published-version.ts';
import { readPublisherState } from './publisher-state.ts';
import { type Rejection, readSourceRecord } from './source-record.ts';

/*
 * What commands ask the state. They know no key of it and no record. All of these throw a StorageError
 * when the store fails.
 */

/** A source with the version of it that is published, or waits under embargo. */
export interface PublishedSource {
  readonly source: string;
  readonly version: PublishedVersion;
  readonly live: boolean;
  readonly updated?: Instant;
}

/** Called with how many objects are to be read, and for each object that is read. */
export interface ReadingProgress {
  expect(count: number): void;
  step(): void;
}

/** @returns undefined when nothing is published of the source */
export const readPublished = async (
  state: Store,
  source: string,
): Promise<PublishedSource | undefined> => {
  const { current: version, live = false, updated } = (await readSourceRecord(state, source)) ?? {};
  return version && { source, version, live, ...(updated === undefined ? {} : { updated }) };
};

/** All sources with a published version, in ascending order. */
export const readAllPublished = async (
  state: Store,
  progress: ReadingProgress,
): Promise<PublishedSource[]> => {
  const found = await readEach(state, stateKeys.records, progress, (source) =>
    readPublished(state, source),
  );
  return found.map(({ value }) => value);
};

export type RejectedSource = { readonly source: string } & Rejection;

/** All sources that are not published as they are now, in ascending order. */
export const readRejections = async (
  state: Store,
  progress: ReadingProgress,
): Promise<RejectedSource[]> => {
  const found = await readEach(state, stateKeys.rejections, progress, (source) =>
    readJson<Rejection>(state, stateKeys.rejection(source)),
  );
  return found.map(({ source, value }) => ({ source, ...value }));
};

/** All sources under embargo, the next due first. */
export const readWaiting = async (
  state: Store,
  now: Instant,
  progress: ReadingProgress,
): Promise<{ readonly source: string; readonly until: Instant }[]> => {
  const due = await listKeys(state, stateKeys.due, stateKeys.dueUntil(now));
  const keys = due.filter(isEmbargo);
  progress.expect(keys.length);
  const read = async (key: string) => {
    const object = await state.get(key);
    progress.step();
    return { source: new TextDecoder().decode(object?.body), until: timeOfDue(key) };
  };
  return pMap(keys, read, atOnce.records);
};

/** Whether a reconciliation has not reached its end. Then all other answers are about to change. */
export const isReconciling = async (state: Store): Promise<boolean> =>
  (await readPublisherState(state))?.reconciliation !== undefined;

/** All channels that have documents. */
export const readChannels = async (state: Store): Promise<readonly Channel[]> =>
  (await readJson<readonly Channel[]>(state, stateKeys.channelList)) ?? [];

/** How many entries of a channel are out. */
export const countEntries = async (
  state: Store,
  channel: Channel,
  now: Instant,
): Promise<number> => {
  const keys = await listKeys(state, stateKeys.index(channel), stateKeys.indexFrom(channel, now));
  return keys.length;
};

/** The publication.yaml that everything was last published with. */
export const readPublicationInForce = (state: Store): Promise<StoredObject | undefined> =>
  state.get(stateKeys.publication);

const readEach = async <T>(
  state: Store,
  prefix: string,
  progress: ReadingProgress,
  read: (source: string) => Promise<T | undefined>,
): Promise<{ readonly source: string; readonly value: T }[]> => {
  const keys = await listKeys(state, prefix);
  progress.expect(keys.length);
  const readOne = async (key: string) => {
    const source = key.slice(prefix.length);
    const value = await read(source);
    progress.step();
    return value === undefined ? [] : [{ source, value }];
  };
  return (await pMap(keys, readOne, atOnce.records)).flat();
};

const listKeys = async (state: Store, prefix: string, startAfter?: string): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of state.list({ prefix, ...(startAfter ? { startAfter } : {}) })) {
    keys.push(key);
  }
  return keys;
};
