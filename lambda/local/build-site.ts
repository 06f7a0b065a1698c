import { frontPageKey } from '../contract.ts';
import type { Ports, Store } from '../publish/ports.ts';
import { type RunOptions, type RunReport, runPublisher } from '../publish/run.ts';

export interface BuildOptions extends Pick<RunOptions, 'entries' | 'isOutOfTime'> {
  readonly baseUrl: string;
  readonly now: Date;
  /** Whether to write everything again, whatever the state says. */
  readonly rebuild: boolean;
}

/**
 * Publishes all of a content folder. What an earlier build left in the site and this one does not
 * want is deleted; other files are left alone, but for those that stand where the site's own belong. A
 * state that was kept saves the work on what has not changed, unless the site is gone; without it, an
 * error in publication.yaml leaves the site as it is.
 */
export const buildSite = async (
  ports: Ports,
  { rebuild, now, ...options }: BuildOptions,
): Promise<RunReport> => {
  const stateIsKept = !(await isEmpty(ports.state));
  const siteIsGone = (await ports.site.get(frontPageKey)) === undefined;
  const scope = stateIsKept && !siteIsGone && !rebuild ? 'all' : 'rebuild';
  return runPublisher(ports, { ...options, now: now.toISOString() }, { changes: [], scope });
};

const isEmpty = async (store: Store): Promise<boolean> => {
  for await (const _ of store.list({ limit: 1 })) return false;
  return true;
};
