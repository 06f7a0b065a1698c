import { describe, expect, it } from 'vitest';
import { type RunReport, runPublisher } from '../../../lambda/publish/run.ts';
import { createEntryCache } from '../../../lambda/publish/state/entry-cache.ts';
import { createRequestCounter } from '../../support/counting-store.ts';
import { baseUrl, createNewsroom } from '../../support/newsroom.ts';

const now = '2026-10-01T12:00:00.000Z';

const article = (title: string, number: number): string =>
  `---\ntitle: ${title}\nauthor: Ann\nsection: Local\ntags: [a, b, c]\n` +
  `date: ${new Date(Date.UTC(2026, 7, 1) - number * 3_600_000).toISOString()}\n---\nSome text.\n`;

/** A warm publisher over an archive of the given size. */
const createArchive = async (size: number) => {
  const counter = createRequestCounter();
  const newsroom = createNewsroom();
  await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N\ntimezone: UTC');
  for (let number = 1; number <= size; number += 1) {
    await newsroom.save(`articles/${number}.md`, article(`Article ${number}`, number));
  }
  const entries = createEntryCache(1000);
  const run = (ports = newsroom.ports, ...keys: string[]): Promise<RunReport> =>
    runPublisher(
      ports,
      { baseUrl, now, entries },
      { changes: keys.map((key) => ({ key, time: now })), scope: 'changes' },
    );
  await run();
  await run(newsroom.ports, 'articles/1.md');
  return {
    newsroom,
    counter,
    async count(...keys: string[]) {
      counter.reset();
      const report = await run(counter.wrap(newsroom.ports), ...keys);
      return {
        report,
        requests: [...counter.requests].sort(),
        roundTrips: counter.roundTrips,
      };
    },
  };
};

describe('publishing one article', () => {
  it('costs the same in an archive of any size: 65 requests in 6 round trips at the most', async () => {
    const costs = [];
    for (const size of [100, 1_000, 10_000]) {
      const { newsroom, count } = await createArchive(size);
      await newsroom.save('articles/new.md', article('New', 0));
      const { requests, roundTrips, report } = await count('articles/new.md');
      expect(report.written).toHaveLength(25);
      costs.push({ requests: requests.length, roundTrips });
    }

    expect(costs[1]).toEqual(costs[0]);
    expect(costs[2]).toEqual(costs[0]);
    expect(costs[0]?.requests).toBeLessThanOrEqual(65);
    expect(costs[0]?.roundTrips).toBeLessThanOrEqual(6);
  }, 120_000);

  it('that has not changed writes nothing', async () => {
    const { count } = await createArchive(10);
    const { requests } = await count('articles/3.md');

    expect(requests.filter((request) => !/^(get|list) /.test(request))).toEqual([]);
  });
});

describe('a rebuild after the loss of state and site', () => {
  const countRebuild = async (size: number): Promise<number> => {
    const counter = createRequestCounter();
    const newsroom = createNewsroom();
    await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N\ntimezone: UTC');
    for (let number = 1; number <= size; number += 1) {
      await newsroom.save(`articles/${number}.md`, article(`Article ${number}`, number));
    }
    const ports = counter.wrap(newsroom.ports);
    await runPublisher(ports, { baseUrl, now }, { changes: [], scope: 'rebuild' });
    return counter.requests.length;
  };

  it('makes 18 requests an article of six channels, for it does not doubt what it has written', async () => {
    // What it does once, or once a hundred articles, is the same for both but for one step more.
    const [less = 0, more = 0] = [await countRebuild(120), await countRebuild(180)];

    expect((more - less) / 60).toBe(18);
  });
});

describe('a run with nothing to do', () => {
  it('costs two requests', async () => {
    const { count } = await createArchive(10);

    expect((await count()).requests).toEqual(['get state settings.json', 'list state due/']);
  });
});
