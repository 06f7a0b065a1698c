import mime from 'mime';
import pMap from 'p-map';
import { cacheControl } from '../contract.ts';
import type { Ports } from './ports.ts';

/** Publishes media as they are now, under their own keys; those that are gone are deleted. */
export const publishMedia = async (
  { copyMedia, site }: Pick<Ports, 'copyMedia' | 'site'>,
  keys: readonly string[],
): Promise<{ readonly written: string[]; readonly deleted: string[] }> => {
  const written: string[] = [];
  const deleted: string[] = [];
  const copy = async (key: string): Promise<void> => {
    const contentType = mime.getType(key) ?? 'application/octet-stream';
    if (await copyMedia(key, { contentType, cacheControl: cacheControl.media })) {
      written.push(key);
    } else {
      await site.delete(key);
      deleted.push(key);
    }
  };
  await pMap(keys.filter(isMediaFile), copy, { concurrency: 8 });
  return { written: written.sort(), deleted: deleted.sort() };
};

const isMediaFile = (key: string): boolean =>
  !key.endsWith('/') && !key.split('/').some((name) => name.startsWith('.'));
