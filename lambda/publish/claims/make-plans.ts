import { articleAddress } from '../../core/addresses.ts';
import type { Article, Instant } from '../../core/article.ts';
import { channelsOf } from '../../core/channel.ts';
import { latest } from '../../core/instant.ts';
import { withLink } from '../../core/links.ts';
import { type MediaByKey, withMedia } from '../../core/media.ts';
import type { Problem } from '../../core/problem.ts';
import type { Outcome } from '../report.ts';
import { stamp } from '../sources/article-dates.ts';
import type { Settings } from '../sources/publication-settings.ts';
import { type SourceState, wantsPlace } from '../sources/source-states.ts';
import { entryNameOf, type PublishedVersion, versionOf } from '../state/published-version.ts';
import { emptyRecord, type SourceRecord, versionsOf } from '../state/source-record.ts';
import { claimedNames } from './claimed-names.ts';
import type { Plan } from './plan.ts';
import type { Settlement } from './settlement.ts';

/** What the plans of a run depend on besides the sources. */
export interface PlanContext {
  readonly settings: Settings;
  /** Decides which articles are due. */
  readonly now: Instant;
  /** The time of the run. */
  readonly present: Instant;
}

/**
 * Decides for each source, from what it is, what is published of it and what it may have.
 * @param timeOf when a source is said to have changed
 */
export const makePlans = (
  context: PlanContext,
  { states, winners, keepers, conflicts }: Settlement,
  timeOf: (source: string) => Instant,
): Plan[] =>
  states.flatMap((state) => {
    const { source, wanted } = state;
    const time = timeOf(source);
    if (winners.has(source)) {
      return wanted.kind === 'unchanged' ? [] : [planArticle(context, state, time)];
    }
    if (!wantsPlace(wanted)) return [planWithdrawal(state, time)];
    const conflict = conflicts.get(source);
    const problems = [...state.problems, ...(conflict ? [conflict] : [])];
    return keepers.has(source)
      ? [planLastGood(context, state, problems)]
      : [planDisplaced(state, problems, time)];
  });

/** The source gets all that it asks for: its newest version takes the place of the others. */
const planArticle = (
  { settings, now, present }: PlanContext,
  state: SourceState,
  time: Instant,
): Plan => {
  const { source, record: last, wanted, problems } = state;
  if (wanted.kind !== 'article') throw new TypeError(`${source} asks for nothing`);
  const { media, changedAt } = wanted;
  const { context } = settings;
  const { article: dated, digest, firstSeen } = stamp(wanted.article, wanted.seen, last, present);
  const article = withLink(withMedia(dated, media, context.baseUrl), context);
  const text = JSON.stringify(article);
  const version = versionFrom(article, text, media, settings);
  const live = article.published <= now;
  const wentAt = hasLost(last, media) ? time : undefined;
  const movedAt = hasMoved(last, version) ? settings.changedAt : undefined;
  return {
    source,
    outcome: outcomeOf(article, live, context.baseUrl),
    problems,
    changedAt: latest(changedAt, wentAt, movedAt) ?? changedAt,
    last,
    bringsIn: { article, text, version },
    obsolete: versionsOf(last),
    ahead: {
      ...(last ?? { ...emptyRecord(source), firstSeen }),
      etag: '',
      pendingVersions: [version, ...(last?.pendingVersions ?? [])],
    },
    final: {
      source,
      etag: wanted.etag,
      settings: settings.digest,
      firstSeen,
      digest,
      updated: article.updated,
      current: version,
      live,
      pendingVersions: [],
      pendingClaims: [],
    },
    rejected: false,
  };
};

const versionFrom = (
  article: Article,
  text: string,
  media: MediaByKey,
  { context }: Settings,
): PublishedVersion => ({
  slug: article.slug,
  entry: entryNameOf(article),
  version: versionOf(text),
  published: article.published,
  ...(article.expires === undefined ? {} : { expires: article.expires }),
  ...(article.link === undefined ? {} : { link: article.link }),
  channels: channelsOf(article, context.publication),
  ...(Object.keys(media).length > 0 ? { media } : {}),
});

const outcomeOf = (article: Article, live: boolean, baseUrl: string): Outcome =>
  live
    ? { kind: 'published', title: article.title, address: articleAddress(article, baseUrl) }
    : { kind: 'waiting', title: article.title, until: article.published };

/** Whether a file of the media is gone. Then only the message tells when. */
const hasLost = (last: SourceRecord | undefined, media: MediaByKey): boolean =>
  Object.entries(last?.current?.media ?? {}).some(([key, facts]) => facts && media[key] === null);

/** Whether the article has another address than before, because publication.yaml says so. */
const hasMoved = (last: SourceRecord | undefined, { link }: PublishedVersion): boolean =>
  last?.current !== undefined && last.current.link !== link;

/** The source is gone, a draft or expired: all that is published of it goes. */
const planWithdrawal = (state: SourceState, changedAt: Instant): Plan => {
  const { source, record: last, wanted, problems } = state;
  return {
    source,
    outcome: { kind: withdrawalOf(wanted.kind, last) },
    problems,
    changedAt,
    last,
    obsolete: versionsOf(last),
    ahead: last && { ...last, etag: '' },
    rejected: false,
  };
};

const withdrawalOf = (wanted: SourceState['wanted']['kind'], last: SourceRecord | undefined) => {
  if (wanted === 'draft' || wanted === 'expired') return wanted;
  return last ? 'withdrawn' : 'unchanged';
};

/** The source cannot be published as it is now. Its published version stays. */
const planLastGood = (
  { now }: PlanContext,
  state: SourceState,
  problems: readonly Problem[],
): Plan => {
  const { source, record: last, wanted } = state;
  const current = last?.current;
  const seen = wanted.kind === 'rejected' || wanted.kind === 'article' ? wanted.seen : now;
  const isOverdue =
    last !== undefined && current !== undefined && !last.live && current.published <= now;
  return {
    source,
    outcome: { kind: 'rejected', stale: true },
    problems,
    changedAt: isOverdue ? current.published : seen,
    last,
    ...(isOverdue ? { releases: current } : {}),
    obsolete: last?.pendingVersions ?? [],
    ahead: recordInLine(state) ?? (isOverdue ? { ...last, etag: '' } : undefined),
    ...(last ? { final: rejectedRecord(state, { ...last, live: last.live || isOverdue }) } : {}),
    rejected: true,
    triesAgain: wanted.kind === 'rejected' && wanted.mayPass,
  };
};

/** The source cannot be published, and what it had belongs to another source now. */
const planDisplaced = (
  state: SourceState,
  problems: readonly Problem[],
  changedAt: Instant,
): Plan => {
  const { source, record: last, wanted } = state;
  const { current: _, ...rest } = last ?? emptyRecord(source);
  return {
    source,
    outcome: { kind: 'rejected', stale: false },
    problems,
    changedAt,
    last,
    obsolete: versionsOf(last),
    ahead: recordInLine(state) ?? { ...(last ?? emptyRecord(source)), etag: '' },
    final: rejectedRecord(state, { ...rest, live: false }),
    rejected: true,
    triesAgain: wanted.kind === 'rejected' && wanted.mayPass,
  };
};

/** The record of a source before it joins the lines for what it asks for, so that it can leave them. */
const recordInLine = (state: SourceState): SourceRecord | undefined => {
  const names = claimedNames(state);
  const last = state.record ?? emptyRecord(state.source);
  return names && { ...last, etag: '', pendingClaims: [names, ...last.pendingClaims] };
};

/** It has no ETag, so every run that is told of the source looks at it again. */
const rejectedRecord = (state: SourceState, record: SourceRecord): SourceRecord => {
  const names = claimedNames(state);
  const seen = state.wanted.kind === 'article' ? state.wanted.seen : undefined;
  const firstSeen = record.firstSeen ?? seen;
  return {
    ...record,
    pendingClaims: names ? [names] : [],
    ...(firstSeen ? { firstSeen } : {}),
    etag: '',
    pendingVersions: [],
  };
};
