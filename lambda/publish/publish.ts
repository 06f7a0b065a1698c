import pMap from 'p-map';
import { contentKeys } from '../contract.ts';
import type { Instant } from '../core/article.ts';
import type { Channel } from '../core/channel.ts';
import { latest } from '../core/instant.ts';
import { clearIndex, clearRest } from './clear-away.ts';
import type { Ports } from './ports.ts';
import { createEntryReader, publishChannel } from './publish-channel.ts';
import { publishMedia } from './publish-media.ts';
import {
  isOverdue,
  type PendingSource,
  publishArticle,
  releaseLastGood,
  withdrawArticle,
} from './publish-source.ts';
import { emptyReport, type Outcome, type PublishReport, type SourceReport } from './report.ts';
import type { RunContext } from './run-context.ts';
import { readSources, type SourceState } from './source-states.ts';
import { type Rejection, type SourceRecord, stateKeys, writeJson } from './state.ts';

const concurrency = 16;

/** A key of the content that may have changed. */
export interface Change {
  readonly key: string;
  /** When it is said to have changed; tells the time of a deletion, which leaves no other trace. */
  readonly time: Instant;
}

/**
 * Makes the site agree with the content, as it is now, under the given keys. Safe to repeat, and to
 * stop anywhere: the next run with the same keys mends it. Only one run may be under way at a time.
 * @throws StorageError
 */
export const publishChanges = async (
  run: RunContext,
  changes: readonly Change[],
): Promise<PublishReport> => {
  const { ports, now } = run;
  const times = new Map(changes.map(({ key, time }) => [key, time]));
  const keys = [...times.keys()].sort();
  const media = await publishMedia(
    ports,
    keys.filter((key) => key.startsWith(contentKeys.media)),
  );
  const sources = await readSources(run, keys.filter(isArticleKey));
  const pending = await pMap(
    sources,
    (source) => startSource(run, source, times.get(source.source) ?? now),
    { concurrency },
  );
  const started = pending.filter((each) => each !== undefined);
  await pMap(started, (each) => clearIndex(ports, each), { concurrency });
  const feeds = await publishChannels(run, touchedBy(started));
  await pMap(sources, (source) => recordRejection(ports, source), { concurrency });
  const deleted = await pMap(started, (each) => finishSource(run, each), { concurrency });
  return {
    ...emptyReport,
    sources: sources.map((source, index) => reportOf(source, pending[index])),
    written: [...media.written, ...started.flatMap(({ written }) => written), ...feeds],
    deleted: [...media.deleted, ...deleted.flat()],
  };
};

/** Whether a key of the content is an article's source. Hidden and backup files are nobody's. */
export const isArticleKey = (key: string): boolean =>
  key.startsWith(contentKeys.articles) &&
  !key.endsWith('/') &&
  !key.split('/').some((name) => name.startsWith('.') || /(?:~|\.(?:bak|tmp|swp))$/i.test(name));

/** Renders channels, each once. @returns the site's keys that were written */
export const publishChannels = async (
  run: RunContext,
  touched: readonly { readonly channel: Channel; readonly changedAt: Instant }[],
): Promise<string[]> => {
  const readEntry = createEntryReader(run.ports.state);
  const written = await pMap(
    touched,
    ({ channel, changedAt }) => publishChannel(run, channel, changedAt, readEntry),
    { concurrency: 4 },
  );
  return written.flat();
};

const startSource = async (
  run: RunContext,
  state: SourceState,
  time: Instant,
): Promise<PendingSource | undefined> => {
  const { wanted, record } = state;
  if (wanted.kind === 'article') return publishArticle(run, state, wanted);
  if (wanted.kind === 'unchanged' || !record) return undefined;
  if (wanted.kind === 'rejected') {
    return isOverdue(record, run.now) ? releaseLastGood(run, { ...state, record }) : undefined;
  }
  const outcome: Outcome = { kind: wanted.kind === 'draft' ? 'draft' : 'withdrawn' };
  return withdrawArticle({ ...state, record }, outcome, time);
};

const touchedBy = (pending: readonly PendingSource[]) => {
  const touched = new Map<string, { channel: Channel; changedAt: Instant }>();
  for (const { touched: channels, changedAt } of pending) {
    for (const channel of channels) {
      const before = touched.get(channel.path)?.changedAt;
      touched.set(channel.path, { channel, changedAt: latest(before, changedAt) ?? changedAt });
    }
  }
  return [...touched.values()];
};

/** The last step: its feeds are right, so what is left of the past goes, and the record is closed. */
const finishSource = async (run: RunContext, pending: PendingSource): Promise<string[]> => {
  const { ports } = run;
  const deleted = await clearRest(run, pending);
  const key = stateKeys.record(pending.source);
  if (pending.record) await writeJson(ports.state, key, pending.record satisfies SourceRecord);
  else await ports.state.delete(key);
  return deleted;
};

const recordRejection = async (
  { state }: Ports,
  { source, wanted, problems, record }: SourceState,
): Promise<void> => {
  if (wanted.kind === 'unchanged') return;
  const key = stateKeys.rejection(source);
  const rejection: Rejection = { problems, stale: record !== undefined };
  if (wanted.kind === 'rejected') await writeJson(state, key, rejection);
  else await state.delete(key);
};

const reportOf = (
  { source, wanted, problems, removed, record }: SourceState,
  pending: PendingSource | undefined,
): SourceReport => {
  const outcome: Outcome =
    pending?.outcome ??
    (wanted.kind === 'rejected'
      ? { kind: 'rejected', stale: record !== undefined }
      : {
          kind:
            wanted.kind === 'draft'
              ? 'draft'
              : wanted.kind === 'absent'
                ? 'withdrawn'
                : 'unchanged',
        });
  return { source, outcome, problems, removed };
};
