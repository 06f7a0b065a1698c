import { cacheControl } from '../contract.ts';
import { addressOf, articleKey } from '../core/addresses.ts';
import type { Article, Instant } from '../core/article.ts';
import { type Channel, channelsOf } from '../core/channel.ts';
import { sha256 } from '../core/digest.ts';
import { renderArticlePage } from '../core/render/article-page.ts';
import type { Ports } from './ports.ts';
import type { Outcome } from './report.ts';
import type { RunContext } from './run-context.ts';
import type { Settings } from './settings.ts';
import type { SourceState } from './source-states.ts';
import { stamp } from './stamp.ts';
import {
  entryKeysOf,
  entryNameOf,
  type Holding,
  readJson,
  type SourceRecord,
  stateKeys,
  writeJson,
} from './state.ts';

/** What a source's first half of publishing leaves for when its channels are rendered. */
export interface PendingSource {
  readonly source: string;
  readonly outcome: Outcome;
  readonly touched: readonly Channel[];
  /** When the change happened. */
  readonly changedAt: Instant;
  /** Written last: until then another try does everything again. None once it is withdrawn. */
  readonly record: SourceRecord | undefined;
  /** Of earlier versions, to be cleared away. */
  readonly obsolete: readonly Holding[];
  readonly written: readonly string[];
}

type Wanted = Extract<SourceState['wanted'], { kind: 'article' }>;

/**
 * Brings entry, index keys and page of an article in line with its source. Before anything else, its
 * record is made to name what may exist from now on.
 */
export const publishArticle = async (
  { ports, settings, now }: RunContext,
  { source, record: last }: SourceState,
  { article: sourceArticle, etag, lastModified }: Wanted,
): Promise<PendingSource> => {
  const stored = lastModified.toISOString();
  const seen = stored < now ? stored : now;
  const { article, digest, firstSeen } = stamp(sourceArticle, seen, last);
  const { published, updated, slug, title } = article;
  const live = published <= now;
  const holding = { slug, entry: entryNameOf(article), published, channels: channelsOf(article) };
  const obsolete = last?.holdings ?? [];
  const record: SourceRecord = {
    ...{ source, etag, settings: settings.digest, digest, firstSeen, updated, live },
    holdings: [holding],
  };

  await writeJson(ports.state, stateKeys.record(source), {
    ...(last ?? record),
    etag: '',
    holdings: [holding, ...obsolete],
  } satisfies SourceRecord);
  await writeEntry(ports, source, article, holding);
  const page = articleKey(slug);
  if (live) await writePage(ports, page, article, settings);
  else await ports.state.put(stateKeys.dueSource(published, source), source);

  const address = addressOf(settings.context.baseUrl, page);
  return {
    source,
    outcome: live
      ? { kind: 'published', title, address }
      : { kind: 'waiting', title, until: published },
    touched: [holding, ...obsolete].flatMap(({ channels }) => channels),
    changedAt: seen,
    record,
    obsolete,
    written: live ? [page] : [],
  };
};

/** Whether its embargo has ended since it was published. */
export const isOverdue = ({ live, holdings }: SourceRecord, now: Instant): boolean =>
  !live && holdings[0].published <= now;

/**
 * Brings out the last good version of an article whose embargo has ended, though its source has become
 * unreadable since.
 */
export const releaseLastGood = async (
  { ports, settings }: RunContext,
  { source, record }: SourceState & { record: SourceRecord },
): Promise<PendingSource> => {
  const [holding] = record.holdings;
  const article = await readJson<Article>(ports.state, stateKeys.entry(holding.entry));
  const page = articleKey(holding.slug);
  if (article) await writePage(ports, page, article, settings);
  return {
    source,
    outcome: { kind: 'rejected', stale: true },
    touched: holding.channels,
    changedAt: holding.published,
    record: { ...record, live: true },
    obsolete: [],
    written: [page],
  };
};

/**
 * The first half of taking an article back.
 * @param changedAt when the source was deleted or made a draft
 */
export const withdrawArticle = (
  { source, record }: SourceState & { record: SourceRecord },
  outcome: Outcome,
  changedAt: Instant,
): PendingSource => ({
  source,
  outcome,
  touched: record.holdings.flatMap(({ channels }) => channels),
  changedAt,
  record: undefined,
  obsolete: record.holdings,
  written: [],
});

const writeEntry = async (
  { state }: Ports,
  source: string,
  article: Article,
  holding: Holding,
): Promise<void> => {
  const text = JSON.stringify(article);
  const [entryKey = '', ...indexKeys] = entryKeysOf(holding);
  await Promise.all([
    state.put(entryKey, text),
    ...indexKeys.map((key) => state.put(key, sha256(text))),
    writeJson(state, stateKeys.slugClaim(holding.slug), { source }),
    writeJson(state, stateKeys.entryClaim(holding.entry), { source }),
  ]);
};

const writePage = ({ site }: Ports, key: string, article: Article, { context }: Settings) =>
  site.put(key, renderArticlePage(article, context), {
    contentType: 'text/html; charset=utf-8',
    cacheControl: cacheControl.live,
  });
