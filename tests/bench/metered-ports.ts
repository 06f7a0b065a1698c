import { setTimeout as wait } from 'node:timers/promises';
import type { Ports, Store } from '../../lambda/publish/ports.ts';

export interface Meter {
  /** Bytes of objects, without listings. */
  readonly read: number;
  readonly written: number;
  wrap(ports: Ports): Ports;
}

/**
 * Counts the bytes that are read and written.
 * @param latency of each request, in ms; a listing takes one
 */
export const createMeter = (latency = 0): Meter => {
  let read = 0;
  let written = 0;
  const travel = (): Promise<void> => (latency > 0 ? wait(latency) : Promise.resolve());
  const wrapStore = (store: Store): Store => ({
    async get(key, maxBytes) {
      await travel();
      const object = await store.get(key, maxBytes);
      read += object?.body.byteLength ?? 0;
      return object;
    },
    async getStart(key, length) {
      await travel();
      const object = await store.getStart(key, length);
      read += object?.start.byteLength ?? 0;
      return object;
    },
    async put(key, body, headers) {
      await travel();
      written += Buffer.byteLength(body);
      await store.put(key, body, headers);
    },
    async delete(key) {
      await travel();
      await store.delete(key);
    },
    async *list(options) {
      await travel();
      yield* store.list(options);
    },
  });
  return {
    get read() {
      return read;
    },
    get written() {
      return written;
    },
    wrap: ({ content, state, site, copyMedia }) => ({
      ...{ content: wrapStore(content), state: wrapStore(state), site: wrapStore(site) },
      async copyMedia(key, headers) {
        await travel();
        return copyMedia(key, headers);
      },
    }),
  };
};
