import type { Instant } from '../core/article.ts';
import { listDue } from './due.ts';
import type { Ports } from './ports.ts';
import { type Change, publishChanges } from './publish.ts';
import { publishAll } from './publish-all.ts';
import { emptyReport, type PublishReport } from './report.ts';
import { readSettings } from './settings.ts';
import { readJson, type SettingsRecord, stateKeys } from './state.ts';

/**
 * `changes`: only what is said to have changed. `all`: all of the content, but what is published as it
 * should be is left alone. `rebuild`: all of it, written again whatever the state says.
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
}

/**
 * One run of the publisher: all that was asked for, all that is due, and, when the settings have
 * changed or nothing has ever been published, everything. A run that finds nothing to do costs two
 * reads.
 * @throws StorageError
 */
export const runPublisher = async (
  ports: Ports,
  { baseUrl, now }: RunOptions,
  { changes, scope }: PublishRequest,
): Promise<PublishReport> => {
  const [due, last] = await Promise.all([
    listDue(ports.state, now),
    readJson<SettingsRecord>(ports.state, stateKeys.settings),
  ]);
  const all = [...due, ...changes];
  if (all.length === 0 && scope === 'changes' && last) return emptyReport;

  const settings = await readSettings(ports, baseUrl, last);
  if (!('context' in settings)) return { ...emptyReport, problems: settings.problems };
  const report =
    scope !== 'changes' || settings.changed
      ? await publishAll({ ports, settings, now, force: scope === 'rebuild' })
      : await publishChanges({ ports, settings, now, force: false }, all);
  await Promise.all(due.map(({ dueKey }) => ports.state.delete(dueKey)));
  return { ...report, problems: [...settings.problems, ...report.problems] };
};
