import pMap from 'p-map';
import type { Instant, SourceArticle } from '../../core/article.ts';
import { latest } from '../../core/instant.ts';
import type { MediaByKey } from '../../core/media.ts';
import { isError, type Problem } from '../../core/problem.ts';
import { atOnce } from '../access/concurrency.ts';
import { hasExpired } from '../state/published-version.ts';
import type { SourceRecord } from '../state/source-record.ts';
import { hasMediaAsNow, readMediaOf } from './media-facts.ts';
import type { SourceContext } from './source-context.ts';
import { noLaterThan, seenAt } from './source-reader.ts';

/** A source as it is now, what is known of it, and what it asks for. */
export interface SourceState {
  readonly source: string;
  readonly record: SourceRecord | undefined;
  readonly problems: readonly Problem[];
  readonly removed: readonly string[];
  readonly wanted: Wanted;
}

type Wanted =
  | { readonly kind: 'unchanged' | 'absent' | 'draft' | 'expired' }
  | {
      readonly kind: 'rejected';
      readonly seen: Instant;
      /** Whether a later try may find it readable, though it has not changed. */
      readonly mayPass: boolean;
    }
  | {
      readonly kind: 'article';
      readonly article: SourceArticle;
      readonly media: MediaByKey;
      readonly etag: string;
      /** When this version was stored. */
      readonly seen: Instant;
      /** When the newest of its media was stored, if that was later. */
      readonly changedAt: Instant;
    };

/** Whether a source asks to be published, or would if it could be read. */
export const wantsPlace = ({ kind }: Wanted): boolean =>
  kind !== 'absent' && kind !== 'draft' && kind !== 'expired';

export const readSources = (
  run: SourceContext,
  sources: readonly string[],
): Promise<SourceState[]> => pMap(sources, (source) => readSource(run, source), atOnce.sources);

const readSource = async (run: SourceContext, source: string): Promise<SourceState> => {
  const { settings } = run;
  const [object, record] = await run.sources.read(source);
  const found = { source, record, problems: [], removed: [] };
  if (object === undefined) return { ...found, wanted: { kind: 'absent' } };
  if ('problem' in object) {
    const { problem, mayPass } = object;
    return { ...found, problems: [problem], wanted: { kind: 'rejected', seen: run.now, mayPass } };
  }
  const { etag } = object;
  if (await isCurrent(record, etag, run)) {
    return { ...found, wanted: { kind: 'unchanged' } };
  }
  const seen = seenAt(object, run.now);
  const { article, draft, problems, removed } = await run.sources.convert(
    source,
    object,
    settings.context,
    record?.firstSeen ?? seen,
  );
  if (draft) return { ...found, problems, removed, wanted: { kind: 'draft' } };
  if (article === undefined || problems.some(isError)) {
    return { ...found, problems, wanted: { kind: 'rejected', seen, mayPass: false } };
  }
  if (hasExpired(article, run.now)) {
    return { ...found, problems, removed, wanted: { kind: 'expired' } };
  }

  const {
    media,
    stored: storedMedia,
    problems: missing,
  } = await readMediaOf(source, article, settings.context.baseUrl, run.readMedia);
  const changedAt = noLaterThan(run.now, latest(seen, ...storedMedia) ?? seen);
  return {
    source,
    record,
    problems: [...problems, ...missing],
    removed,
    wanted: { kind: 'article', article, media, etag, seen, changedAt },
  };
};

/** Whether a record has a date that a clock ahead of ours has made. An embargo is a date that an editor gave. */
const isAhead = ({ firstSeen = '', updated = '', current }: SourceRecord, present: Instant) =>
  firstSeen > present || (updated > present && updated !== current?.published);

const isCurrent = async (
  record: SourceRecord | undefined,
  etag: string,
  { settings, now, present, force, readMedia }: SourceContext,
): Promise<boolean> => {
  if (force || record?.current === undefined || isAhead(record, present)) return false;
  const { current, live, pendingVersions, pendingClaims } = record;
  return (
    record.etag === etag &&
    record.settings === settings.digest &&
    pendingVersions.length === 0 &&
    pendingClaims.length === 0 &&
    live === current.published <= now &&
    !hasExpired(current, now) &&
    (await hasMediaAsNow(current, readMedia))
  );
};
