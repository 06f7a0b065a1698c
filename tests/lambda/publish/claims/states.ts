import type { SourceState } from '../../../../lambda/publish/sources/source-states.ts';
import { type Claim, claimKeysOf } from '../../../../lambda/publish/state/claim.ts';
import {
  entryNameOf,
  type PublishedVersion,
} from '../../../../lambda/publish/state/published-version.ts';
import { emptyRecord, type SourceRecord } from '../../../../lambda/publish/state/source-record.ts';
import { makeArticle } from '../../../support/core-samples.ts';

/** A day of September 2026, at eight in the morning. */
export const day = (number: number): string =>
  `2026-09-${String(number).padStart(2, '0')}T08:00:00.000Z`;

/** A published version of the article with this slug. Its id is the slug, unless one is given. */
export const versionOf = (
  slug: string,
  more: Partial<PublishedVersion> & { readonly id?: string } = {},
): PublishedVersion => {
  const { id = slug, ...rest } = more;
  const entry = entryNameOf({ id });
  return { slug, entry, version: '0'.repeat(16), published: day(1), channels: [], ...rest };
};

export const recordOf = (source: string, more: Partial<SourceRecord>): SourceRecord => ({
  ...emptyRecord(source),
  etag: '"1"',
  firstSeen: day(1),
  ...more,
});

interface Wish {
  readonly slug: string;
  readonly id?: string;
  readonly seen?: string;
  readonly record?: SourceRecord;
}

/** A source whose newest version asks for a slug, and for an id, which is the slug unless given. */
export const asking = (
  source: string,
  { slug, id = slug, seen = day(9), record }: Wish,
): SourceState => ({
  source,
  record,
  problems: [],
  removed: [],
  wanted: {
    kind: 'article',
    article: { ...makeArticle({ slug, id, published: day(1), updated: day(1) }) },
    media: {},
    etag: '"2"',
    seen,
    changedAt: seen,
  },
});

/** A source without a version that asks for anything. */
export const idle = (
  source: string,
  kind: 'unchanged' | 'absent' | 'draft' | 'expired' | 'rejected',
  record?: SourceRecord,
): SourceState => ({
  source,
  record,
  problems: [],
  removed: [],
  wanted: kind === 'rejected' ? { kind, seen: day(9), mayPass: false } : { kind },
});

/** Claims on slug and id of each name, with their claimants in order. */
export const claimsOn = (
  lines: Readonly<Record<string, readonly (readonly [source: string, firstSeen: string])[]>>,
): ReadonlyMap<string, Claim> =>
  new Map(
    Object.entries(lines).flatMap(([slug, claimants]) =>
      claimKeysOf(versionOf(slug)).map((key): [string, Claim] => [
        key,
        { claimants: claimants.map(([source, firstSeen]) => ({ source, firstSeen })) },
      ]),
    ),
  );
