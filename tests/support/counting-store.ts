import type { Ports, Store } from '../../lambda/publish/ports.ts';

export interface RequestCounter {
  reset(): void;
  /** Requests since the last reset. */
  readonly requests: readonly string[];
  /** Round trips since the last reset: how often the publisher waited for answers. */
  readonly roundTrips: number;
  wrap(ports: Ports): Ports;
}

/**
 * Counts the requests of a publisher to its stores. Concurrent requests are answered together, as one round
 * trip.
 */
export const createRequestCounter = (): RequestCounter => {
  const requests: string[] = [];
  let roundTrips = 0;
  let waiting: (() => void)[] = [];
  const answerAll = (): void => {
    const answered = waiting;
    waiting = [];
    roundTrips += 1;
    for (const answer of answered) answer();
  };
  const ask = (request: string): Promise<void> => {
    requests.push(request);
    return new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(answerAll);
    });
  };
  const wrapStore = (name: string, store: Store): Store => ({
    async get(key, maxBytes) {
      await ask(`get ${name} ${key}`);
      return store.get(key, maxBytes);
    },
    async getStart(key, length) {
      await ask(`get the start of ${name} ${key}`);
      return store.getStart(key, length);
    },
    async put(key, body, headers) {
      await ask(`put ${name} ${key}`);
      return store.put(key, body, headers);
    },
    async delete(key) {
      await ask(`delete ${name} ${key}`);
      return store.delete(key);
    },
    async *list(options = {}) {
      await ask(`list ${name} ${options.prefix ?? ''}`);
      yield* store.list(options);
    },
  });
  return {
    reset() {
      requests.length = 0;
      roundTrips = 0;
    },
    requests,
    get roundTrips() {
      return roundTrips;
    },
    wrap: ({ content, state, site, copyMedia }) => ({
      content: wrapStore('content', content),
      state: wrapStore('state', state),
      site: wrapStore('site', site),
      copyMedia: async (key, headers) => {
        await ask(`copy ${key}`);
        return copyMedia(key, headers);
      },
    }),
  };
};
