import { setTimeout } from 'node:timers/promises';
import type { Ports, Store } from '../../lambda/publish/ports.ts';

export interface SlowPorts {
  readonly ports: Ports;
  readonly requests: number;
  /** How many were under way at once at the most. */
  readonly mostUnderWay: number;
}

/** In lines. */
const listingPage = 1000;

/** Ports that answer each request some time later, as one over a network does. @param latency in ms */
export const createSlowPorts = (
  { content, state, site, copyMedia }: Ports,
  latency: number,
): SlowPorts => {
  let requests = 0;
  let underWay = 0;
  let mostUnderWay = 0;
  const answer = async <Answer>(request: () => Promise<Answer>): Promise<Answer> => {
    requests += 1;
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    try {
      await setTimeout(latency);
      return await request();
    } finally {
      underWay -= 1;
    }
  };
  const slow = (store: Store): Store => ({
    get: (...parameters) => answer(() => store.get(...parameters)),
    getStart: (...parameters) => answer(() => store.getStart(...parameters)),
    put: (...parameters) => answer(() => store.put(...parameters)),
    delete: (...parameters) => answer(() => store.delete(...parameters)),
    async *list(options) {
      let lines = 0;
      for await (const line of store.list(options)) {
        if (lines % listingPage === 0) await answer(async () => undefined);
        lines += 1;
        yield line;
      }
      if (lines === 0) await answer(async () => undefined);
    },
  });
  return {
    ports: {
      ...{ content: slow(content), state: slow(state), site: slow(site) },
      copyMedia: (...parameters) => answer(() => copyMedia(...parameters)),
    },
    get requests() {
      return requests;
    },
    get mostUnderWay() {
      return mostUnderWay;
    },
  };
};
