import { describe, expect, it } from 'vitest';
import { figuresOf, type ProcessCost } from './measure-process.ts';
import { takeTurns } from './rounds.ts';

const cost = (more: Partial<ProcessCost> = {}): ProcessCost => ({
  ...{ time: 1940.4, cpuTime: 1200, peakMemory: 65.4, end: 'done', said: '' },
  ...more,
});

const race = async (rounds: number) => {
  const order: string[] = [];
  const contestant = (subject: string, ...costs: readonly ProcessCost[]) => ({
    subject,
    async run() {
      order.push(subject);
      return costs[order.filter((each) => each === subject).length - 1] ?? cost();
    },
  });
  const contestants = [contestant('A'), contestant('B', cost(), cost({ end: 'stopped' }))];
  const costs = await takeTurns(contestants, { rounds, size: 100 }, () => undefined);
  return { order: order.join(''), ran: costs.map(({ length }) => length) };
};

describe('rounds', () => {
  it('give each its turn, but not to one that has not come to its end before', async () => {
    expect(await race(4)).toEqual({ order: 'ABABAA', ran: [4, 2] });
  });
});

describe('the figures of a process', () => {
  it('are its times and its memory, a value a round', () => {
    const figures = figuresOf('A', '100 articles', [cost(), cost({ time: 2000 })]);

    expect(figures.map(({ measure, unit, values }) => [measure, unit, ...values])).toEqual([
      ['time', 'ms', 1940, 2000],
      ['CPU time', 'ms', 1200, 1200],
      ['peak memory', 'MB', 65, 65],
    ]);
  });

  it('tell nothing but how long it took to fail, if it has once', () => {
    const figures = figuresOf('A', '100 articles', [cost(), cost({ end: 'failed', time: 64_000 })]);

    expect(figures).toEqual([
      {
        ...{ subject: 'A', condition: '100 articles', measure: 'time until it failed' },
        ...{ unit: 'ms', values: [64_000] },
      },
    ]);
  });
});
