import type { Instant } from '../../core/article.ts';
import { openListings } from '../access/listings.ts';
import { createMediaReader } from '../sources/media-facts.ts';
import { createLineReader, type Lines } from './read-ahead.ts';
import type { PublishReport } from '../report.ts';
import type { RunContext } from '../run-context.ts';
import type { ConvertSource } from '../sources/source-reader.ts';
import { type StageName, stageNames, stages } from './stages.ts';

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
  /** What the state stored later than this was written by a publisher, for one of the sources. */
  readonly since: Instant;
  /** Whether there may have been claims before it. */
  readonly hadClaims: boolean;
}

export const beginWalk = (options: Omit<Walk, 'stage' | 'after' | 'hadClaims'>): Walk => ({
  ...options,
  hadClaims: true,
  stage: 'sources',
  after: '',
});

/** How a walk goes on, or undefined at its end, and what the step did. */
interface WalkStep {
  readonly walk: Walk | undefined;
  readonly report: PublishReport;
}

/**
 * @param convertAside converts sources of the next step while the walk takes one
 * @returns what takes one step after the other; it keeps the listings open between them
 */
export const createWalker = (
  run: RunContext,
  convertAside: ConvertSource | undefined,
): ((walk: Walk) => Promise<WalkStep>) => {
  let open: { readonly stage: StageName; readonly read: () => Promise<Lines> } | undefined;
  return async (walk) => {
    const stage = stages[walk.stage];
    if (open?.stage !== walk.stage) {
      const listings = openListings(walk.after, await stage.listings(run, walk));
      const read = () => listings.read(stage.stepSize, stage.stepBytes);
      open = { stage: walk.stage, read: createLineReader(run, stage, read, convertAside) };
    }
    const { lines, isEnd, sources } = await open.read();
    const readMedia = createMediaReader(run.ports);
    const report = await stage.take(
      { ...run, sources, readMedia, force: walk.force, marksNew: !walk.rendersAll },
      walk,
      lines,
    );
    const last = lines.at(-1);
    if (!isEnd && last !== undefined) {
      return { walk: { ...walk, after: last.key }, report };
    }
    return { walk: enter(stageNames[stageNames.indexOf(walk.stage) + 1], walk), report };
  };
};

/** Only a rebuild doubts what the state says, and sweeps. */
const enter = (stage: StageName | undefined, walk: Walk): Walk | undefined => {
  if (stage === undefined) return undefined;
  if (!stages[stage].isSweep || walk.force) return { ...walk, stage, after: '' };
  return enter(stageNames[stageNames.indexOf(stage) + 1], walk);
};
