import { contentKeys } from '../../contract.ts';
import type { PublishReport, SourceReport } from '../report.ts';
import type { RunContext } from '../run-context.ts';
import { type Change, isArticleKey } from '../sources/content-change.ts';
import { type Batch, readBatch } from './batch.ts';
import { carryOut } from './phases.ts';
import { publishMedia } from './publish-media.ts';

/**
 * Makes the site agree with the content under the given keys, as it is now. It may be repeated, and may
 * stop anywhere: the next run with the same keys completes it. Only one run may be under way at a time.
 * @throws StorageError
 */
export const publishChanges = async (
  run: RunContext,
  changes: readonly Change[],
): Promise<PublishReport> => {
  const times = new Map(changes.map(({ key, time }) => [key, time]));
  const keys = [...times.keys()].sort();
  // Media come first, so that a reader who sees a picture in a feed finds it.
  const media = await publishMedia(
    run,
    keys.filter((key) => key.startsWith(contentKeys.media)),
  );
  const sources = keys.filter(isArticleKey);
  const batch = await readBatch(run, sources, (source) => times.get(source) ?? run.now);
  const report = await carryOut(batch);
  return {
    ...report,
    sources: [...reportsOf(batch, new Set(sources)), ...media.rejected],
    written: [...media.written, ...report.written],
    deleted: [...media.deleted, ...report.deleted],
  };
};

/** Leaves out sources that stay as they are and were only read for the claims of others. */
const reportsOf = ({ states, plans }: Batch, asked: ReadonlySet<string>): SourceReport[] => {
  const bySource = new Map(plans.map((plan) => [plan.source, plan]));
  return states.flatMap(({ source, problems, removed }) => {
    const plan = bySource.get(source);
    if (!plan && !asked.has(source)) return [];
    const outcome = plan?.outcome ?? { kind: 'unchanged' };
    return [{ source, outcome, problems: plan?.problems ?? problems, removed }];
  });
};
