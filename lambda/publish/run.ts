import { contentKeys } from '../contract.ts';
import type { Instant } from '../core/article.ts';
import { createGate } from './access/gate.ts';
import { publishChanges } from './changes/publish-changes.ts';
import { clearDirtyFlags } from './discovery/clear-dirty-flags.ts';
import type { Ports } from './ports.ts';
import { postponeReconciliation, reconcile, reconciliationFor } from './reconcile/reconcile.ts';
import { emptyReport, mergeReports } from './report.ts';
import type { PublishRequest, RunOptions, RunReport, Scope } from './request.ts';
import type { RunContext } from './run-context.ts';
import { type Change, isArticleKey } from './sources/content-change.ts';
import { type Due, listDue } from './sources/due.ts';
import { createMediaReader } from './sources/media-facts.ts';
import { usersOfMedia } from './sources/media-users.ts';
import {
  deploymentDigest,
  readPublication,
  readSettings,
  type Settings,
} from './sources/publication-settings.ts';
import { createSourceReader, noLaterThan, type SourceReader } from './sources/source-reader.ts';
import { createEntryCache } from './state/entry-cache.ts';
import { stateKeys } from './state/keys.ts';
import { isOlderLayout, type PublisherState, readPublisherState } from './state/publisher-state.ts';

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
  const changes = request.changes.map((change) => ({
    ...change,
    time: noLaterThan(options.now, change.time),
  }));
  try {
    return await runThrough(gate.ports, options, { ...request, changes });
  } finally {
    await gate.close();
  }
};

const runThrough = async (
  ports: Ports,
  options: RunOptions,
  request: PublishRequest,
): Promise<RunReport> => {
  const { baseUrl, now, convert } = options;
  const sources = createSourceReader(ports, convert);
  const work = await findWork(ports, now, request, sources);
  const { last, scope } = work;
  const isAsDeployed = last?.deployment === deploymentDigest(baseUrl);
  if (!work.isAsked && last && !last.reconciliation && isAsDeployed) return idle;

  const publication = await (work.publication ?? readPublication(ports));
  const isUnreadable = publication !== undefined && 'problem' in publication;
  if (isUnreadable && publication.mayPass) await tryPublicationAgain(ports, now);
  const stored = isUnreadable ? publication.problem : publication;
  const settings = await readSettings(ports, stored, baseUrl, last);
  if (!('context' in settings)) {
    if (last || scope === 'rebuild') await postponeReconciliation(ports, last, scope, now);
    return { ...idle, problems: settings.problems };
  }
  const run = contextOf(ports, options, settings, sources, work);
  return publishWork(run, work, request.changes, options);
};

const tryPublicationAgain = ({ state }: Ports, now: Instant): Promise<void> =>
  state.put(stateKeys.retry(now, contentKeys.publication), contentKeys.publication);

/** What a run finds to do, and what it needs to know before it decides. */
interface Work {
  readonly due: Due;
  readonly last: PublisherState | undefined;
  readonly scope: Scope;
  /** Articles whose media have changed. Undefined when there are too many for one run. */
  readonly users: readonly Change[] | undefined;
  /** Whether anything is due or asked for. */
  readonly isAsked: boolean;
  /** publication.yaml, if the run has begun to read it. */
  readonly publication: ReturnType<typeof readPublication> | undefined;
}

/** Reads at once all that a run needs to know, and begins to read the changed sources. */
const findWork = async (
  ports: Ports,
  now: Instant,
  { changes, scope }: PublishRequest,
  sources: SourceReader,
): Promise<Work> => {
  if (scope === 'changes') {
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
  const asked = due.sources.length + due.dirtyFlags.length + changes.length;
  const isRebuild = scope === 'rebuild' || isOlderLayout(last);
  return {
    due,
    last,
    scope: isRebuild ? 'rebuild' : scope,
    users,
    isAsked: asked > 0 || isRebuild || scope !== 'changes',
    publication,
  };
};

/** Publishes what is due and what has changed, and then reconciles everything if that is needed. */
const publishWork = async (
  run: RunContext,
  { due, last, scope, users }: Work,
  changes: readonly Change[],
  options: RunOptions,
): Promise<RunReport> => {
  const { state } = run.ports;
  const needed = users || scope === 'rebuild' ? scope : 'all';
  const reconciliation = reconciliationFor(run.settings, last, needed, options.now);
  const named = [...(users ?? []), ...changes].filter(
    ({ time }) => reconciliation === undefined || time >= reconciliation.answersUntil,
  );
  const reports = [await publishChanges(run, [...due.sources, ...named])];
  await Promise.all(due.sources.map(({ dueKey }) => state.delete(dueKey)));
  // A run with changes leaves lists and sitemaps to the tick, as long as their flags are few.
  if (changes.length === 0 || due.dirtyFlags.length > mostFlagsLeft) {
    reports.push(await clearDirtyFlags(run, due.dirtyFlags));
  }
  const rest = reconciliation && (await reconcile(run, reconciliation, last, options, reports));
  const report = mergeReports(reports);
  return {
    ...report,
    problems: [...run.settings.problems, ...report.problems],
    hasMore: rest !== undefined || due.isCut,
  };
};

const contextOf = (
  ports: Ports,
  { entries, now }: RunOptions,
  settings: Settings,
  sources: SourceReader,
  { due, last }: Work,
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
  // While more is due than a run releases, no feed may list what has no page yet.
  now: due.until ?? now,
  present: now,
  isReconciling: last?.reconciliation !== undefined,
});

/** In entries, of a cache that serves one run. */
const defaultCapacity = 10_000;

/** With more dirty flags than this, ticks seem to find no time for them. */
const mostFlagsLeft = 200;

const idle: RunReport = { ...emptyReport, hasMore: false };
