import { frontPageKey } from '../contract.ts';
import { firstObject } from '../publish/access/listings.ts';
import type { Ports } from '../publish/ports.ts';
import { mergeReports } from '../publish/report.ts';
import { type RunOptions, type RunReport, runPublisher } from '../publish/run.ts';

export interface BuildOptions extends Pick<RunOptions, 'entries' | 'isOutOfTime' | 'convertAside'> {
  readonly baseUrl: string;
  readonly now: Date;
  /** Whether to write everything again, whatever the state says. */
  readonly rebuild: boolean;
  /** Keys of all that has changed since the last build, if that is known. */
  readonly changed?: readonly string[] | undefined;
}

/**
 * Publishes all of a content folder. What an earlier build left in the site and this one does not
 * want is deleted; other files are left alone, but for those that stand where the site's own belong. A
 * state that was kept saves the work on what has not changed, unless the site is gone; without it, an
 * error in publication.yaml leaves the site as it is. With it, what is known not to have changed need
 * not even be looked at.
 */
export const buildSite = async (
  ports: Ports,
  { rebuild, changed, now, ...rest }: BuildOptions,
): Promise<RunReport> => {
  const stateIsKept = (await firstObject(ports.state)) !== undefined;
  const siteIsGone = (await ports.site.get(frontPageKey)) === undefined;
  const options = { ...rest, now: now.toISOString() };
  if (!stateIsKept || siteIsGone || rebuild) {
    return runPublisher(ports, options, { changes: [], scope: 'rebuild' });
  }
  if (!changed) return runPublisher(ports, options, { changes: [], scope: 'all' });
  const changes = changed.map((key) => ({ key, time: options.now }));
  const report = await runPublisher(ports, options, { changes, scope: 'changes' });
  // Publishing leaves the lists and maps of the site to the next tick.
  const tick = await runPublisher(ports, options, { changes: [], scope: 'changes' });
  const told = new Set(report.problems.map((problem) => JSON.stringify(problem)));
  const problems = tick.problems.filter((problem) => !told.has(JSON.stringify(problem)));
  return { ...mergeReports([report, { ...tick, problems }]), hasMore: tick.hasMore };
};
