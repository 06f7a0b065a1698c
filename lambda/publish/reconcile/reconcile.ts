import type { Instant } from '../../core/article.ts';
import { firstObject } from '../access/listings.ts';
import type { Ports, Store } from '../ports.ts';
import type { PublishReport } from '../report.ts';
import type { RunOptions, Scope } from '../request.ts';
import type { RunContext } from '../run-context.ts';
import { commitSettings, type Settings } from '../sources/publication-settings.ts';
import { stateKeys } from '../state/keys.ts';
import {
  type PublisherState,
  type Reconciliation,
  writePublisherState,
} from '../state/publisher-state.ts';
import { hasFrontPage, isContentEmpty } from './beginnings.ts';
import { createStepper } from './steps.ts';

const begin = (options: Omit<Reconciliation, 'stage' | 'after' | 'hadClaims'>): Reconciliation => ({
  ...options,
  hadClaims: true,
  stage: 'sources',
  after: '',
});

/** While publishing has to wait, leaves what is asked for to a reconciliation from the beginning. */
export const postponeReconciliation = (
  { state }: Pick<Ports, 'state'>,
  last: PublisherState | undefined,
  scope: Scope,
  changedAt: Instant,
): Promise<void> => {
  const force = scope === 'rebuild' || last?.reconciliation?.force === true;
  const rest = { rendersAll: true, answersUntil: '', since: afterTolerance(changedAt) };
  return keep(state, last, begin({ settings: '', force, changedAt, ...rest }));
};

const keep = (
  state: Store,
  last: PublisherState | undefined,
  reconciliation: Reconciliation,
): Promise<void> => writePublisherState(state, { digest: last?.digest ?? '', reconciliation });

/** A reconciliation goes on with the settings that it began with. With others, it begins again. */
export const reconciliationFor = (
  settings: Settings,
  last: PublisherState | undefined,
  scope: Scope,
  now: Instant,
): Reconciliation | undefined => {
  const { digest, changedAt = now } = settings;
  const underWay = last?.reconciliation;
  if (scope === 'changes' && underWay?.settings === digest) return underWay;
  if (scope === 'changes' && last?.digest === digest && !underWay) return undefined;
  const force = scope === 'rebuild' || (underWay?.force ?? false);
  const rendersAll = force || last?.digest !== digest || underWay !== undefined;
  const answersUntil =
    scope === 'all' ? new Date(Date.parse(now) - clockTolerance).toISOString() : '';
  const since = afterTolerance(now);
  return begin({ settings: digest, force, rendersAll, changedAt, answersUntil, since });
};

/** In ms: how far the clock that dates changes, or a store's, may be off ours. */
const clockTolerance = 60_000;

const afterTolerance = (now: Instant): Instant =>
  new Date(Date.parse(now) + clockTolerance).toISOString();

/**
 * Reconciles everything, from where an earlier run stopped.
 * @param reports takes the report of each step
 * @returns the reconciliation when there is no time for the rest of it; undefined at its end
 */
export const reconcile = async (
  run: RunContext,
  begun: Reconciliation,
  last: PublisherState | undefined,
  { isOutOfTime = () => false, ...converting }: RunOptions,
  reports: PublishReport[],
): Promise<Reconciliation | undefined> => {
  const { state } = run.ports;
  const takeStep = createStepper(run, converting);
  const isNew = begun !== last?.reconciliation;
  if (isNew) await keep(state, last, begun);
  const first = isNew && begun.force ? { ...begun, ...(await lookBefore(state)) } : begun;
  for (let reconciliation = first; ; ) {
    if (isOutOfTime()) return reconciliation;
    const step = await takeStep(reconciliation);
    reports.push(step.report);
    if (step.next === undefined) break;
    reconciliation = step.next;
    await keep(state, last, reconciliation);
  }
  if ((await isContentEmpty(run)) || !(await hasFrontPage(run))) {
    await state.delete(stateKeys.settings);
  } else await commitSettings(run.ports, run.settings);
  return undefined;
};

/** When a rebuild began by the clock of the state's store, and whether there were claims before it. */
const lookBefore = async (state: Store): Promise<Partial<Reconciliation>> => {
  const [settings, claim] = await Promise.all(
    [stateKeys.settings, stateKeys.claims].map((prefix) => firstObject(state, prefix)),
  );
  const since = settings?.lastModified.toISOString();
  return { ...(since ? { since } : {}), hadClaims: claim !== undefined };
};
