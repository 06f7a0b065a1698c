import type { Figure } from './part.ts';

/** The mean of the two in the middle, if there is no middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
};

/**
 * What a row's first figure is divided by for the last column: the first subject's under the same
 * condition (`subjects`), or the same subject's under the first condition (`conditions`).
 */
export type Comparison = 'subjects' | 'conditions';

/**
 * Rows of text: a head, and a line for each subject under each condition, in the order of the figures.
 * What the ratios do not compare stands first.
 */
export const tableOf = (
  figures: readonly Figure[],
  comparison: Comparison,
): readonly (readonly string[])[] => {
  const measures = [...new Set(figures.map(({ measure }) => measure))];
  const head = ['', '', ...measures, 'ratio'];
  const lines = groupBy(figures, ({ subject, condition }) => `${condition}\n${subject}`).map(
    (ofRow) => {
      const [first] = ofRow;
      const names = [first?.condition ?? '', first?.subject ?? ''];
      const cells = measures.map((name) => {
        const figure = ofRow.find(({ measure }) => measure === name);
        return figure ? describe(median(figure.values), figure.unit) : '–';
      });
      return [
        ...(comparison === 'subjects' ? names : names.toReversed()),
        ...cells,
        ratioOf(first, figures, comparison),
      ];
    },
  );
  return [head, ...lines];
};

/** In the order in which each group begins. */
export const groupBy = <T>(values: readonly T[], nameOf: (value: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const name = nameOf(value);
    groups.set(name, [...(groups.get(name) ?? []), value]);
  }
  return [...groups.values()];
};

const ratioOf = (
  figure: Figure | undefined,
  figures: readonly Figure[],
  comparison: Comparison,
): string => {
  const base = figures.find(({ subject, condition }) =>
    comparison === 'subjects' ? condition === figure?.condition : subject === figure?.subject,
  );
  if (!figure || base?.measure !== figure.measure) return '–';
  return describeRatio(median(figure.values) / median(base.values));
};

const describeRatio = (ratio: number): string =>
  ratio >= 10 ? `${Math.round(ratio)}×` : `${ratio.toFixed(2)}×`;

/** A figure as a person reads it: `1.94 s` for 1940 ms. */
export const describe = (value: number, unit: Figure['unit']): string => {
  if (unit === 'ms' && value >= 1000) return `${threeDigits(value / 1000)} s`;
  if (unit === 'B' && value >= 1000) return `${threeDigits(value / 1000)} kB`;
  if (unit === 'requests' || unit === 'round trips') return threeDigits(value);
  return `${threeDigits(value)} ${unit}`;
};

const threeDigits = (value: number): string => {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat('en', options).format(value);
};

/** Numbers stand on the right. */
export const asMarkdown = ([head = [], ...lines]: ReturnType<typeof tableOf>): string =>
  [head, head.map((_, column) => (column < 2 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

export const asText = (rows: ReturnType<typeof tableOf>): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  const pad = (cell: string, column: number) =>
    column < 2 ? cell.padEnd(widths?.[column] ?? 0) : cell.padStart(widths?.[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
};

const width = (cell = ''): number => cell.length;
