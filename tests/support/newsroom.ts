import type { Instant } from '../../lambda/core/article.ts';
import type { Ports, Store } from '../../lambda/publish/ports.ts';
import { type RunReport, runPublisher, type Scope } from '../../lambda/publish/run.ts';
import { copyMediaBetween } from '../../lambda/stores/copy-media.ts';
import { createMemoryStore } from '../../lambda/stores/memory-store.ts';

export const baseUrl = 'https://news.example.org';

export interface Newsroom {
  readonly ports: Ports;
  /** Sets the clock of the stores and of the publisher. */
  setTime(now: Instant): void;
  /** Saves a file of the content, without running the publisher. */
  save(key: string, text: string | Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
  /** Runs the publisher; with keys for those, without for all of the content. */
  publish(...keys: string[]): Promise<RunReport>;
  run(scope: Scope, ...keys: string[]): Promise<RunReport>;
  /** The text of an object of the site. */
  read(key: string): Promise<string | undefined>;
}

/**
 * Editors and a publisher over memory stores, with a clock that stands still until it is set.
 * @param wrap puts something between the publisher and its stores
 */
export const createNewsroom = (wrap: (ports: Ports) => Ports = (ports) => ports): Newsroom => {
  let now = '2026-10-01T12:00:00.000Z';
  const ports = wrap(createMemoryPorts(() => new Date(now)));
  const run = (scope: Scope, ...keys: string[]) =>
    runPublisher(
      ports,
      { baseUrl, now },
      { scope, changes: keys.map((key) => ({ key, time: now })) },
    );
  return {
    ports,
    setTime(instant) {
      now = instant;
    },
    save: (key, text) => ports.content.put(key, text),
    remove: (key) => ports.content.delete(key),
    publish: (...keys) => run(keys.length > 0 ? 'changes' : 'all', ...keys),
    run,
    read: async (key) => {
      const object = await ports.site.get(key);
      return object && new TextDecoder().decode(object.body);
    },
  };
};

const createMemoryPorts = (now: () => Date): Ports => {
  const content = createMemoryStore({ now });
  const later = tickingOn(now);
  const [state, site] = [createMemoryStore({ now: later }), createMemoryStore({ now: later })];
  return { content, state, site, copyMedia: copyMediaBetween(content, site) };
};

/** The same clock for the publisher's own stores, where each write gets another time. */
export const tickingOn = (now: () => Date): (() => Date) => {
  let ticks = 0;
  return () => {
    ticks += 1;
    return new Date(now().getTime() + ticks);
  };
};

/** Every object of a store as text, by its key. */
export const dump = async (store: Store): Promise<Record<string, string>> => {
  const objects: Record<string, string> = {};
  for await (const { key } of store.list()) {
    const object = await store.get(key);
    if (object) objects[key] = new TextDecoder().decode(object.body);
  }
  return objects;
};
