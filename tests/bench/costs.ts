import { feedFormats } from '../../lambda/contract.ts';
import { runPublisher } from '../../lambda/publish/run.ts';
import type { Change } from '../../lambda/publish/sources/content-change.ts';
import { createEntryCache } from '../../lambda/publish/state/entry-cache.ts';
import { baseUrl, createNewsroom } from '../support/newsroom.ts';
import { dateOf, makeArticle, publicationFile } from './corpus.ts';
import { costTable, type Usage } from './cost-model.ts';
import type { Figure, Part } from './part.ts';
import { openSite, poll } from './readers.ts';
import { createSlowPorts, type RequestCounts } from './slow-ports.ts';
import { median } from './table.ts';

/** In ms, of each request. */
const latency = 20;

/** More than a feed holds. */
const archive = 60;

/** Articles that are published before the measurement, so that the code is warm, as it usually is. */
const warmUps = 20;

interface Run extends RequestCounts {
  /** In ms. */
  readonly time: number;
}

/** A publisher that is warm, with an author, a section and three tags for each article. */
export const openPublisher = async () => {
  const newsroom = createNewsroom();
  const entries = createEntryCache(1000);
  await newsroom.save(publicationFile.key, publicationFile.text);
  for (let number = 0; number < archive; number += 1) {
    const { key, text } = makeArticle(number, 'desks');
    await newsroom.save(key, text);
  }
  await newsroom.publish();
  let published = 0;
  const run = async (changes: readonly Change[], now: string): Promise<Run> => {
    newsroom.setTime(now);
    const slow = createSlowPorts(newsroom.ports, latency);
    const begun = performance.now();
    const request = { changes, scope: 'changes' } as const;
    const report = await runPublisher(slow.ports, { baseUrl, now, entries }, request);
    const time = performance.now() - begun;
    const wanted = changes.length;
    const found = report.sources.filter(({ outcome }) => outcome.kind === 'published').length;
    if (found !== wanted) throw new Error(`${found} of ${wanted} articles are published`);
    return { ...slow.counts, time };
  };
  return {
    async publish(): Promise<Run> {
      published += 1;
      const { key, text } = makeArticle(-published, 'desks');
      const now = dateOf(-published);
      newsroom.setTime(now);
      await newsroom.save(key, text);
      return run([{ key, time: now }], now);
    },
    /** The work of a tick after publishing, at most once a minute. */
    tick: (): Promise<Run> => run([], dateOf(-published)),
  };
};

const measurePolls = async (): Promise<Pick<Usage, 'changedPoll' | 'unchangedPoll'>> => {
  const site = await openSite();
  try {
    const path = `/${feedFormats.rss.file}`;
    const changed = await poll(site.port, path, 'br');
    const unchanged = await poll(site.port, path, 'br', changed.etag);
    if (unchanged.status !== 304) throw new Error(`an unchanged feed gets ${unchanged.status}`);
    return { changedPoll: changed.bytes, unchangedPoll: unchanged.bytes };
  } finally {
    await site.close();
  }
};

const conditions = {
  article: 'one article',
  lists: 'the lists and maps that lead to it, a minute later',
  idle: 'nothing to do',
  changedPoll: 'poll of a changed feed',
  unchangedPoll: 'poll of an unchanged feed',
} as const;

export const costs: Part = {
  name: 'costs',
  title: 'What AWS would charge for',
  async measure({ rounds }) {
    const publisher = await openPublisher();
    for (let run = 0; run < warmUps; run += 1) await publisher.publish();
    const [articles, lists, idleRuns]: [Run[], Run[], Run[]] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      articles.push(await publisher.publish());
      lists.push(await publisher.tick());
      idleRuns.push(await publisher.tick());
    }
    const polls = await measurePolls();
    return {
      figures: [
        ...figuresOf(conditions.article, articles),
        ...figuresOf(conditions.lists, lists),
        ...figuresOf(conditions.idle, idleRuns),
        bytesOf(conditions.changedPoll, polls.changedPoll),
        bytesOf(conditions.unchangedPoll, polls.unchangedPoll),
      ],
      missing: [],
    };
  },
};

const subject = 'Newsstand';

const measures = {
  writes: 'PUT and LIST',
  reads: 'GET',
  time: `time, ${latency} ms a request`,
  bytes: 'bytes read',
} as const;

const figuresOf = (condition: string, runs: readonly Run[]): Figure[] => [
  {
    ...{ subject, condition, measure: measures.writes, unit: 'requests' },
    values: runs.map(({ writes }) => writes),
  },
  {
    ...{ subject, condition, measure: measures.reads, unit: 'requests' },
    values: runs.map(({ reads }) => reads),
  },
  {
    ...{ subject, condition, measure: measures.time, unit: 'ms' },
    values: runs.map(({ time }) => time),
  },
];

const bytesOf = (condition: string, bytes: number): Figure => ({
  ...{ subject, condition, measure: measures.bytes, unit: 'B' },
  values: [bytes],
});

/** The costs of a month by these figures, as a Markdown table. */
export const costsOf = (figures: readonly Figure[]): string => {
  const figureOf = (name: keyof typeof conditions, measure: keyof typeof measures): number => {
    const isWanted = (each: Figure) =>
      each.condition === conditions[name] && each.measure === measures[measure];
    return median(figures.find(isWanted)?.values ?? []);
  };
  const runOf = (name: keyof typeof conditions): Usage['article'] => ({
    writes: figureOf(name, 'writes'),
    reads: figureOf(name, 'reads'),
    time: figureOf(name, 'time'),
  });
  const [article, lists] = [runOf('article'), runOf('lists')];
  return costTable({
    article: {
      writes: article.writes + lists.writes,
      reads: article.reads + lists.reads,
      time: article.time + lists.time,
    },
    idleRun: runOf('idle'),
    changedPoll: figureOf('changedPoll', 'bytes'),
    unchangedPoll: figureOf('unchangedPoll', 'bytes'),
  });
};
