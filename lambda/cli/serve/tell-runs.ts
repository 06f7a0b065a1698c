import { contentKeys } from '../../contract.ts';
import { addressOf } from '../../core/addresses.ts';
import { isError } from '../../core/problem.ts';
import type { FolderRun } from '../../local/folder-publisher.ts';
import type { PublishReport, SourceReport } from '../../publish/report.ts';
import type { Terminal } from '../command-line.ts';
import {
  describeFile,
  describeProblems,
  describeSource,
  summariseReport,
} from '../describe-report.ts';
import { type Line, writeLines } from '../paint.ts';

/** The most lines of one kind for a run. Rejections are always shown in full. */
const mostLines = 10;

/** Prints the result of each change as a line. A run that did nothing prints nothing. */
export const createTeller = (
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
  baseUrl: string,
) => {
  const live = new Set<string>();
  let known: readonly string[] = [];

  /** Leaves out problems that were printed before, unless their file was just changed. */
  const newsOf = (report: PublishReport, isAsked: (key: string) => boolean): string[] => {
    const problems = describeProblems({ problems: report.problems, sources: [] });
    const isNew = (line: string) => isAsked(contentKeys.publication) || !known.includes(line);
    const news = problems.filter(isNew);
    if (!isIdle(report)) known = problems;
    const sources = report.sources.map((source) =>
      isAsked(source.source)
        ? source
        : { ...source, problems: source.problems.filter(isError), removed: [] },
    );
    return [...news, ...describeProblems({ problems: [], sources })];
  };

  return {
    /** Prints the first run: unpublished sources, a summary, and all problems. */
    opening(report: PublishReport): void {
      const hidden = report.sources.filter(({ outcome }) => outcome.kind !== 'published');
      writeLines(stdout, [...cut(hidden.map(describeSource)), summariseReport(report)]);
      for (const source of report.sources) note(live, source);
      known = describeProblems({ problems: report.problems, sources: [] });
      writeLines(stderr, cut(describeProblems(report)));
    },
    run({ report, asked, took }: FolderRun): void {
      const keys = new Set(asked);
      const isAsked = (key: string) => keys.has(key);
      const lines = cut([
        ...ofPublication(report, isAsked),
        ...report.sources
          .filter(({ outcome }) => outcome.kind !== 'unchanged')
          .map((source) => note(live, source)),
        ...ofMedia(report, asked, baseUrl),
      ]);
      const time = took === undefined ? '' : `  (${Math.round(took)} ms)`;
      const withTime = (line: string): Line => [line, { style: 'dim', text: time }];
      writeLines(
        stdout,
        lines.map((line, index) => (index === lines.length - 1 ? withTime(line) : line)),
      );
      writeLines(stderr, newsOf(report, isAsked));
    },
  };
};

const isIdle = ({ sources, problems, written, deleted }: PublishReport): boolean =>
  sources.length + problems.length + written.length + deleted.length === 0;

/** @returns the line of a source; a source that was published before is "edited" */
const note = (live: Set<string>, report: SourceReport): string => {
  const { source, outcome } = report;
  const line = describeSource(report);
  if (outcome.kind === 'published') {
    if (live.has(source)) return line.replace(/^published/, 'edited   ');
    live.add(source);
  } else if (outcome.kind !== 'unchanged' && !('stale' in outcome && outcome.stale)) {
    live.delete(source);
  }
  return line;
};

const ofPublication = (report: PublishReport, isAsked: (key: string) => boolean): string[] => {
  const file = contentKeys.publication;
  if (!isAsked(file)) return [];
  const isRejected = report.problems.some((problem) => problem.file === file && isError(problem));
  if (isRejected) return [describeFile('REJECTED', file, '  what is published stays as it is')];
  return report.written.length > 0 ? [describeFile('edited', file)] : [];
};

const ofMedia = (
  { written, deleted }: PublishReport,
  asked: readonly string[],
  baseUrl: string,
): string[] =>
  asked
    .filter((key) => key.startsWith(contentKeys.media))
    .flatMap((key) => {
      if (deleted.includes(key)) return [describeFile('withdrawn', key)];
      const address = addressOf(baseUrl, key);
      return written.includes(key) ? [describeFile('published', key, ` → ${address}`)] : [];
    });

/** The first lines of each kind, and the number of further ones. */
const cut = (lines: readonly string[]): string[] => {
  const kindOf = (line: string): string => line.split(' ')[0] ?? '';
  return [...new Set(lines.map(kindOf))].flatMap((kind) => {
    const all = lines.filter((line) => kindOf(line) === kind);
    if (/^(?:REJECTED|error:)$/.test(kind) || all.length <= mostLines) return all;
    const more = (all.length - mostLines).toLocaleString('en');
    return [...all.slice(0, mostLines), describeFile(kind, `and ${more} more`)];
  });
};
