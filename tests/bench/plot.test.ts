import { describe, expect, it } from 'vitest';
import { parseStrictXml } from '../support/strict-xml.ts';
import type { Figure } from './part.ts';
import { plot } from './plot.ts';

const figure = (subject: string, condition: string, value: number): Figure => ({
  ...{ subject, condition, measure: 'time', unit: 'ms', values: [value] },
});

const points = (svg = ''): number[][] =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);

describe('a plot', () => {
  const growing = [
    figure('A', '100 articles', 1),
    figure('A', '1,000 articles', 10),
    figure('A', '10,000 articles', 100),
  ];

  it('shows what grows tenfold as a straight line, from corner to corner', () => {
    const [first = [], second = [], third = []] = points(plot('T', 'time', growing));

    expect(second).toEqual([0, 1].map((axis) => ((first[axis] ?? 0) + (third[axis] ?? 0)) / 2));
    expect(first).toEqual([72, 352]);
    expect(third).toEqual([610, 40]);
  });

  it('is well-formed, and names its series beside their ends, none on another', () => {
    const svg = plot('T', 'time', [
      ...growing,
      figure('B & C', '100 articles', 99),
      figure('B & C', '10,000 articles', 101),
    ]);

    parseStrictXml(svg ?? '');
    const labels = [...(svg ?? '').matchAll(/ y="([\d.]+)" style="fill:[^>]*>([^<]*)</g)];
    expect(labels.map(([, , label]) => label)).toEqual(['A', 'B &amp; C']);
    const [one, other] = labels.map(([, y]) => Number(y));
    expect(Math.abs((one ?? 0) - (other ?? 0))).toBeGreaterThanOrEqual(16);
  });

  it('is none where there is nothing to draw a line through', () => {
    expect(plot('T', 'time', growing.slice(0, 1))).toBeUndefined();
    expect(plot('T', 'requests', growing)).toBeUndefined();
    expect(plot('T', 'time', [figure('A', '304', 1), figure('A', 'Brotli', 1)])).toBeUndefined();
  });
});
