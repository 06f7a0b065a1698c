import type { Instant } from '../core/article.ts';
import type { PublishReport } from './report.ts';
import type { RunContext } from './run-context.ts';
import { createSourceReader } from './source-states.ts';
import { type StageName, stageNames, stages } from './walk-stages.ts';

/**
 * A walk through everything, in stages, and each of these in steps. It is kept in the state between
 * its steps, so that a later run can go on with it.
 */
export interface Walk {
  /** Digest of the settings that it walks with. */
  readonly settings: string;
  /** Whether to write again what the state says is published already, and to sweep. */
  readonly force: boolean;
  /** Whether every channel is to be rendered, not only those that the walk touches. */
  readonly rendersAll: boolean;
  readonly stage: StageName;
  /** Where the stage goes on: behind this key. */
  readonly after: string;
  /** When what made it necessary happened. */
  readonly changedAt: Instant;
  /** Changes before this time need not be dealt with one by one; empty: all have to. */
  readonly answersUntil: Instant;
}

export const beginWalk = (options: Omit<Walk, 'stage' | 'after'>): Walk => ({
  ...options,
  stage: 'sources',
  after: '',
});

/**
 * Takes the next step.
 * @returns the walk as it goes on, or undefined at its end
 */
export const stepWalk = async (
  run: RunContext,
  walk: Walk,
): Promise<{ readonly walk: Walk | undefined; readonly report: PublishReport }> => {
  const stage = stages[walk.stage];
  const keys = await stage.next(run, walk);
  const readSource = createSourceReader(run.ports);
  const report = await stage.take({ ...run, readSource, force: walk.force }, walk, keys);
  const last = keys.at(-1);
  if (keys.length === stage.stepSize && last !== undefined) {
    return { walk: { ...walk, after: last }, report };
  }
  return { walk: enter(stageNames[stageNames.indexOf(walk.stage) + 1], walk), report };
};

/** Only a rebuild doubts what the state says, and sweeps. */
const enter = (stage: StageName | undefined, walk: Walk): Walk | undefined => {
  if (stage === undefined) return undefined;
  if (!stages[stage].isSweep || walk.force) return { ...walk, stage, after: '' };
  return enter(stageNames[stageNames.indexOf(stage) + 1], walk);
};
