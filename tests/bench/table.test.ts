import { describe, expect, it } from 'vitest';
import type { Figure } from './part.ts';
import { asMarkdown, asText, describe as describeValue, median, tableOf } from './table.ts';

const figure = (subject: string, condition: string, values: readonly number[]): Figure => ({
  ...{ subject, condition, values, measure: 'time', unit: 'ms' },
});

describe('the median', () => {
  it('is the value in the middle, whatever the order, or the mean of the two there', () => {
    expect(median([9, 1, 2])).toBe(2);
    expect(median([10, 2, 1, 4])).toBe(3);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNaN();
  });
});

describe('a value', () => {
  it.for<[number, Figure['unit'], string]>([
    [1940, 'ms', '1.94 s'],
    [19.4, 'ms', '19.4 ms'],
    [1_234_567, 'ms', '1,235 s'],
    [999, 'B', '999 B'],
    [5_171_234, 'B', '5,171 kB'],
    [65, 'requests', '65'],
    [12_345, 'articles/s', '12,345 articles/s'],
  ])('of %s %s reads %s', ([value, unit, text]) => {
    expect(describeValue(value, unit)).toBe(text);
  });
});

describe('a table', () => {
  const figures = [
    figure('Newsstand', '100 articles', [100, 300, 200]),
    figure('Hugo', '100 articles', [100]),
    figure('Newsstand', '1,000 articles', [220]),
    figure('Hugo', '1,000 articles', [3300]),
    { ...figure('Hugo', '1,000 articles', [50]), measure: 'peak memory', unit: 'MB' as const },
  ];

  it('compares subjects under the same condition', () => {
    expect(tableOf(figures, 'subjects')).toEqual([
      ['', '', 'time', 'peak memory', 'ratio'],
      ['100 articles', 'Newsstand', '200 ms', '–', '1.00×'],
      ['100 articles', 'Hugo', '100 ms', '–', '0.50×'],
      ['1,000 articles', 'Newsstand', '220 ms', '–', '1.00×'],
      ['1,000 articles', 'Hugo', '3.30 s', '50 MB', '15×'],
    ]);
  });

  it('compares conditions of the same subject', () => {
    expect(tableOf(figures, 'conditions').map((row) => [row[0], row[1], row.at(-1)])).toEqual([
      ['', '', 'ratio'],
      ['Newsstand', '100 articles', '1.00×'],
      ['Hugo', '100 articles', '1.00×'],
      ['Newsstand', '1,000 articles', '1.10×'],
      ['Hugo', '1,000 articles', '33×'],
    ]);
  });

  it('tells a ratio of nothing to whom that compares with', () => {
    const stopped = {
      ...figure('Jekyll', '100 articles', [500]),
      measure: 'time until it was stopped',
    };

    expect(tableOf([...figures, stopped], 'subjects').at(-1)).toEqual([
      ...['100 articles', 'Jekyll', '–', '–', '500 ms', '–'],
    ]);
  });

  it('has its numbers on the right, in Markdown and in plain text', () => {
    const rows = tableOf(figures.slice(0, 1), 'subjects');

    expect(asMarkdown(rows)).toBe(
      '|  |  | time | ratio |\n| --- | --- | ---: | ---: |\n| 100 articles | Newsstand | 200 ms | 1.00× |',
    );
    expect(asText(rows)).toBe(
      '                           time  ratio\n100 articles  Newsstand  200 ms  1.00×',
    );
  });
});
