import { articleAddress } from '../../core/addresses.ts';
import type { Article, Instant } from '../../core/article.ts';
import { type Channel, channelsOf } from '../../core/channel.ts';
import { latest } from '../../core/instant.ts';
import { withLink } from '../../core/links.ts';
import { type MediaByKey, withMedia } from '../../core/media.ts';
import type { Problem } from '../../core/problem.ts';
import { namesWanted, type Settlement } from './settle-claims.ts';
import type { Outcome } from '../report.ts';
import type { RunContext } from '../run-context.ts';
import type { SourceState } from '../sources/source-states.ts';
import { stamp } from '../sources/article-dates.ts';
import { entryNameOf, type Holding, type SourceRecord, versionOf } from '../state/keys.ts';

/** What is to become of one source: all that the steps of a run need to know of it. */
export interface Plan {
  readonly source: string;
  readonly outcome: Outcome;
  readonly problems: readonly Problem[];
  /** When the change happened. */
  readonly changedAt: Instant;
  readonly last: SourceRecord | undefined;
  /** A new version to be brought in. */
  readonly bringsIn?: {
    readonly article: Article;
    /** As it is kept in the state. */
    readonly text: string;
    readonly holding: Holding;
  };
  /** What was published before comes out of its embargo now. */
  readonly releases?: Holding;
  /** What is to be cleared away. */
  readonly obsolete: readonly Holding[];
  /** Written before anything else, so that all that may exist from then on is known. */
  readonly ahead?: SourceRecord | undefined;
  /** Written after everything else; none deletes the record. */
  readonly final?: SourceRecord;
  /** Whether a rejection is to be on record. */
  readonly rejected: boolean;
}

/** Decides for each source, from what it is, what was published of it and what it may have. */
export const makePlans = (
  run: RunContext,
  settlement: Settlement,
  timeOf: (source: string) => Instant,
): Plan[] =>
  settlement.states.flatMap((state) => {
    const time = timeOf(state.source);
    if (settlement.winners.has(state.source)) {
      return state.wanted.kind === 'unchanged' ? [] : [planArticle(run, state, time)];
    }
    switch (state.wanted.kind) {
      case 'absent':
      case 'draft':
        return [planWithdrawal(state, time)];
      default: {
        const conflict = settlement.conflicts.get(state.source);
        const problems = [...state.problems, ...(conflict ? [conflict] : [])];
        return settlement.keepers.has(state.source)
          ? [planLastGood(run, state, problems)]
          : [planDisplaced(state, problems, time)];
      }
    }
  });

/** Whether an earlier run may have been stopped in the middle of its work on the source. */
export const isRetry = ({ last }: Plan): boolean => last?.etag === '';

/** The channels in which a plan changes what there is to see. */
export const channelsTouched = ({ bringsIn, releases, obsolete }: Plan): readonly Channel[] =>
  [bringsIn?.holding, releases, ...obsolete].flatMap((holding) => holding?.channels ?? []);

/** The entries of which readers see something else than before, or perhaps do; each once. */
export const entriesChanged = (plans: readonly Plan[]): readonly string[] => {
  const changed = plans.filter(
    (plan) => isRetry(plan) || seenOf(plan.last)?.version !== seenOf(plan.final)?.version,
  );
  const holdings = changed.flatMap(({ bringsIn, releases, obsolete }) => [
    bringsIn?.holding,
    releases,
    ...obsolete,
  ]);
  return [...new Set(holdings.flatMap((holding) => holding?.entry ?? []))];
};

/** Whether all that a plan brings is new to readers. */
export const isNew = (plan: Plan): boolean => !isRetry(plan) && !seenOf(plan.last);

const seenOf = (record: SourceRecord | undefined): Holding | undefined =>
  record?.live ? record.current : undefined;

const planArticle = ({ settings, now }: RunContext, state: SourceState, time: Instant): Plan => {
  const { source, record: last, wanted, problems } = state;
  if (wanted.kind !== 'article') throw new TypeError(`${source} asks for nothing`);
  const { media, changedAt } = wanted;
  const { article: told, digest, firstSeen } = stamp(wanted.article, wanted.seen, last);
  const { context } = settings;
  const article = withLink(withMedia(told, media, context.baseUrl), context);
  const text = JSON.stringify(article);
  const holding: Holding = {
    slug: article.slug,
    entry: entryNameOf(article),
    version: versionOf(text),
    published: article.published,
    ...(article.link === undefined ? {} : { link: article.link }),
    channels: channelsOf(article, context.publication),
    ...(Object.keys(media).length > 0 ? { media } : {}),
  };
  const live = article.published <= now;
  const final: SourceRecord = {
    source,
    ...{ etag: wanted.etag, settings: settings.digest, firstSeen, digest },
    ...{ updated: article.updated, current: holding, live, tried: [], wants: [] },
  };
  return {
    source,
    outcome: live
      ? {
          kind: 'published',
          title: article.title,
          address: articleAddress(article, context.baseUrl),
        }
      : { kind: 'waiting', title: article.title, until: article.published },
    problems,
    changedAt:
      latest(
        changedAt,
        hasLost(last, media) ? time : undefined,
        hasMoved(last, holding) ? settings.changedAt : undefined,
      ) ?? changedAt,
    last,
    bringsIn: { article, text, holding },
    obsolete: holdingsOf(last),
    ahead: {
      ...(last ?? { ...unknown(source), firstSeen }),
      etag: '',
      tried: [holding, ...(last?.tried ?? [])],
    },
    final,
    rejected: false,
  };
};

/** What is gone leaves no trace of when it went, but for the word of who tells of it. */
const hasLost = (last: SourceRecord | undefined, media: MediaByKey): boolean =>
  Object.entries(last?.current?.media ?? {}).some(([key, facts]) => facts && media[key] === null);

/** A site of its own comes and goes with publication.yaml. */
const hasMoved = (last: SourceRecord | undefined, { link }: Holding): boolean =>
  last?.current !== undefined && last.current.link !== link;

/** The source is gone or a draft: all that was published of it goes. */
const planWithdrawal = (state: SourceState, changedAt: Instant): Plan => {
  const { source, record: last, wanted, problems } = state;
  const isDraft = wanted.kind === 'draft';
  return {
    source,
    outcome: { kind: isDraft ? 'draft' : last ? 'withdrawn' : 'unchanged' },
    problems,
    changedAt,
    last,
    obsolete: holdingsOf(last),
    ahead: last && { ...last, etag: '' },
    rejected: false,
  };
};

/** The source cannot be published as it is now; what was published of it before stays. */
const planLastGood = (
  { now }: RunContext,
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
    obsolete: last?.tried ?? [],
    ahead: waiting(state) ?? (isOverdue ? { ...last, etag: '' } : undefined),
    ...(last ? { final: rejectedRecord(state, { ...last, live: last.live || isOverdue }) } : {}),
    rejected: true,
  };
};

/** The source cannot be published, and has nothing, or nothing any more, that may stay. */
const planDisplaced = (
  state: SourceState,
  problems: readonly Problem[],
  changedAt: Instant,
): Plan => {
  const { source, record: last } = state;
  const { current: _, ...rest } = last ?? unknown(source);
  return {
    source,
    outcome: { kind: 'rejected', stale: false },
    problems,
    changedAt,
    last,
    obsolete: holdingsOf(last),
    ahead: waiting(state) ?? { ...(last ?? unknown(source)), etag: '' },
    final: rejectedRecord(state, { ...rest, live: false }),
    rejected: true,
  };
};

/** The record of a source that nothing is known of. */
const unknown = (source: string): SourceRecord => ({
  ...{ source, etag: '', settings: '', live: false },
  ...{ tried: [], wants: [] },
});

/** Before a source joins the lines for what it wants, its record says so: else who would take it out? */
const waiting = (state: SourceState): SourceRecord | undefined => {
  const wants = namesWanted(state);
  const last = state.record ?? unknown(state.source);
  return wants && { ...last, etag: '', wants: [wants, ...last.wants] };
};

/** Without an ETag, so that it is looked at again whenever it is mentioned. */
const rejectedRecord = (state: SourceState, record: SourceRecord): SourceRecord => {
  const wants = namesWanted(state);
  const seen = state.wanted.kind === 'article' ? state.wanted.seen : undefined;
  const firstSeen = record.firstSeen ?? seen;
  return {
    ...record,
    wants: wants ? [wants] : [],
    ...(firstSeen ? { firstSeen } : {}),
    etag: '',
    tried: [],
  };
};

const holdingsOf = (record: SourceRecord | undefined): Holding[] => [
  ...(record?.tried ?? []),
  ...(record?.current ? [record.current] : []),
];
