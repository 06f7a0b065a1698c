import pMap from 'p-map';
import type { Instant } from '../../core/article.ts';
import type { Conversion, ConversionContext } from '../../core/convert/convert-article.ts';
import { atOnce } from '../access/concurrency.ts';
import { memoise } from '../access/memoise.ts';
import { readContent, type UnreadableContent } from '../access/read-content.ts';
import type { Ports, StoredObject } from '../ports.ts';
import { readSourceRecord, type SourceRecord } from '../state/source-record.ts';
import type { convertSource } from './convert-source.ts';

export type ConvertSource = typeof convertSource;

/** A source as it is stored, or why it cannot be read. */
type Found = StoredObject | UnreadableContent | undefined;

/** Reads and converts each source once, from the first call on. */
export interface SourceReader {
  /** A source, and what is known of it. */
  read(source: string): Promise<readonly [Found, SourceRecord | undefined]>;
  /** @param firstSeen when the source was first stored */
  convert(
    source: string,
    object: StoredObject,
    context: ConversionContext,
    firstSeen: Instant,
  ): Promise<Conversion>;
  /**
   * Begins to read and convert sources of which nothing is known and which a later step asks for.
   * @returns when their conversions are under way
   */
  begin(sources: readonly string[], context: ConversionContext, now: Instant): Promise<void>;
}

/** The parsers take longer to load than all else together, and most runs convert nothing. */
const loadConversion = memoise(() => import('./convert-source.ts'));

const convertHere: ConvertSource = async (...parameters) =>
  (await loadConversion()).convertSource(...parameters);

export const createSourceReader = (
  { content, state }: Pick<Ports, 'content' | 'state'>,
  convertSource = convertHere,
): SourceReader => {
  const find = memoise(
    (source: string): Promise<Found> =>
      readContent(content, source, 'Keep the text and put media into media/'),
  );
  const readRecord = memoise((source: string) => readSourceRecord(state, source));
  const convert = memoise(
    (source: string, { body }: StoredObject, context: ConversionContext, firstSeen: Instant) =>
      convertSource(source, body, context, firstSeen),
    (source, _object, _context, firstSeen) => `${firstSeen} ${source}`,
  );
  return {
    read: (source) => Promise.all([find(source), readRecord(source)]),
    convert,
    async begin(sources, context, now) {
      const found = await pMap(sources, find, atOnce.sources);
      for (const [index, source] of sources.entries()) {
        const object = found[index];
        if (!object || 'problem' in object) continue;
        // A failure reaches the step that asks for the source.
        convert(source, object, context, seenAt(object, now)).catch(() => undefined);
      }
    },
  };
};

/** When a source was stored. S3's clock may be a little ahead of ours, so `now` is the latest. */
export const seenAt = ({ lastModified }: StoredObject, now: Instant): Instant =>
  noLaterThan(now, lastModified.toISOString());

export const noLaterThan = (now: Instant, stored: Instant): Instant => {
  const isAhead = stored > now;
  return isAhead ? now : stored;
};
