import type { Instant } from '../core/article.ts';
import { createGate } from './access/gate.ts';
import { publishChanges } from './changes/publish-changes.ts';
import { clearDirtyFlags } from './discovery/clear-dirty-flags.ts';
import type { Ports } from './ports.ts';
import { postponeReconciliation, reconcile, reconciliationFor } from './reconcile/reconcile.ts';
import { emptyReport, mergeReports } from './report.ts';
import type { PublishRequest, RunOptions, RunReport } from './request.ts';
import type { RunContext } from './run-context.ts';
import { isArticleKey } from './sources/content-change.ts';
import { listDue } from './sources/due.ts';
import { createMediaReader } from './sources/media-facts.ts';
import { usersOfMedia } from './sources/media-users.ts';
import {
  deploymentDigest,
  readPublication,
  readSettings,
  type Settings,
} from './sources/publication-settings.ts';
import { createSourceReader, type SourceReader } from './sources/source-reader.ts';
import { createEntryCache } from './state/entry-cache.ts';
import { isOlderLayout, readPublisherState } from './state/publisher-state.ts';

export type { PublishRequest, RunOptions, RunReport, Scope } from './request.ts';

/**
 * One run of the publisher: what is due and what was asked for first. Then a reconciliation of
 * everything, if the settings have changed, everything was asked for, nothing has ever been published,
 * or older code has written the state. A run that finds nothing to do costs two reads.
 * @throws StateLayoutError when newer code has written the state: then it has written nothing
 * @throws StorageError
 */
export const runPublisher = async (
  ports: Ports,
  options: RunOptions,
  request: PublishRequest,
): Promise<RunReport> => {
  const gate = createGate(ports);
  try {
    return await runThrough(gate.ports, options, request);
  } finally {
    await gate.close();
  }
};

const runThrough = async (
  ports: Ports,
  options: RunOptions,
  request: PublishRequest,
): Promise<RunReport> => {
  const { baseUrl, now } = options;
  const { changes } = request;
  const sources = createSourceReader(ports);
  if (request.scope === 'changes') {
    for (const { key } of changes)
      if (isArticleKey(key)) void sources.read(key).catch(() => undefined);
  }
  const publication = changes.length > 0 ? readPublication(ports) : undefined;
  const [due, last, users] = await Promise.all([
    listDue(ports.state, now),
    readPublisherState(ports.state),
    usersOfMedia(ports.state, changes),
    publication,
  ]);
  const scope = isOlderLayout(last) ? 'rebuild' : request.scope;
  const isAsked =
    due.sources.length + due.dirtyFlags.length + changes.length > 0 || scope !== 'changes';
  const isAsDeployed = last?.deployment === deploymentDigest(baseUrl);
  if (!isAsked && last && !last.reconciliation && isAsDeployed) return idle;

  const object = await (publication ?? readPublication(ports));
  const settings = await readSettings(ports, object, baseUrl, last);
  if (!('context' in settings)) {
    if (last || scope === 'rebuild') await postponeReconciliation(ports, last, scope, now);
    return { ...idle, problems: settings.problems };
  }
  const reconciliation = reconciliationFor(
    settings,
    last,
    users || scope === 'rebuild' ? scope : 'all',
    now,
  );
  const run = contextOf(ports, options, settings, sources, {
    // While more is due than a run releases, no feed may list what has no page yet.
    now: due.until ?? now,
    isReconciling: last?.reconciliation !== undefined,
  });
  const named = [...(users ?? []), ...changes].filter(
    ({ time }) => reconciliation === undefined || time >= reconciliation.answersUntil,
  );
  const reports = [await publishChanges(run, [...due.sources, ...named])];
  await Promise.all(due.sources.map(({ dueKey }) => ports.state.delete(dueKey)));
  // A run with changes leaves lists and sitemaps to the tick, as long as their flags are few.
  if (changes.length === 0 || due.dirtyFlags.length > mostFlagsLeft)
    reports.push(await clearDirtyFlags(run, due.dirtyFlags));
  const rest = reconciliation && (await reconcile(run, reconciliation, last, options, reports));
  const report = mergeReports(reports);
  return {
    ...report,
    problems: [...settings.problems, ...report.problems],
    hasMore: rest !== undefined || due.isCut,
  };
};

const contextOf = (
  ports: Ports,
  { entries }: RunOptions,
  settings: Settings,
  sources: SourceReader,
  times: { readonly now: Instant; readonly isReconciling: boolean },
): RunContext => ({
  ports,
  settings,
  sources,
  readMedia: createMediaReader(ports),
  entries: entries ?? createEntryCache(defaultCapacity),
  force: false,
  rejected: new Set(),
  defersFeeds: false,
  flagsNew: true,
  ...times,
});

/** In entries, of a cache that serves one run. */
const defaultCapacity = 10_000;

/** With more dirty flags than this, ticks seem to find no time for them. */
const mostFlagsLeft = 200;

const idle: RunReport = { ...emptyReport, hasMore: false };
