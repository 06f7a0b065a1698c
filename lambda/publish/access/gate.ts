import { StorageError } from '../errors.ts';
import type { Ports, Store } from '../ports.ts';

/** Ports that can be closed behind a run that has failed. */
export interface Gate {
  readonly ports: Ports;
  /** Refuses all further requests, and ends when those under way have ended. */
  close(): Promise<void>;
}

/**
 * A run that fails at one request has others under way. If they ended later, perhaps in the middle of
 * the next run, they would write what is no longer right. Ports that the gate does not know pass as they
 * are.
 */
export const createGate = (ports: Ports): Gate => {
  let underWay = 0;
  let isClosed = false;
  let ended = () => {};
  const pass = async <T>(operation: string, key: string, request: () => Promise<T>): Promise<T> => {
    if (isClosed) {
      const cause = new Error('the run has failed already');
      throw new StorageError(operation, key, { cause });
    }
    underWay += 1;
    try {
      return await request();
    } finally {
      underWay -= 1;
      if (underWay === 0) ended();
    }
  };
  const guard = (store: Store): Store => ({
    ...store,
    get: (key, maxBytes) => pass('get', key, () => store.get(key, maxBytes)),
    getStart: (key, length) => pass('get', key, () => store.getStart(key, length)),
    put: (key, body, headers) => pass('put', key, () => store.put(key, body, headers)),
    delete: (key) => pass('delete', key, () => store.delete(key)),
    async *list(options) {
      const lines = store.list(options)[Symbol.asyncIterator]();
      try {
        for (;;) {
          const line = await pass('list', options?.prefix ?? '', () => lines.next());
          if (line.done) return;
          yield line.value;
        }
      } finally {
        await lines.return?.();
      }
    },
  });
  return {
    ports: {
      ...ports,
      content: guard(ports.content),
      state: guard(ports.state),
      site: guard(ports.site),
      copyMedia: (key, headers) => pass('copy', key, () => ports.copyMedia(key, headers)),
    },
    async close() {
      isClosed = true;
      if (underWay === 0) return;
      await new Promise<void>((resolve) => {
        ended = resolve;
      });
    },
  };
};
