import { frontPageKey } from '../contract.ts';
import { firstObject } from '../publish/access/listings.ts';
import type { Ports } from '../publish/ports.ts';
import { mergeReports } from '../publish/report.ts';
import { type RunOptions, type RunReport, runPublisher } from '../publish/run.ts';

export interface BuildOptions
  extends Pick<RunOptions, 'entries' | 'isOutOfTime' | 'convert' | 'convertsAhead'> {
  readonly baseUrl: string;
  readonly now: Date;
  /** Whether to write everything again, even if the state says that nothing changed. */
  readonly rebuild: boolean;
  /** Keys of everything that changed since the last build; undefined if unknown. */
  readonly changed?: readonly string[] | undefined;
}

/**
 * Publishes a content folder.
 *
 * - Files of an earlier build that no longer belong to the site are deleted. Foreign files stay, unless
 *   the site has a file at the same path.
 * - With the state of an earlier build, only changes are published, unless the site is gone. With
 *   `changed`, only those keys are read.
 * - Without a state, everything is published. An error in publication.yaml then leaves the site unchanged.
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
  // A run with changes leaves OPML and sitemaps to the next tick.
  const tick = await runPublisher(ports, options, { changes: [], scope: 'changes' });
  const told = new Set(report.problems.map((problem) => JSON.stringify(problem)));
  const problems = tick.problems.filter((problem) => !told.has(JSON.stringify(problem)));
  return { ...mergeReports([report, { ...tick, problems }]), hasMore: tick.hasMore };
};
