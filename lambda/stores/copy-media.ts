import type { CopyMedia, Store } from '../publish/ports.ts';

/** Copies by reading and writing, for stores that have no better way. */
export const copyMediaBetween =
  (content: Store, site: Store): CopyMedia =>
  async (key, headers) => {
    const object = await content.get(key);
    if (!object) return false;
    await site.put(key, object.body, headers);
    return true;
  };
