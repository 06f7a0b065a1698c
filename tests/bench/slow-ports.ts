import { setTimeout } from 'node:timers/promises';
import type { Ports, Store } from '../../lambda/publish/ports.ts';

/** As S3 charges for them. */
export interface RequestCounts {
  readonly reads: number;
  /** PUT, COPY and LIST. */
  readonly writes: number;
  /** Free of charge. */
  readonly deletes: number;
}

export interface SlowPorts {
  readonly ports: Ports;
  /** By now. */
  readonly counts: RequestCounts;
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
  const counts = { reads: 0, writes: 0, deletes: 0 };
  let underWay = 0;
  let mostUnderWay = 0;
  const answer = async <Answer>(
    kind: keyof RequestCounts,
    request: () => Promise<Answer>,
  ): Promise<Answer> => {
    counts[kind] += 1;
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
    get: (...parameters) => answer('reads', () => store.get(...parameters)),
    getStart: (...parameters) => answer('reads', () => store.getStart(...parameters)),
    put: (...parameters) => answer('writes', () => store.put(...parameters)),
    delete: (...parameters) => answer('deletes', () => store.delete(...parameters)),
    async *list(options) {
      let lines = 0;
      for await (const line of store.list(options)) {
        if (lines % listingPage === 0) await answer('writes', async () => undefined);
        lines += 1;
        yield line;
      }
      if (lines === 0) await answer('writes', async () => undefined);
    },
  });
  return {
    ports: {
      ...{ content: slow(content), state: slow(state), site: slow(site) },
      copyMedia: (...parameters) => answer('writes', () => copyMedia(...parameters)),
    },
    get counts() {
      return { ...counts };
    },
    get mostUnderWay() {
      return mostUnderWay;
    },
  };
};
