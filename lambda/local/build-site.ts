import { contentKeys, frontPageKey } from '../contract.ts';
import { isError } from '../core/problem.ts';
import type { Ports, Store } from '../publish/ports.ts';
import type { PublishReport } from '../publish/report.ts';
import { runPublisher } from '../publish/run.ts';

export interface BuildOptions {
  readonly baseUrl: string;
  readonly now: Date;
}

/**
 * Publishes all of a content folder. What an earlier build left in the site and this one does not
 * want is deleted; other files are left alone, but for those that stand where the site's own belong. A
 * state that was kept saves the work on what has not changed, unless the site is gone; without it, an
 * error in publication.yaml leaves the site as it is.
 */
export const buildSite = async (
  ports: Ports,
  { baseUrl, now }: BuildOptions,
): Promise<PublishReport> => {
  const stateIsKept = !(await isEmpty(ports.state));
  const siteIsGone = (await ports.site.get(frontPageKey)) === undefined;
  const scope = stateIsKept && siteIsGone ? 'rebuild' : 'all';
  const run = { baseUrl, now: now.toISOString() };
  const report = await runPublisher(ports, run, { changes: [], scope });
  if (stateIsKept || report.problems.some(isError)) return report;
  const deleted = await sweep(ports.site, new Set(report.written));
  return { ...report, deleted: [...report.deleted, ...deleted] };
};

const isEmpty = async (store: Store): Promise<boolean> => {
  for await (const _ of store.list({ limit: 1 })) return false;
  return true;
};

/**
 * Media are left to the publisher, which compares them with the content.
 * @returns the keys that were deleted: those that a build wrote, but for the kept
 */
const sweep = async (site: Store, kept: ReadonlySet<string>): Promise<string[]> => {
  const deleted: string[] = [];
  for await (const { key } of site.list()) {
    if (kept.has(key) || key.startsWith(contentKeys.media)) continue;
    const object = await site.get(key);
    if (object?.contentType === undefined) continue;
    await site.delete(key);
    deleted.push(key);
  }
  return deleted;
};
