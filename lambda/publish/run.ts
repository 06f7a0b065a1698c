import type { Instant } from '../core/article.ts';
import { applyMarks } from './discovery/discovery-documents.ts';
import { listDue } from './sources/due.ts';
import { createEntryCache, type EntryCache } from './state/entry-cache.ts';
import { createGate } from './access/gate.ts';
import { createMediaReader } from './sources/media-facts.ts';
import { usersOfMedia } from './sources/media-users.ts';
import type { Ports } from './ports.ts';
import { type Change, isArticleKey, publishChanges } from './changes/publish-changes.ts';
import { emptyReport, mergeReports, type PublishReport } from './report.ts';
import type { RunContext } from './run-context.ts';
import { deploymentDigest, readPublication, readSettings } from './sources/publication-settings.ts';
import { type ConvertSource, createSourceReader } from './sources/source-reader.ts';
import { readJson, type SettingsRecord, stateKeys } from './state/keys.ts';
import { goWalking, putOffWalk, walkFor } from './reconcile/reconcile.ts';

/**
 * `changes`: only what is said to have changed. `all`: all of the content, but what is published as it
 * should be is left alone; it answers for every change that lies behind by then. `rebuild`: all of it,
 * written again whatever the state says.
 */
export type Scope = 'changes' | 'all' | 'rebuild';

/** What a run is asked for. Articles whose embargo has ended are published with every run. */
export interface PublishRequest {
  readonly changes: readonly Change[];
  readonly scope: Scope;
}

export interface RunOptions {
  /** Absolute, without a trailing slash. */
  readonly baseUrl: string;
  /** Settles which articles are due. */
  readonly now: Instant;
  /** Kept from run to run, it saves reading. */
  readonly entries?: EntryCache;
  /** Asked between the steps of a walk through everything: whether to leave the rest for another run. */
  readonly isOutOfTime?: () => boolean;
  /**
   * Converts sources beside the publisher: of a walk through everything, those of the next step while
   * it works on one. Without it, it converts each when its turn comes.
   */
  readonly convertAside?: ConvertSource | undefined;
}

/** What a run did, and whether there is more to do: then another run is to follow at once. */
export interface RunReport extends PublishReport {
  readonly goesOn: boolean;
}

/**
 * One run of the publisher: what is due and what was asked for first, then, when the settings have
 * changed, nothing has ever been published, or everything was asked for, a walk through everything. A
 * run that finds nothing to do costs two reads.
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
  { changes, scope }: PublishRequest,
): Promise<RunReport> => {
  const { baseUrl, now } = options;
  const sources = createSourceReader(ports);
  if (scope === 'changes') {
    for (const { key } of changes)
      if (isArticleKey(key)) void sources.read(key).catch(() => undefined);
  }
  const publication = changes.length > 0 ? readPublication(ports) : undefined;
  const [due, last, users] = await Promise.all([
    listDue(ports.state, now),
    readJson<SettingsRecord>(ports.state, stateKeys.settings),
    usersOfMedia(ports.state, changes),
    publication,
  ]);
  const isAsked = due.sources.length + due.marks.length + changes.length > 0 || scope !== 'changes';
  const isAsDeployed = last?.deployment === deploymentDigest(baseUrl);
  if (!isAsked && last && !last.walk && isAsDeployed) return idle;

  const object = await (publication ?? readPublication(ports));
  const settings = await readSettings(ports, object, baseUrl, last);
  if (!('context' in settings)) {
    if (last || scope === 'rebuild') await putOffWalk(ports, last, scope, now);
    return { ...idle, problems: settings.problems };
  }
  const walk = walkFor(settings, last, users || scope === 'rebuild' ? scope : 'all', now);
  const run: RunContext = {
    ...{ ports, settings, sources, readMedia: createMediaReader(ports) },
    // While more is due than a run lets out, no feed may list what has no page yet.
    now: due.until ?? now,
    entries: options.entries ?? createEntryCache(10_000),
    force: false,
    rejected: new Set(),
    defersFeeds: false,
    marksNew: true,
    walkIsUnderWay: last?.walk !== undefined,
  };
  const named = [...(users ?? []), ...changes].filter(
    ({ time }) => walk === undefined || time >= walk.answersUntil,
  );
  const reports = [await publishChanges(run, [...due.sources, ...named])];
  await Promise.all(due.sources.map(({ dueKey }) => ports.state.delete(dueKey)));
  // Whoever publishes does not wait for lists and maps: as long as they are few, the tick does it.
  if (changes.length === 0 || due.marks.length > crowd)
    reports.push(await applyMarks(run, due.marks));
  const rest = walk && (await goWalking(run, walk, last, options, reports));
  const report = mergeReports(reports);
  return {
    ...report,
    problems: [...settings.problems, ...report.problems],
    goesOn: rest !== undefined || due.isCut,
  };
};

/** So many marks that no tick seems to find the time for them. */
const crowd = 200;

const idle: RunReport = { ...emptyReport, goesOn: false };
