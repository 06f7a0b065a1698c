import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costTable, type Habits, monthlyCost, type Usage, usualHabits } from './cost-model.ts';
import { listPrices, priceOf } from './prices.ts';

const usage: Usage = {
  article: { writes: 40, reads: 20, time: 500 },
  idleRun: { writes: 1, reads: 1, time: 50 },
  changedPoll: 50_000,
  unchangedPoll: 700,
};

const { tiers, free } = listPrices.cdnTransfer;

describe('the price of transfer', () => {
  it.each([
    ['what is free', 1024, 0],
    ['the first GB that is not', 1025, 0.085],
    ['the whole first tier', 1024 + 10_240, 870.4],
    ['the first GB of the second', 1024 + 10_241, 870.48],
    // 870.40 + 40,960 × 0.08 + 102,400 × 0.06 + 358,400 × 0.04
    ['the first four tiers', 1024 + 512_000, 870.4 + 3276.8 + 6144 + 14_336],
    // and 536,576 × 0.03, 4,194,304 × 0.025, one at 0.02
    [
      'a GB of the last',
      1024 + 5_242_881,
      870.4 + 3276.8 + 6144 + 14_336 + 16_097.28 + 104_857.6 + 0.02,
    ],
  ])('is right for %s', (_, gigabytes, dollars) => {
    expect(priceOf(gigabytes, tiers, free)).toBeCloseTo(dollars, 6);
  });

  it('changes behind the border of each tier, and does not jump', () => {
    for (const [index, { upTo }] of tiers.slice(0, -1).entries()) {
      const at = (gigabytes: number): number => priceOf(free + gigabytes, tiers, free);
      expect(at(upTo) - at(upTo - 1)).toBeCloseTo(tiers[index]?.each ?? Number.NaN, 8);
      expect(at(upTo + 1) - at(upTo)).toBeCloseTo(tiers[index + 1]?.each ?? Number.NaN, 8);
    }
  });
});

describe('the cost of a month', () => {
  it('is that of idle runs alone where there are neither articles nor readers', () => {
    // 43,200 runs: 43,200 LIST at 0.005, as many GET at 0.0004 a thousand; all else is within what is free.
    const cost = monthlyCost({ articlesPerDay: 0, subscribers: 0 }, usage);

    expect(cost.publishing).toBeCloseTo(0.216 + 0.01728, 6);
    expect(cost.total).toBe(cost.publishing);
  });

  it('is right for 100 articles a day and 100,000 subscribers', () => {
    const cost = monthlyCost({ articlesPerDay: 100, subscribers: 100_000 }, usage);

    // 3,000 articles: 120,000 writes, 60,000 reads, 3,000 events; 163,200 writes and 103,200 reads in all.
    expect(cost.publishing).toBeCloseTo(0.816 + 0.04128 + 0.003, 6);
    // 72 million polls: 62 million requests, 70 million calls of a function, 3.6 million reads of S3.
    expect(cost.requests).toBeCloseTo(62 + 7 + 1.44, 6);
    // All find something new: 3.6e12 bytes are 3,352.76 GB, of which 1,024 are free.
    expect(cost.transfer).toBeCloseTo((3.6e12 / 1024 ** 3 - 1024) * 0.085, 6);
  });

  it('is right for 6 articles a day, when most polls find nothing new', () => {
    const { transfer } = monthlyCost({ articlesPerDay: 6, subscribers: 1_000_000 }, usage);

    // Of 720 million polls, 80 % tell their version, and three quarters of those find nothing new.
    const bytes = 432e6 * 700 + 288e6 * 50_000;
    const gigabytes = bytes / 1024 ** 3 - 1024;
    expect(transfer).toBeCloseTo(870.4 + (gigabytes - 10_240) * 0.08, 4);
  });

  it('is charged for the time of the function and the requests of its queue beyond what is free', () => {
    const habits: Habits = { ...usualHabits, emptyReceivesPerDay: 0 };
    const slow: Usage = { ...usage, article: { writes: 0, reads: 0, time: 10_000 } };
    const { publishing } = monthlyCost({ articlesPerDay: 100_000, subscribers: 0 }, slow, habits);

    const runs = 43_200;
    const articles = 3_000_000;
    const seconds = articles * 10 + runs * 0.05;
    expect(publishing).toBeCloseTo(
      runs * 0.0000054 +
        (articles + runs - 1e6) * 0.0000002 +
        (seconds - 400_000) * 0.0000133334 +
        ((articles + runs) * 3 - 1e6) * 0.0000005 +
        articles * 0.000001,
      4,
    );
  });

  it('never falls when there are more articles, subscribers or polls', () => {
    const count = fc.integer({ min: 0, max: 20_000_000 });
    const article = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(article, article, count, count, fc.nat(200), (a, moreA, s, moreS, polls) => {
        const habits = { ...usualHabits, pollsPerDay: polls + 1 };
        const cost = (articlesPerDay: number, subscribers: number, more = 0) =>
          monthlyCost({ articlesPerDay, subscribers }, usage, {
            ...habits,
            pollsPerDay: habits.pollsPerDay + more,
          }).total;
        const few = cost(a, s);
        const rounding = 1e-9 * few;
        expect(cost(a + moreA, s)).toBeGreaterThanOrEqual(few - rounding);
        expect(cost(a, s + moreS)).toBeGreaterThanOrEqual(few - rounding);
        expect(cost(a, s, 1)).toBeGreaterThanOrEqual(few - rounding);
      }),
    );
  });

  it('is no more than the sum of two newspapers that share the readers', () => {
    const count = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(count, count, (some, others) => {
        const cost = (subscribers: number) =>
          monthlyCost({ articlesPerDay: 10, subscribers }, usage).transfer;
        // What is free is so once.
        const freeOnce = 1024 * 0.085;
        expect(cost(some + others)).toBeLessThanOrEqual(
          cost(some) + cost(others) + freeOnce + 1e-6,
        );
      }),
    );
  });
});

describe('the table', () => {
  it('has a row for each count of subscribers', () => {
    const lines = costTable(usage).trimEnd().split('\n');

    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe(
      '| subscribers | 10 articles a day | 100 articles a day | 1,000 articles a day |',
    );
    expect(lines[3]).toMatch(/^\| 100,000 \| \$[\d.]+ \| \$269 \| \$\d+ \|$/);
  });
});
