import { bulk } from './bulk.ts';
import { coldStart } from './cold-start.ts';
import { costs, costsOf } from './costs.ts';
import { firstBuild } from './first-build.ts';
import type { Extent, Figure, Part } from './part.ts';
import { publish } from './publish-part.ts';
import { readers } from './readers.ts';
import { rendering } from './rendering.ts';
import type { Comparison } from './table.ts';
import { update } from './update.ts';

/** A part of the suite, and how it is run and shown unless the command says otherwise. */
export interface Chapter extends Extent {
  readonly part: Part;
  /** What the ratios in its table compare. */
  readonly comparison: Comparison;
  /** The measure that is drawn against the count of articles. */
  readonly plotted?: string;
  /** What follows from the figures, in Markdown. */
  readonly conclude?: (figures: readonly Figure[]) => string;
}

export const chapters: readonly Chapter[] = [
  {
    part: publish,
    ...{ rounds: 3, sizes: [100, 1_000, 10_000, 100_000, 1_000_000] },
    ...{ comparison: 'conditions', plotted: 'time' },
  },
  {
    part: update,
    ...{ rounds: 5, sizes: [100, 1_000, 10_000, 100_000] },
    ...{ comparison: 'subjects', plotted: 'time' },
  },
  {
    part: firstBuild,
    ...{ rounds: 3, sizes: [1_000, 10_000] },
    ...{ comparison: 'subjects', plotted: 'time' },
  },
  { part: rendering, rounds: 9, sizes: [], comparison: 'subjects' },
  { part: coldStart, rounds: 5, sizes: [], comparison: 'subjects' },
  { part: bulk, rounds: 1, sizes: [1_000, 10_000], comparison: 'conditions' },
  { part: readers, rounds: 3, sizes: [], comparison: 'conditions' },
  { part: costs, rounds: 5, sizes: [], comparison: 'conditions', conclude: costsOf },
];
