import { cacheControl } from '../../contract.ts';
import type { Ports } from '../ports.ts';
import type { PublishReport } from '../report.ts';

/** Keys of the site that were written and deleted. */
export type SiteChanges = Pick<PublishReport, 'written' | 'deleted'>;

export const noChanges: SiteChanges = { written: [], deleted: [] };

export const mergeChanges = (changes: readonly SiteChanges[]): SiteChanges => ({
  written: changes.flatMap(({ written }) => written),
  deleted: changes.flatMap(({ deleted }) => deleted),
});

/** Where documents go, and whether to write those again that have the right bytes. */
export interface SiteAccess {
  readonly ports: Pick<Ports, 'site'>;
  readonly force: boolean;
}

/**
 * Gives a document of the site its bytes. One that has them already stays as it is.
 * @param body undefined deletes the document
 * @param age its `Cache-Control`
 */
export const settleDocument = async (
  { ports: { site }, force }: SiteAccess,
  key: string,
  contentType: string,
  body: string | undefined,
  age: string = cacheControl.live,
): Promise<SiteChanges> => {
  const found = await site.get(key);
  if (body === undefined) {
    if (found === undefined) return noChanges;
    await site.delete(key);
    return { written: [], deleted: [key] };
  }
  if (!force && found && new TextDecoder().decode(found.body) === body) return noChanges;
  await site.put(key, body, { contentType, cacheControl: age });
  return { written: [key], deleted: [] };
};
