import type { CopyMedia, Store } from '../publish/ports.ts';

/** In bytes. Node cannot read more of a file at once. */
const largestFile = 2 ** 31 - 1;

/** Copies by reading and writing, for stores without a copy operation. */
export const copyMediaBetween =
  (content: Store, site: Store): CopyMedia =>
  async (key, headers) => {
    const object = await content.get(key, largestFile);
    if (!object) return false;
    await site.put(key, object.body, headers);
    return true;
  };

/** In a folder, the publisher's own files have a media type. Files that others put there have none. */
export const ownsTyped =
  (site: Store) =>
  async (key: string): Promise<boolean> =>
    (await site.get(key))?.contentType !== undefined;
