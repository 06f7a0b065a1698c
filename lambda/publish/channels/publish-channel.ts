import pMap from 'p-map';
import { cacheControl, feedFormats, frontPageKey } from '../../contract.ts';
import type { Article, Instant } from '../../core/article.ts';
import { type Channel, type ChannelContent, channelsOf, isDeclared } from '../../core/channel.ts';
import { sha256 } from '../../core/digest.ts';
import { latest } from '../../core/instant.ts';
import type { ReadEntry } from '../state/entry-cache.ts';
import { loadOnce } from '../load-once.ts';
import type { PublishReport } from '../report.ts';
import type { RunContext } from '../run-context.ts';
import {
  type ChannelMark,
  type ChannelRecord,
  entryOfIndexKey,
  stateKeys,
  writeJson,
} from '../state/keys.ts';

const concurrency = 16;

/** Of channels: the site's keys that were written and deleted, and why others were not. */
export type ChannelReport = Pick<PublishReport, 'written' | 'deleted' | 'problems' | 'newest'>;

export const mergeChannelReports = (reports: readonly ChannelReport[]): ChannelReport => ({
  written: reports.flatMap(({ written }) => written),
  deleted: reports.flatMap(({ deleted }) => deleted),
  problems: reports.flatMap(({ problems }) => problems),
  newest: reports.find(({ newest }) => newest !== undefined)?.newest,
});

/** What a channel is to show, and why. */
export interface ChannelChange {
  readonly channel: Channel;
  /** Index keys, newest first. */
  readonly keys: readonly string[];
  readonly record: ChannelRecord | undefined;
  /** The time of the change that brought us here. */
  readonly changedAt: Instant;
  /** Whether an earlier run may have stopped between its documents and its record. */
  readonly isRetry: boolean;
}

/**
 * Writes the documents of a channel whose bytes are new. A channel that has never been published and
 * has nothing to show gets none, unless publication.yaml declares it; one that has lost its last article
 * stays, empty. Documents that turn out malformed leave the live ones as they are; the next walk tries again.
 */
export const publishChannel = async (
  { ports: { state, site }, settings, force, marksNew }: RunContext,
  readEntry: ReadEntry,
  { channel, keys, record, changedAt, isRetry }: ChannelChange,
): Promise<ChannelReport> => {
  const isWanted = record !== undefined || isDeclared(channel, settings.context.publication);
  if (keys.length === 0 && !isWanted) {
    // The run that was stopped may have come as far as the documents.
    if (isRetry) await Promise.all(documentKeys(channel).map((key) => site.delete(key)));
    return nothing;
  }
  const all = force || isRetry;
  const digest = sha256(JSON.stringify([settings.digest, keys]));
  if (record?.digest === digest && !all) return nothing;

  const found = await pMap(keys, (key) => readEntry(entryOfIndexKey(key)), { concurrency });
  const articles = found.filter((article) => article !== undefined);
  const undated: Omit<ChannelContent, 'updated'> = {
    ...settings.context,
    channel: named(channel, articles, settings.context) ?? record?.channel ?? channel,
    articles,
  };
  const content: ChannelContent = {
    ...undated,
    updated:
      record &&
      (record.digest === digest || (await showsNothingNew(undated, record, settings.digest)))
        ? record.updated
        : updatedAt(articles, settings.first ? undefined : record, changedAt),
  };
  const { renderChannel } = await loadDocuments();
  const documents = renderChannel(content);
  if ('fault' in documents) {
    await writeJson(state, stateKeys.dirty(channel), { channel, changedAt } satisfies ChannelMark);
    return { ...nothing, problems: [documents] };
  }
  if (marksNew && record?.channel.name !== content.channel.name) {
    await state.put(stateKeys.channelMark(channel), '');
  }
  const hashes = Object.fromEntries(documents.map(({ key, body }) => [key, sha256(body)]));
  const changed = documents.filter(({ key }) => all || record?.documents[key] !== hashes[key]);
  await Promise.all([
    ...changed.map(({ key, body, contentType }) =>
      site.put(key, body, { contentType, cacheControl: cacheControl.live }),
    ),
    writeJson(state, stateKeys.channel(channel), {
      channel: content.channel,
      updated: content.updated,
      digest,
      settings: settings.digest,
      documents: hashes,
    } satisfies ChannelRecord),
  ]);
  // Its page, if it is to have none: its feeds lead there no more.
  const unwanted = documentKeys(channel).filter((key) => !Object.hasOwn(hashes, key));
  const gone = unwanted.filter((key) => record && Object.hasOwn(record.documents, key));
  await Promise.all((all ? unwanted : gone).map((key) => site.delete(key)));
  return {
    written: changed.map(({ key }) => key),
    deleted: gone,
    problems: [],
    newest: channel.kind === 'front' ? articles[0]?.published : undefined,
  };
};

/** Rendering is loaded when it is needed: a run that finds nothing to do needs none. */
const loadDocuments = loadOnce(() => import('./channel-documents.ts'));

const nothing: ChannelReport = { written: [], deleted: [], problems: [] };

/** Settings may change what no reader of this channel's feeds sees, such as the title of a section. */
const showsNothingNew = async (
  undated: Omit<ChannelContent, 'updated'>,
  record: ChannelRecord,
  settings: string,
): Promise<boolean> => {
  if (record.settings === settings) return false;
  const { renderChannelFeeds } = await loadDocuments();
  const feeds = renderChannelFeeds({ ...undated, updated: record.updated });
  return 'map' in feeds && feeds.every(({ key, body }) => record.documents[key] === sha256(body));
};

/** The channel under the name that its newest article spells. */
const named = (
  { path }: Channel,
  articles: readonly Article[],
  { publication }: RunContext['settings']['context'],
): Channel | undefined =>
  articles
    .flatMap((article) => channelsOf(article, publication))
    .find((channel) => channel.path === path);

/**
 * The time of the newest change: of the newest article, or, where that tells of none (an article was
 * removed, or added with an old date), the time at which the change happened.
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
