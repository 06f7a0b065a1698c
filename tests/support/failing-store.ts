import { StorageError } from '../../lambda/publish/errors.ts';
import type { Ports, Store } from '../../lambda/publish/ports.ts';

/** The process was killed in the middle of its work. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface Fuse {
  /** Stops after so many calls to the stores, before or after the effect of the next one. */
  arm(calls: number, moment: 'before' | 'after'): void;
  /** Fails one call after so many calls to the stores, as S3 may. */
  fail(calls: number): void;
  disarm(): void;
  /** Calls since it was last armed or disarmed. */
  readonly calls: number;
  wrap(ports: Ports): Ports;
}

/** Stops a publisher at any of its calls to any store. No later call has an effect. */
export const createFuse = (): Fuse => {
  let calls = 0;
  let limit = Number.POSITIVE_INFINITY;
  let moment: 'before' | 'after' | 'error' = 'before';
  const pass = async <T>(call: () => Promise<T>): Promise<T> => {
    const index = calls;
    calls += 1;
    if (moment === 'error') {
      if (index === limit) {
        throw new StorageError('request', `${index}`, { cause: new Error('503 SlowDown') });
      }
      return call();
    }
    if (index > limit || (index === limit && moment === 'before')) throw new Stopped();
    const result = await call();
    if (index === limit) throw new Stopped();
    return result;
  };
  const wrapStore = (store: Store): Store => ({
    get: (key, maxBytes) => pass(() => store.get(key, maxBytes)),
    getStart: (key, length) => pass(() => store.getStart(key, length)),
    put: (key, body, headers) => pass(() => store.put(key, body, headers)),
    delete: (key) => pass(() => store.delete(key)),
    async *list(options) {
      await pass(async () => undefined);
      yield* store.list(options);
    },
  });
  const set = (newLimit: number, newMoment: typeof moment): void => {
    calls = 0;
    limit = newLimit;
    moment = newMoment;
  };
  return {
    arm: set,
    fail: (newLimit) => set(newLimit, 'error'),
    disarm: () => set(Number.POSITIVE_INFINITY, 'before'),
    get calls() {
      return calls;
    },
    wrap: ({ content, state, site, copyMedia }) => ({
      content: wrapStore(content),
      state: wrapStore(state),
      site: wrapStore(site),
      copyMedia: (key, headers) => pass(() => copyMedia(key, headers)),
    }),
  };
};
