import { describe, expect, it } from 'vitest';
import {
  describeProblems,
  describeSource,
  hasRejections,
  summariseReport,
} from '../../../lambda/cli/describe-report.ts';
import {
  emptyReport,
  type Outcome,
  type PublishReport,
  type SourceReport,
} from '../../../lambda/publish/report.ts';

const source = (outcome: Outcome, more: Partial<SourceReport> = {}): SourceReport => ({
  source: 'articles/a.md',
  outcome,
  problems: [],
  removed: [],
  ...more,
});

const published: Outcome = {
  kind: 'published',
  title: 'The wall',
  address: 'https://example.org/articles/wall',
};
const waiting: Outcome = { kind: 'waiting', title: 'Later', until: '2026-12-01T06:00:00.000Z' };

const reportOf = (...sources: SourceReport[]): PublishReport => ({ ...emptyReport, sources });

describe('the line of a source', () => {
  it.each<[string, Outcome]>([
    ['published  articles/a.md → https://example.org/articles/wall', published],
    ['unchanged  articles/a.md', { kind: 'unchanged' }],
    ['waiting    articles/a.md  until 2026-12-01T06:00:00.000Z', waiting],
    ['draft      articles/a.md', { kind: 'draft' }],
    ['withdrawn  articles/a.md', { kind: 'withdrawn' }],
    ['REJECTED   articles/a.md', { kind: 'rejected', stale: false }],
    [
      'REJECTED   articles/a.md  its last good version stays published',
      { kind: 'rejected', stale: true },
    ],
  ])('reads “%s”', (line, outcome) => {
    expect(describeSource(source(outcome))).toBe(line);
  });
});

describe('the problems of a report', () => {
  it('are told with file, place, fault and remedy, then what was left out', () => {
    const report: PublishReport = {
      ...reportOf(
        source(published, { removed: ['Write your comment'] }),
        source(
          { kind: 'rejected', stale: false },
          {
            problems: [
              {
                file: 'articles/b.md',
                line: 3,
                field: 'date',
                fault: '"soon" is not a date',
                remedy: 'Give a date such as 2026-09-30',
                severity: 'error',
              },
            ],
          },
        ),
      ),
      problems: [
        { file: 'publication.yaml', fault: 'is missing', remedy: 'Write one', severity: 'warning' },
      ],
    };

    expect(describeProblems(report)).toEqual([
      'warning: publication.yaml: is missing. Write one.',
      'error: articles/b.md:3: date: "soon" is not a date. Give a date such as 2026-09-30.',
      'note: articles/a.md: left out as a leftover of its page: "Write your comment"',
    ]);
  });
});

describe('a report', () => {
  const problem = { file: 'publication.yaml', fault: 'is odd', remedy: 'Fix it' };

  it('has rejections with a rejected article, or an error in publication.yaml', () => {
    expect(hasRejections(reportOf(source({ kind: 'rejected', stale: true })))).toBe(true);
    expect(hasRejections({ ...emptyReport, problems: [{ ...problem, severity: 'error' }] })).toBe(
      true,
    );
  });

  it('has none with warnings, drafts and articles that wait', () => {
    const sources = [published, waiting, { kind: 'draft' } as const].map((each) => source(each));

    expect(
      hasRejections({ ...reportOf(...sources), problems: [{ ...problem, severity: 'warning' }] }),
    ).toBe(false);
  });

  it('is summed up by what there is to tell', () => {
    const report = reportOf(
      source(published),
      source(published),
      source({ kind: 'rejected', stale: true }),
    );

    expect(summariseReport({ ...report, written: ['a', 'b', 'c'], deleted: ['d'] })).toBe(
      '2 published, 1 rejected; 3 files written, 1 deleted',
    );
    expect(summariseReport(emptyReport)).toBe('nothing to publish; 0 files written, 0 deleted');
  });
});
