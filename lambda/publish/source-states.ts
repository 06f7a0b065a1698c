import pMap from 'p-map';
import type { SourceArticle } from '../core/article.ts';
import { convertArticle } from '../core/convert/convert-article.ts';
import { isError, type Problem } from '../core/problem.ts';
import { settleClaims } from './claims.ts';
import { ObjectTooLargeError } from './errors.ts';
import type { Ports, StoredObject } from './ports.ts';
import type { RunContext } from './run-context.ts';
import { readJson, type SourceRecord, stateKeys } from './state.ts';

/** In bytes. No text that a person wrote comes near. */
const largestSource = 5 * 1024 * 1024;
const concurrency = 16;

/** A source as it is now, beside what is published from it. */
export interface SourceState {
  readonly source: string;
  readonly record: SourceRecord | undefined;
  readonly problems: readonly Problem[];
  readonly removed: readonly string[];
  readonly wanted:
    | { readonly kind: 'unchanged' | 'absent' | 'draft' | 'rejected' }
    | {
        readonly kind: 'article';
        readonly article: SourceArticle;
        readonly etag: string;
        readonly lastModified: Date;
      };
}

/** Reads the sources as they are now and settles which of them are to be published. */
export const readSources = async (
  run: RunContext,
  sources: readonly string[],
): Promise<SourceState[]> => {
  const states = await pMap(sources, (source) => readSource(run, source), {
    concurrency,
  });
  const claimants = states.flatMap(({ source, wanted }) =>
    wanted.kind === 'article' ? [{ source, article: wanted.article }] : [],
  );
  const conflicts = await settleClaims(run.ports, claimants);
  return states.map((state) => {
    const problem = conflicts.get(state.source);
    if (problem === undefined) return state;
    return { ...state, wanted: { kind: 'rejected' }, problems: [...state.problems, problem] };
  });
};

const readSource = async (run: RunContext, source: string): Promise<SourceState> => {
  const { ports, settings } = run;
  const [object, record] = await Promise.all([
    readContent(ports, source),
    readJson<SourceRecord>(ports.state, stateKeys.record(source)),
  ]);
  const nothing = { source, record, problems: [], removed: [] };
  if (object === undefined) return { ...nothing, wanted: { kind: 'absent' } };
  if ('fault' in object) return { ...nothing, problems: [object], wanted: { kind: 'rejected' } };
  if (record && isCurrent(record, object.etag, run)) {
    return { ...nothing, wanted: { kind: 'unchanged' } };
  }
  const { article, draft, problems, removed } = convertArticle(
    source,
    object.body,
    settings.context,
  );
  if (article === undefined || problems.some(isError)) {
    return { ...nothing, problems, wanted: { kind: 'rejected' } };
  }
  const { etag, lastModified } = object;
  return {
    ...nothing,
    problems,
    removed,
    wanted: draft ? { kind: 'draft' } : { kind: 'article', article, etag, lastModified },
  };
};

const isCurrent = (
  record: SourceRecord,
  etag: string,
  { settings, now, force }: RunContext,
): boolean =>
  !force &&
  record.etag === etag &&
  record.settings === settings.digest &&
  record.live === record.holdings[0].published <= now;

const readContent = async (
  { content }: Ports,
  source: string,
): Promise<StoredObject | Problem | undefined> => {
  try {
    return await content.get(source, largestSource);
  } catch (error) {
    if (!(error instanceof ObjectTooLargeError)) throw error;
    const fault = `has ${error.size} bytes, more than the ${error.maxBytes} allowed`;
    return {
      file: source,
      fault,
      remedy: 'Keep the text and put media into media/',
      severity: 'error',
    };
  }
};
