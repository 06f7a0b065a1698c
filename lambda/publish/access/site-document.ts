import { cacheControl } from '../../contract.ts';
import type { PublishReport } from '../report.ts';
import type { RunContext } from '../run-context.ts';

/** Keys of the site that were written and deleted. */
export type SiteChanges = Pick<PublishReport, 'written' | 'deleted'>;

export const noChanges: SiteChanges = { written: [], deleted: [] };

export const mergeChanges = (changes: readonly SiteChanges[]): SiteChanges => ({
  written: changes.flatMap(({ written }) => written),
  deleted: changes.flatMap(({ deleted }) => deleted),
});

/**
 * Makes a document of the site what it is to be; one that is so already is left alone.
 * @param body undefined: there is to be none
 * @param age its `Cache-Control`
 */
export const settleDocument = async (
  { ports: { site }, force }: Pick<RunContext, 'ports' | 'force'>,
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
