import pMap from 'p-map';
import type { Instant } from '../../core/article.ts';
import type { Conversion, ConversionContext } from '../../core/convert/convert-article.ts';
import type { Problem } from '../../core/problem.ts';
import type { convertSource } from './convert-source.ts';
import { loadOnce } from '../load-once.ts';
import { once } from '../access/memoise.ts';
import type { Ports, StoredObject } from '../ports.ts';
import { readContent } from '../access/read-content.ts';
import { readJson, type SourceRecord, stateKeys } from '../state/keys.ts';

const concurrency = 50;

export type ConvertSource = typeof convertSource;

/** A source as it is stored, or why it cannot be read. */
type Found = StoredObject | Problem | undefined;

/** Reads and converts each source once, from the first call on. */
export interface SourceReader {
  /** A source, and what is known of it. */
  read(source: string): Promise<readonly [Found, SourceRecord | undefined]>;
  /** @param stored when the source was first seen */
  convert(
    source: string,
    object: StoredObject,
    context: ConversionContext,
    stored: Instant,
  ): Promise<Conversion>;
  /**
   * Begins with sources of which nothing is known, and which will be asked for later.
   * @returns when they are being converted
   */
  begin(sources: readonly string[], context: ConversionContext, now: Instant): Promise<void>;
}

/** Its parsers take longer to load than all else together, and most runs convert nothing. */
const loadConversion = loadOnce(() => import('./convert-source.ts'));

const convertHere: ConvertSource = async (...parameters) =>
  (await loadConversion()).convertSource(...parameters);

/** @param convertAside converts what is begun with, beside the publisher */
export const createSourceReader = (
  { content, state }: Pick<Ports, 'content' | 'state'>,
  convertAside = convertHere,
): SourceReader => {
  const objects = new Map<string, Promise<Found>>();
  const records = new Map<string, Promise<SourceRecord | undefined>>();
  const conversions = new Map<string, Promise<Conversion>>();
  const find = (source: string) =>
    once(objects, source, () =>
      readContent(content, source, 'Keep the text and put media into media/'),
    );
  const convert = (
    by: ConvertSource,
    source: string,
    { body }: StoredObject,
    context: ConversionContext,
    stored: Instant,
  ) => once(conversions, `${stored} ${source}`, () => by(source, body, context, stored));
  return {
    read: (source) =>
      Promise.all([
        find(source),
        once(records, source, () => readJson<SourceRecord>(state, stateKeys.record(source))),
      ]),
    convert: (...parameters) => convert(convertHere, ...parameters),
    async begin(sources, context, now) {
      const found = await pMap(sources, find, { concurrency });
      for (const [index, source] of sources.entries()) {
        const object = found[index];
        if (!object || 'fault' in object) continue;
        void convert(convertAside, source, object, context, seenAt(object, now));
      }
    },
  };
};

/** When a source was stored. S3's clock may be a little ahead of ours; nothing was seen before it was there. */
export const seenAt = ({ lastModified }: StoredObject, now: Instant): Instant =>
  noLaterThan(now, lastModified.toISOString());

export const noLaterThan = (now: Instant, stored: Instant): Instant => {
  const isAhead = stored > now;
  return isAhead ? now : stored;
};
