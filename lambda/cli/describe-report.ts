import { describeProblem, isError } from '../core/problem.ts';
import type { PublishReport, SourceReport } from '../publish/report.ts';

/** One line a source: what became of it. */
export const describeSource = ({ source, outcome }: SourceReport): string => {
  const told = {
    published: () => ['published', 'title' in outcome ? outcome.title : ''],
    unchanged: () => ['unchanged', ''],
    waiting: () => ['waiting', 'until' in outcome ? `until ${outcome.until}` : ''],
    draft: () => ['draft', ''],
    withdrawn: () => ['withdrawn', ''],
    rejected: () => [
      'REJECTED',
      'stale' in outcome && outcome.stale ? 'its last good version stays published' : '',
    ],
  }[outcome.kind]();
  return `${told[0]?.padEnd(10)} ${source}${told[1] ? `  ${told[1]}` : ''}`;
};

/** Everything that an editor should mend or know. */
export const describeProblems = ({ problems, sources }: PublishReport): string[] => [
  ...[...problems, ...sources.flatMap((source) => source.problems)].map(
    (problem) => `${problem.severity}: ${describeProblem(problem)}`,
  ),
  ...sources.flatMap(({ source, removed }) =>
    removed.map((line) => `note: ${source}: left out as a leftover of its page: "${line}"`),
  ),
];

/** Whether anything was refused: an article, or publication.yaml. */
export const hasRejections = ({ problems, sources }: PublishReport): boolean =>
  problems.some(isError) || sources.some(({ outcome }) => outcome.kind === 'rejected');

export const summariseReport = ({ sources, written, deleted }: PublishReport): string => {
  const count = (kind: SourceReport['outcome']['kind']) =>
    sources.filter(({ outcome }) => outcome.kind === kind).length;
  const parts = (['published', 'unchanged', 'waiting', 'draft', 'withdrawn', 'rejected'] as const)
    .map((kind) => ({ kind, number: count(kind) }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${kind}`);
  const files = `${written.length} files written, ${deleted.length} deleted`;
  return `${parts.join(', ') || 'nothing to publish'}; ${files}`;
};
