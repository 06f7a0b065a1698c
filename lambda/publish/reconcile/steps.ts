import { openListings } from '../access/listings.ts';
import type { PublishReport } from '../report.ts';
import type { RunOptions } from '../request.ts';
import type { RunContext } from '../run-context.ts';
import { createMediaReader } from '../sources/media-facts.ts';
import { type Reconciliation, type StageName, stageNames } from '../state/publisher-state.ts';
import { createLineReader, type Lines } from './read-ahead.ts';
import { stages } from './stages.ts';

/** What a step did, and how the reconciliation goes on. */
interface Step {
  /** Undefined at the end. */
  readonly next: Reconciliation | undefined;
  readonly report: PublishReport;
}

/**
 * @returns what takes one step after the other; it keeps the listings open between them
 */
export const createStepper = (
  run: RunContext,
  converting: Pick<RunOptions, 'convert' | 'convertsAhead'>,
): ((reconciliation: Reconciliation) => Promise<Step>) => {
  let open: { readonly stage: StageName; readonly read: () => Promise<Lines> } | undefined;
  return async (reconciliation) => {
    const stage = stages[reconciliation.stage];
    if (open?.stage !== reconciliation.stage) {
      const listings = openListings(
        reconciliation.after,
        await stage.listings(run, reconciliation),
      );
      const read = () => listings.read(stage.stepSize, stage.stepBytes);
      open = {
        stage: reconciliation.stage,
        read: createLineReader(run, stage, read, converting),
      };
    }
    const { lines, isEnd, sources } = await open.read();
    const stepRun: RunContext = {
      ...run,
      sources,
      readMedia: createMediaReader(run.ports),
      force: reconciliation.force,
      flagsNew: !reconciliation.rendersAll,
    };
    const report = await stage.take(stepRun, reconciliation, lines);
    const last = lines.at(-1);
    const next =
      !isEnd && last !== undefined
        ? { ...reconciliation, after: last.key }
        : enter(stageNames[stageNames.indexOf(reconciliation.stage) + 1], reconciliation);
    return { next, report };
  };
};

/** Only a rebuild doubts what the state says, and collects garbage. */
const enter = (
  stage: StageName | undefined,
  reconciliation: Reconciliation,
): Reconciliation | undefined => {
  if (stage === undefined) return undefined;
  if (!stages[stage].collectsGarbage || reconciliation.force) {
    return { ...reconciliation, stage, after: '' };
  }
  return enter(stageNames[stageNames.indexOf(stage) + 1], reconciliation);
};
