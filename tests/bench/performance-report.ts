import type { Measured } from './part.ts';
import type { Chapter } from './parts.ts';
import { plot } from './plot.ts';
import { asMarkdown, tableOf } from './table.ts';

/** What something was measured on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** In GiB. */
  readonly memory: number;
  readonly system: string;
  /** Its version. */
  readonly node: string;
}

/** What one run of a part gave, raw. */
export interface Run extends Measured {
  /** `2026-11-23`. */
  readonly date: string;
  readonly machine: Machine;
}

/** `docs/performance/figures.json`: the newest run of each part, by its name. */
export type Figures = Readonly<Record<string, Run>>;

/** The plot of a part, if it has one. */
export const plotOf = ({ part, plotted }: Chapter, { figures }: Run): string | undefined =>
  plotted === undefined ? undefined : plot(part.title, plotted, figures);

/** The table of a part, its plot, and what it was measured on. In Markdown. */
const describeRun = (chapter: Chapter, run: Run): string => {
  const { part, comparison } = chapter;
  const { figures, missing, date, machine } = run;
  const { processor, cores, memory, system, node } = machine;
  const rounds = figures.map(({ values }) => values.length);
  const [least, most] = [Math.min(...rounds), Math.max(...rounds)];
  const count = least === most ? `${least}` : `${least} to ${most}`;
  const times = count === '1' ? 'One round' : `Medians of ${count} rounds`;
  const place = `${processor}, ${cores} cores, ${memory} GiB, ${system}, Node ${node}`;
  const absent = missing.length > 0 ? ` Not there: ${missing.join('; ')}.` : '';
  return [
    asMarkdown(tableOf(figures, comparison)),
    ...(chapter.conclude ? [chapter.conclude(figures).trim()] : []),
    ...(plotOf(chapter, run) ? [`![${part.title}](performance/${part.name}.svg)`] : []),
    `${times}, ${date}: ${place}.${absent}`,
  ].join('\n\n');
};

/**
 * A document whose parts between `<!-- NAME -->` and `<!-- /NAME -->` say what the figures say.
 * @throws when it has no such place for a part that has figures
 */
export const fillIn = (document: string, chapters: readonly Chapter[], figures: Figures): string =>
  chapters.reduce((text, chapter) => {
    const { name } = chapter.part;
    const run = figures[name];
    if (!run) return text;
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`There is no ${start} … ${end} in the document.`);
    return `${text.slice(0, from + start.length)}\n\n${describeRun(chapter, run)}\n\n${text.slice(to)}`;
  }, document);
