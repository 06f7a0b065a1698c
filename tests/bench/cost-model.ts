import { listPrices, priceOf } from './prices.ts';

/** The output and the readers of a newspaper. */
export interface Workload {
  readonly articlesPerDay: number;
  /** Subscribers that poll directly. An aggregator polls once for all of its subscribers. */
  readonly subscribers: number;
}

/** The measured cost of one of each. */
export interface Usage {
  /** Publishing an article: PUT and LIST, GET, and ms of the function. */
  readonly article: { readonly writes: number; readonly reads: number; readonly time: number };
  /** A run that finds nothing to do. */
  readonly idleRun: { readonly writes: number; readonly reads: number; readonly time: number };
  /** In bytes: a poll of a changed and of an unchanged feed. */
  readonly changedPoll: number;
  readonly unchangedPoll: number;
}

/** Assumptions on readers and caches. */
export interface Habits {
  /** Polls of each subscriber. */
  readonly pollsPerDay: number;
  /** The share of subscribers that send their version. The others get the whole feed each time. */
  readonly conditionalShare: number;
  /** The share of polls that CloudFront answers without asking S3. */
  readonly cacheHitRatio: number;
  /** Requests of Lambda's pollers to the empty queue. */
  readonly emptyReceivesPerDay: number;
}

/** One poll an hour; five pollers that wait 20 seconds each. */
export const usualHabits: Habits = {
  pollsPerDay: 24,
  conditionalShare: 0.8,
  cacheHitRatio: 0.95,
  emptyReceivesPerDay: 5 * 3 * 60 * 24,
};

/** In dollars a month. */
export interface Cost {
  readonly publishing: number;
  readonly requests: number;
  readonly transfer: number;
  readonly total: number;
}

const daysInMonth = 30;
const runsPerDay = 60 * 24;
/** The memory of the function, in GB. */
const memory = 1;
const bytesInGb = 1024 ** 3;
/** Requests for a message: send, receive, delete. */
const requestsOfMessage = 3;

/**
 * What AWS charges for a month of 30 days. Polls and articles are spread evenly over the day, so
 * the number of articles limits how many polls of a day find something new. Logs, metrics, alarms and
 * storage are left out: they cost some dollars for any number of readers.
 */
export const monthlyCost = (
  { articlesPerDay, subscribers }: Workload,
  usage: Usage,
  habits: Habits = usualHabits,
): Cost => {
  const articles = articlesPerDay * daysInMonth;
  const idleRuns = runsPerDay * daysInMonth;
  const polls = subscribers * habits.pollsPerDay * daysInMonth;
  const newsShare = Math.min(1, articlesPerDay / habits.pollsPerDay);
  const unchanged = polls * habits.conditionalShare * (1 - newsShare);
  const bytes = unchanged * usage.unchangedPoll + (polls - unchanged) * usage.changedPoll;
  const misses = polls * (1 - habits.cacheHitRatio);
  const { article, idleRun } = usage;

  const publishing = sum(
    charge('s3Writes', articles * article.writes + idleRuns * idleRun.writes),
    charge('s3Reads', articles * article.reads + idleRuns * idleRun.reads),
    charge('lambdaRequests', articles + idleRuns),
    charge('lambdaTime', ((articles * article.time + idleRuns * idleRun.time) / 1000) * memory),
    charge(
      'sqsRequests',
      (articles + idleRuns) * requestsOfMessage + habits.emptyReceivesPerDay * daysInMonth,
    ),
    charge('events', articles),
  );
  // A feed has one function, which sets its media type.
  const requests = sum(
    charge('cdnRequests', polls),
    charge('cdnFunctions', polls),
    charge('s3Reads', misses),
  );
  const transfer = charge('cdnTransfer', bytes / bytesInGb);
  return { publishing, requests, transfer, total: sum(publishing, requests, transfer) };
};

const charge = (item: Exclude<keyof typeof listPrices, 'asOf'>, units: number): number =>
  priceOf(units, listPrices[item].tiers, listPrices[item].free);

const sum = (...dollars: readonly number[]): number => dollars.reduce((all, each) => all + each, 0);

const articleCounts = [10, 100, 1000] as const;
const subscriberCounts = [10_000, 100_000, 1_000_000, 10_000_000] as const;

/** As Markdown: a row for each count of subscribers, a column for each count of articles a day. */
export const costTable = (usage: Usage, habits: Habits = usualHabits): string => {
  const rows = [
    ['subscribers', ...articleCounts.map((count) => `${grouped(count)} articles a day`)],
    ['---:', ...articleCounts.map(() => '---:')],
    ...subscriberCounts.map((subscribers) => [
      grouped(subscribers),
      ...articleCounts.map((articlesPerDay) =>
        inDollars(monthlyCost({ articlesPerDay, subscribers }, usage, habits).total),
      ),
    ]),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
};

const grouped = (count: number): string => count.toLocaleString('en');

const inDollars = (amount: number): string =>
  `$${amount.toLocaleString('en', { minimumFractionDigits: amount < 100 ? 2 : 0, maximumFractionDigits: amount < 100 ? 2 : 0 })}`;
