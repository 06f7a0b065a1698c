import { describeProblem, isError } from '../core/problem.ts';
import type { Outcome, PublishReport, SourceReport } from '../publish/report.ts';

/** The outcome of a source, as one line. */
export const describeSource = ({
  source,
  outcome,
}: Pick<SourceReport, 'source' | 'outcome'>): string => {
  const word = outcome.kind === 'rejected' ? 'REJECTED' : outcome.kind;
  return describeFile(word, source, whatFollows(outcome));
};

/** @param more begins with its own separator, such as two spaces or an arrow */
export const describeFile = (word: string, file: string, more = ''): string =>
  `${word.padEnd(10)} ${file}${more}`;

const whatFollows = (outcome: Outcome): string => {
  switch (outcome.kind) {
    case 'published':
      return ` → ${outcome.address}`;
    case 'waiting':
      return `  until ${outcome.until}`;
    case 'rejected':
      return outcome.stale ? '  its last good version stays published' : '';
    default:
      return '';
  }
};

/** Everything that an editor should fix or know. */
export const describeProblems = ({
  problems,
  sources,
}: Pick<PublishReport, 'problems' | 'sources'>): string[] => [
  ...[...problems, ...sources.flatMap((source) => source.problems)].map(
    (problem) => `${problem.severity}: ${describeProblem(problem)}`,
  ),
  ...sources.flatMap(({ source, removed }) =>
    removed.map((line) => `note: ${source}: left out as a leftover of its page: "${line}"`),
  ),
];

/** Whether an article or publication.yaml was rejected. */
export const hasRejections = ({ problems, sources }: PublishReport): boolean =>
  problems.some(isError) || sources.some(({ outcome }) => outcome.kind === 'rejected');

export const summariseReport = ({ sources, written, deleted }: PublishReport): string => {
  const count = (kind: SourceReport['outcome']['kind']) =>
    sources.filter(({ outcome }) => outcome.kind === kind).length;
  const parts = (
    ['published', 'unchanged', 'waiting', 'draft', 'expired', 'withdrawn', 'rejected'] as const
  )
    .map((kind) => ({ kind, number: count(kind) }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${kind}`);
  const files = `${written.length} files written, ${deleted.length} deleted`;
  return `${parts.join(', ') || 'nothing to publish'}; ${files}`;
};
