import pMap from 'p-map';
import { cacheControl, feedFormats, frontPageKey } from '../../contract.ts';
import type { Article, Instant } from '../../core/article.ts';
import { type Channel, type ChannelContent, channelsOf, isDeclared } from '../../core/channel.ts';
import { sha256 } from '../../core/digest.ts';
import { latest } from '../../core/instant.ts';
import { atOnce } from '../access/concurrency.ts';
import { writeJson } from '../access/json.ts';
import { memoise } from '../access/memoise.ts';
import type { SiteChanges } from '../access/site-document.ts';
import type { RunContext } from '../run-context.ts';
import { noLaterThan } from '../sources/source-reader.ts';
import type { ChannelRecord, DirtyChannel } from '../state/channel-record.ts';
import type { ReadEntry } from '../state/entry-cache.ts';
import { stateKeys, versionOfIndexKey } from '../state/keys.ts';
import type { SiteDocument } from './channel-documents.ts';
import { type ChannelReport, emptyChannelReport } from './channel-report.ts';

/** What a channel shows from now on, and why. */
export interface ChannelChange {
  readonly channel: Channel;
  /** Index keys, newest first. */
  readonly keys: readonly string[];
  readonly record: ChannelRecord | undefined;
  /** When the change happened. */
  readonly changedAt: Instant;
  /** Whether an earlier run may have stopped between the channel's documents and its record. */
  readonly isRetry: boolean;
}

/**
 * Writes the documents of a channel whose bytes are new. A channel without entries gets none, unless
 * publication.yaml declares it; one that has lost its last entry stays, empty. If a document comes out
 * malformed, the live ones stay, and the channel gets a dirty flag for the next reconciliation.
 */
export const publishChannel = async (
  run: RunContext,
  readEntry: ReadEntry,
  change: ChannelChange,
): Promise<ChannelReport> => {
  const { channel, keys, record, changedAt, isRetry } = change;
  const { settings } = run;
  const { state, site } = run.ports;
  const isWanted = record !== undefined || isDeclared(channel, settings.context.publication);
  if (keys.length === 0 && !isWanted) {
    // The run that stopped may have written documents.
    if (isRetry) await Promise.all(documentKeys(channel).map((key) => site.delete(key)));
    return emptyChannelReport;
  }
  const writesAll = run.force || isRetry;
  const digest = sha256(JSON.stringify([settings.digest, keys]));
  const isAhead = record !== undefined && record.updated > run.present;
  if (record?.digest === digest && !writesAll && !isAhead) return emptyChannelReport;

  const content = await contentOf(run, readEntry, change, digest);
  const { renderChannel } = await loadDocuments();
  const documents = renderChannel(content);
  if ('fault' in documents) {
    const flag: DirtyChannel = { channel, changedAt };
    await writeJson(state, stateKeys.dirtyChannel(channel), flag);
    return { ...emptyChannelReport, problems: [documents] };
  }
  if (run.flagsNew && record?.channel.name !== content.channel.name) {
    await state.put(stateKeys.channelFlag(channel), '');
  }
  const changes = await writeDocuments(run, content, documents, { record, digest, writesAll });
  const newest = channel.kind === 'front' ? content.articles[0]?.published : undefined;
  return { ...changes, problems: [], newest };
};

/** All that the channel's documents show. */
const contentOf = async (
  { settings, present }: RunContext,
  readEntry: ReadEntry,
  { channel, keys, record, changedAt }: ChannelChange,
  digest: string,
): Promise<ChannelContent> => {
  const found = await pMap(keys, (key) => readEntry(versionOfIndexKey(key)), atOnce.entries);
  const articles = found.filter((article) => article !== undefined);
  const undated: Undated = {
    ...settings.context,
    channel: named(channel, articles, settings.context) ?? record?.channel ?? channel,
    articles,
  };
  const isAsBefore =
    record?.digest === digest ||
    (record !== undefined && (await showsNothingNew(undated, record, settings.digest)));
  const updated =
    record && isAsBefore
      ? record.updated
      : updatedAt(articles, settings.first ? undefined : record, changedAt);
  return { ...undated, updated: noLaterThan(present, updated) };
};

interface LastDocuments {
  readonly record: ChannelRecord | undefined;
  /** Of what the documents are made from now. */
  readonly digest: string;
  /** Whether to write those again that have the right bytes. */
  readonly writesAll: boolean;
}

/** Writes the documents and the channel's record, and deletes the page of a channel that has none any more. */
const writeDocuments = async (
  { ports: { state, site }, settings }: RunContext,
  { channel, updated }: ChannelContent,
  documents: readonly SiteDocument[],
  { record, digest, writesAll }: LastDocuments,
): Promise<SiteChanges> => {
  const hashes = Object.fromEntries(documents.map(({ key, body }) => [key, sha256(body)]));
  const changed = documents.filter(
    ({ key }) => writesAll || record?.documents[key] !== hashes[key],
  );
  await Promise.all([
    ...changed.map(({ key, body, contentType }) =>
      site.put(key, body, { contentType, cacheControl: cacheControl.live }),
    ),
    writeJson(state, stateKeys.channel(channel), {
      channel,
      updated,
      digest,
      settings: settings.digest,
      documents: hashes,
    } satisfies ChannelRecord),
  ]);
  // The page goes where the publication has its own site: the feeds no longer lead to it.
  const unwanted = documentKeys(channel).filter((key) => !Object.hasOwn(hashes, key));
  const gone = unwanted.filter((key) => record && Object.hasOwn(record.documents, key));
  await Promise.all((writesAll ? unwanted : gone).map((key) => site.delete(key)));
  return { written: changed.map(({ key }) => key), deleted: gone };
};

type Undated = Omit<ChannelContent, 'updated'>;

/** A run that finds nothing to do renders nothing, so the renderers are loaded with the first use. */
const loadDocuments = memoise(() => import('./channel-documents.ts'));

/** Settings may change what this channel's feeds do not show, such as the title of a section. */
const showsNothingNew = async (
  undated: Undated,
  record: ChannelRecord,
  settings: string,
): Promise<boolean> => {
  if (record.settings === settings) return false;
  const { renderChannelFeeds } = await loadDocuments();
  const feeds = renderChannelFeeds({ ...undated, updated: record.updated });
  return 'map' in feeds && feeds.every(({ key, body }) => record.documents[key] === sha256(body));
};

/** The channel with its name as its newest article spells it. */
const named = (
  { path }: Channel,
  articles: readonly Article[],
  { publication }: RunContext['settings']['context'],
): Channel | undefined =>
  articles
    .flatMap((article) => channelsOf(article, publication))
    .find((channel) => channel.path === path);

/**
 * The time of the newest change: that of the newest article. When an article was removed, or came with
 * an old date, no article tells the time: then it is the time of the change.
 */
const updatedAt = (
  articles: readonly Article[],
  record: ChannelRecord | undefined,
  changedAt: Instant,
): Instant => {
  const newest = latest(...articles.map(({ updated }) => updated));
  if (record === undefined) return newest ?? changedAt;
  return newest && newest > record.updated
    ? newest
    : (latest(record.updated, changedAt) ?? changedAt);
};

const documentKeys = ({ path }: Channel): string[] =>
  [...Object.values(feedFormats).map(({ file }) => file), frontPageKey].map((file) => path + file);
