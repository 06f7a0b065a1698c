import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../lambda/publish/ports.ts';
import { createFolderStore } from '../../lambda/stores/folder/folder-store.ts';
import { createMemoryStore } from '../../lambda/stores/memory-store.ts';

export const storeKinds = ['memory', 'folder'] as const;

/** What a history's stores keep their objects in. */
export type StoreKind = (typeof storeKinds)[number];

/** Makes a store whose objects have the times of a simulated clock. */
export type MakeStore = (now: () => Date) => Store;

/** Runs `work` with stores of a kind, and removes what they leave. */
export const withStores = async (
  kind: StoreKind,
  work: (makeStore: MakeStore) => Promise<void>,
): Promise<void> => {
  if (kind === 'memory') return work((now) => createMemoryStore({ now }));
  const folder = await mkdtemp(join(tmpdir(), 'newsstand-simulation-'));
  let stores = 0;
  try {
    await work((now) => {
      stores += 1;
      return dated(createFolderStore(join(folder, String(stores))), now);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** A folder's files have the times of the real clock. */
const dated = (store: Store, now: () => Date): Store => {
  const times = new Map<string, Date>();
  const at = (key: string): Date => times.get(key) ?? now();
  return {
    async get(key, maxBytes) {
      const object = await store.get(key, maxBytes);
      return object && { ...object, etag: object.etag, lastModified: at(key) };
    },
    async getStart(key, length) {
      const object = await store.getStart(key, length);
      return object && { ...object, lastModified: at(key) };
    },
    async put(key, body, headers) {
      await store.put(key, body, headers);
      times.set(key, now());
    },
    delete: (key) => store.delete(key),
    async *list(options) {
      for await (const object of store.list(options)) {
        yield { ...object, lastModified: at(object.key) };
      }
    },
  };
};
