import type { Instant } from '../../core/article.ts';
import { readJson, writeJson } from '../access/json.ts';
import { StateLayoutError } from '../errors.ts';
import type { Store } from '../ports.ts';
import { stateKeys } from './keys.ts';

/**
 * The layout of the state: its keys and what stands under them. Raise it with every change that code of
 * the layout before would misread.
 */
const stateLayout = 2;

/** The stages of a reconciliation, in their order. */
export const stageNames = [
  'sources',
  'state',
  'media',
  'channels',
  'dirtyChannels',
  'dirtyFlags',
  'channelList',
  'sitemap',
  'discovery',
  'site',
] as const;
export type StageName = (typeof stageNames)[number];

/**
 * How far a reconciliation has come. It takes the content through stages, and each stage in steps. The
 * state keeps it between two steps, so that a later run goes on with it.
 */
export interface Reconciliation {
  /** Digest of the settings that it publishes with. */
  readonly settings: string;
  /** Whether it writes again what the state says is published, and collects garbage. */
  readonly force: boolean;
  /** Whether it renders every channel, and not only those that its sources touch. */
  readonly rendersAll: boolean;
  readonly stage: StageName;
  /** The stage goes on behind this key. */
  readonly after: string;
  /** When the change happened that made it necessary. */
  readonly changedAt: Instant;
  /** It answers for every change before this time. Empty: for none. */
  readonly answersUntil: Instant;
  /** What the state stored later than this is the publisher's own work for one of the sources. */
  readonly since: Instant;
  /** Whether there may have been claims before it. */
  readonly hadClaims: boolean;
}

/** What everything was last published with, and what is under way, at `settings.json`. */
export interface PublisherState {
  /** See `stateLayout`. Missing in layout 1. */
  readonly layout?: number;
  /** Digest of the settings. Empty until everything has been published once. */
  readonly digest: string;
  /** Digest of what a deployment settles. A tick that finds another reconciles everything. */
  readonly deployment?: string;
  /** A reconciliation that has not reached its end. */
  readonly reconciliation?: Reconciliation;
}

/**
 * Reads what everything was last published with. Of an older layout, only the digest counts; see
 * `isOlderLayout`.
 * @throws StateLayoutError when newer code has written the state @throws StorageError
 */
export const readPublisherState = async (state: Store): Promise<PublisherState | undefined> => {
  const found = await readJson<PublisherState>(state, stateKeys.settings);
  if (found === undefined) return undefined;
  const { layout = 1 } = found;
  if (layout > stateLayout) throw new StateLayoutError(stateKeys.settings, layout, stateLayout);
  return layout === stateLayout ? found : { layout, digest: found.digest };
};

/** Whether older code has written the state. Then only a rebuild makes it right. */
export const isOlderLayout = (last: PublisherState | undefined): boolean =>
  last !== undefined && last.layout !== stateLayout;

export const writePublisherState = (
  state: Store,
  value: Omit<PublisherState, 'layout'>,
): Promise<void> =>
  writeJson(state, stateKeys.settings, { layout: stateLayout, ...value } satisfies PublisherState);
