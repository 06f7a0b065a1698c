import pMap from 'p-map';
import type { Instant, SourceArticle } from '../core/article.ts';
import { latest } from '../core/instant.ts';
import type { MediaByKey } from '../core/media.ts';
import { isError, type Problem } from '../core/problem.ts';
import type { convertSource } from './convert-source.ts';
import { loadOnce } from './load-once.ts';
import { hasMediaAsNow, readMediaOf } from './media-facts.ts';
import type { Ports, StoredObject } from './ports.ts';
import { readContent } from './read-content.ts';
import type { RunContext } from './run-context.ts';
import { readJson, type SourceRecord, stateKeys } from './state.ts';

const concurrency = 50;

/** A source as it is now, beside what is known of it. */
export interface SourceState {
  readonly source: string;
  readonly record: SourceRecord | undefined;
  readonly problems: readonly Problem[];
  readonly removed: readonly string[];
  readonly wanted: Wanted;
}

type Wanted =
  | { readonly kind: 'unchanged' | 'absent' | 'draft' }
  | { readonly kind: 'rejected'; readonly seen: Instant }
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

export const readSources = (run: RunContext, sources: readonly string[]): Promise<SourceState[]> =>
  pMap(sources, (source) => readSource(run, source), { concurrency });

/** A source as it is stored, or why it cannot be read, and what is known of it. */
export type SourceReader = (
  source: string,
) => Promise<[StoredObject | Problem | undefined, SourceRecord | undefined]>;

/** Reads each source once, from the first call on. */
export const createSourceReader = (ports: Ports): SourceReader => {
  const reading = new Map<string, ReturnType<SourceReader>>();
  return (source) => {
    const known =
      reading.get(source) ??
      Promise.all([
        readContent(ports.content, source, 'Keep the text and put media into media/'),
        readJson<SourceRecord>(ports.state, stateKeys.record(source)),
      ]);
    // Whoever awaits it later is told of a failure; until then it is nobody's unhandled one.
    known.catch(() => undefined);
    reading.set(source, known);
    return known;
  };
};

const readSource = async (run: RunContext, source: string): Promise<SourceState> => {
  const { settings } = run;
  const [object, record] = await run.readSource(source);
  const nothing = { source, record, problems: [], removed: [] };
  if (object === undefined) return { ...nothing, wanted: { kind: 'absent' } };
  if ('fault' in object) {
    return { ...nothing, problems: [object], wanted: { kind: 'rejected', seen: run.now } };
  }
  if (await isCurrent(record, object.etag, run)) {
    return { ...nothing, wanted: { kind: 'unchanged' } };
  }
  const seen = noLaterThan(run.now, object.lastModified.toISOString());
  const { article, draft, problems, removed } = await convert(
    source,
    object.body,
    settings.context,
    record?.firstSeen ?? seen,
  );
  if (article === undefined || problems.some(isError)) {
    return { ...nothing, problems, wanted: { kind: 'rejected', seen } };
  }
  if (draft) return { ...nothing, problems, removed, wanted: { kind: 'draft' } };

  const { media, stored: storedMedia, problems: missing } = await readMediaOf(source, article, run);
  const changedAt = noLaterThan(run.now, latest(seen, ...storedMedia) ?? seen);
  return {
    ...{ source, record, problems: [...problems, ...missing], removed },
    wanted: { kind: 'article', article, media, etag: object.etag, seen, changedAt },
  };
};

/** S3's clock may be a little ahead of ours; nothing was seen before it was there. */
const noLaterThan = (now: Instant, stored: Instant): Instant => {
  const isAhead = stored > now;
  return isAhead ? now : stored;
};

/** Its parsers take longer to load than all else together, and most runs convert nothing. */
const loadConversion = loadOnce(() => import('./convert-source.ts'));

const convert = async (...parameters: Parameters<typeof convertSource>) =>
  (await loadConversion()).convertSource(...parameters);

const isCurrent = async (
  record: SourceRecord | undefined,
  etag: string,
  { settings, now, force, readMedia }: RunContext,
): Promise<boolean> => {
  if (force || record?.current === undefined) return false;
  const { current, live, tried, wants } = record;
  return (
    record.etag === etag &&
    record.settings === settings.digest &&
    tried.length === 0 &&
    wants.length === 0 &&
    live === current.published <= now &&
    (await hasMediaAsNow(current, readMedia))
  );
};
