import { parseJson } from '../../core/parse-json.ts';
import type { Store } from '../ports.ts';

/**
 * Reads an object as JSON. One that another program has made unreadable counts as missing: then the
 * publisher makes it again.
 * @throws StorageError
 */
export const readJson = async <T>(store: Store, key: string): Promise<T | undefined> => {
  const object = await store.get(key);
  return object && (parseJson(new TextDecoder().decode(object.body)) as T | undefined);
};

/** @throws StorageError */
export const writeJson = (store: Store, key: string, value: unknown): Promise<void> =>
  store.put(key, JSON.stringify(value));
