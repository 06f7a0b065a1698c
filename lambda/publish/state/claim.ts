import type { Instant } from '../../core/article.ts';
import { claimKeys } from './keys.ts';
import type { PublishedVersion } from './published-version.ts';

/** What only one source can have at a time. */
export type ClaimedNames = Pick<PublishedVersion, 'slug' | 'entry'>;

/** A source that asks for a slug or an entry. The one first seen has it; of two, the first by key. */
export interface Claimant {
  readonly source: string;
  readonly firstSeen: Instant;
}

/** Who has a slug or an entry id, at `claims/slugs/<slug>` and `claims/entries/<entry>`. */
export interface Claim {
  /** The first has it; the others wait for it. */
  readonly claimants: readonly Claimant[];
  /** Of an entry: its place in the archive log, which never changes. Counts from 0. */
  readonly place?: number;
}

/** The keys of the claims on a slug and on an entry, in this order. */
export const claimKeysOf = ({ slug, entry }: ClaimedNames): readonly string[] => [
  claimKeys.slug(slug),
  claimKeys.entry(entry),
];

/** The order of claimants in line. */
export const byFirstSight = (a: Claimant, b: Claimant): number =>
  compare(a.firstSeen, b.firstSeen) || compare(a.source, b.source);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
