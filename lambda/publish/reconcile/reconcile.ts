import type { Instant } from '../../core/article.ts';
import { firstObject } from '../access/listings.ts';
import type { Ports, Store } from '../ports.ts';
import type { PublishReport } from '../report.ts';
import type { RunOptions, Scope } from '../run.ts';
import type { RunContext } from '../run-context.ts';
import { commitSettings, type Settings } from '../sources/publication-settings.ts';
import { type SettingsRecord, stateKeys, writeJson } from '../state/keys.ts';
import { beginWalk, createWalker, type Walk } from './steps.ts';
import { hasFrontPage, isContentEmpty } from './stages.ts';

/** What is asked for while publishing has to wait is left to a walk from the beginning. */
export const putOffWalk = (
  { state }: Pick<Ports, 'state'>,
  last: SettingsRecord | undefined,
  scope: Scope,
  changedAt: Instant,
): Promise<void> => {
  const force = scope === 'rebuild' || last?.walk?.force === true;
  const rest = { rendersAll: true, answersUntil: '', since: afterTolerance(changedAt) };
  return keepWalk(state, last, beginWalk({ settings: '', force, changedAt, ...rest }));
};

const keepWalk = (state: Store, last: SettingsRecord | undefined, walk: Walk): Promise<void> => {
  const record: SettingsRecord = { digest: last?.digest ?? '', walk };
  return writeJson(state, stateKeys.settings, record);
};

/** A walk goes on with the settings that it began with; with others, it begins anew. */
export const walkFor = (
  settings: Settings,
  last: SettingsRecord | undefined,
  scope: Scope,
  now: Instant,
): Walk | undefined => {
  const { digest, changedAt = now } = settings;
  const isUnderWay = last?.walk !== undefined;
  if (scope === 'changes' && last?.walk?.settings === digest) return last.walk;
  if (scope === 'changes' && last?.digest === digest && !isUnderWay) return undefined;
  const force = scope === 'rebuild' || (last?.walk?.force ?? false);
  const rendersAll = force || last?.digest !== digest || isUnderWay;
  const answersUntil =
    scope === 'all' ? new Date(Date.parse(now) - clockTolerance).toISOString() : '';
  const since = afterTolerance(now);
  return beginWalk({ settings: digest, force, rendersAll, changedAt, answersUntil, since });
};

/** In ms: by so much may the clock that changes are dated with, or a store's, be off ours. */
const clockTolerance = 60_000;

const afterTolerance = (now: Instant): Instant =>
  new Date(Date.parse(now) + clockTolerance).toISOString();

/** What the state was like before a rebuild, and when that was by its own clock. */
const lookBefore = async (state: Store): Promise<Partial<Walk>> => {
  const [settings, claim] = await Promise.all(
    [stateKeys.settings, stateKeys.claims].map((prefix) => firstObject(state, prefix)),
  );
  const since = settings?.lastModified.toISOString();
  return { ...(since ? { since } : {}), hadClaims: claim !== undefined };
};

/** @returns the walk as far as it has not come to its end */
export const goWalking = async (
  run: RunContext,
  begun: Walk,
  last: SettingsRecord | undefined,
  { isOutOfTime = () => false, convertAside }: RunOptions,
  reports: PublishReport[],
): Promise<Walk | undefined> => {
  const { state } = run.ports;
  const takeStep = createWalker(run, convertAside);
  const isNew = begun !== last?.walk;
  if (isNew) await keepWalk(state, last, begun);
  const first = isNew && begun.force ? { ...begun, ...(await lookBefore(state)) } : begun;
  for (let walk = first; ; ) {
    if (isOutOfTime()) return walk;
    const step = await takeStep(walk);
    reports.push(step.report);
    if (step.walk === undefined) break;
    walk = step.walk;
    await keepWalk(state, last, walk);
  }
  if ((await isContentEmpty(run)) || !(await hasFrontPage(run))) {
    await state.delete(stateKeys.settings);
  } else await commitSettings(run.ports, run.settings);
  return undefined;
};
