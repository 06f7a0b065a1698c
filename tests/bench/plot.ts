import { escapeMarkup } from '../../lambda/core/text.ts';
import type { Figure } from './part.ts';
import { describe, groupBy, median } from './table.ts';

interface Series {
  readonly label: string;
  /** Count of articles, and median. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** In pixels. */
const [width, height] = [720, 400];
const edge = { left: 72, right: 110, top: 40, bottom: 48 };

/** Told apart also by those who see no red or green (Okabe and Ito); legible on white and on black. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];

/** What the condition `10,000 articles` stands for; undefined for a condition of another kind. */
const sizeOf = ({ condition }: Figure): number | undefined => {
  const [, count] = /^([\d,]+) articles?$/.exec(condition) ?? [];
  return count === undefined ? undefined : Number(count.replaceAll(',', ''));
};

/**
 * One measure against the count of articles, both on logarithmic axes.
 * @returns an SVG image, or nothing where no line could be drawn
 */
export const plot = (
  title: string,
  measure: string,
  figures: readonly Figure[],
): string | undefined => {
  const shown = figures.filter((each) => each.measure === measure && sizeOf(each) !== undefined);
  const series: Series[] = groupBy(shown, ({ subject }) => subject).map((ofSubject) => ({
    label: ofSubject[0]?.subject ?? '',
    points: ofSubject.map((each) => [sizeOf(each) ?? 0, median(each.values)] as const),
  }));
  const unit = shown[0]?.unit;
  const points = series.flatMap((each) => each.points);
  const sizes = new Set(points.map(([size]) => size));
  if (unit === undefined || sizes.size < 2) return undefined;
  const [xs, ys] = [decades(points.map(([x]) => x)), decades(points.map(([, y]) => y))];
  const x = scale(xs, edge.left, width - edge.right);
  const y = scale(ys, height - edge.bottom, edge.top);
  const labels = apart(series.map(({ points: [...all] }) => y(all.at(-1)?.[1] ?? 1)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${title}</title>`,
    '<style>svg{color-scheme:light dark}text{fill:#333}path{fill:none;stroke-width:2}.grid{stroke:#8884;stroke-width:1}',
    '@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>',
    `<text x="${edge.left}" y="22" font-weight="600">${title}</text>`,
    ...xs.map((each) => gridLine(x(each), edge.top, x(each), height - edge.bottom)),
    ...ys.map((each) => gridLine(edge.left, y(each), width - edge.right, y(each))),
    ...xs.map((each) =>
      text(x(each), height - edge.bottom + 20, 'middle', each.toLocaleString('en')),
    ),
    ...ys.map((each) => text(edge.left - 8, y(each) + 4, 'end', describe(each, unit))),
    text((edge.left + width - edge.right) / 2, height - 8, 'middle', 'articles in the archive'),
    ...series.flatMap(({ label, points: line }, index) => {
      const colour = colours[index % colours.length];
      return [
        `<path stroke="${colour}" d="M${line.map(([a, b]) => `${round(x(a))} ${round(y(b))}`).join('L')}"/>`,
        ...line.map(
          ([a, b]) => `<circle cx="${round(x(a))}" cy="${round(y(b))}" r="3.5" fill="${colour}"/>`,
        ),
        `<text x="${width - edge.right + 10}" y="${round((labels[index] ?? 0) + 4)}" style="fill:${colour}" font-weight="600">${escapeMarkup(label)}</text>`,
      ];
    }),
    '</svg>',
    '',
  ].join('\n');
};

const text = (x: number, y: number, anchor: string, content: string): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${content}</text>`;

const gridLine = (x1: number, y1: number, x2: number, y2: number): string =>
  `<path class="grid" d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}"/>`;

const round = (value: number): number => Math.round(value * 10) / 10;

/** The powers of ten from below the smallest to above the largest. */
const decades = (values: readonly number[]): number[] => {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
};

const scale = (ticks: readonly number[], from: number, to: number) => {
  const [low, high] = [Math.log10(ticks[0] ?? 1), Math.log10(ticks.at(-1) ?? 10)];
  return (value: number): number => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
};

/** Moves labels down until none lies on another. */
const apart = (places: readonly number[]): number[] => {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  let free = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    moved[index] = Math.max(places[index] ?? 0, free);
    free = (moved[index] ?? 0) + 16;
  }
  return moved;
};
