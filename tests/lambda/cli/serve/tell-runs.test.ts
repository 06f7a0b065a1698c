import { describe, expect, it } from 'vitest';
import { createTeller } from '../../../../lambda/cli/serve/tell-runs.ts';
import type { Problem } from '../../../../lambda/core/problem.ts';
import {
  emptyReport,
  type Outcome,
  type PublishReport,
  type SourceReport,
} from '../../../../lambda/publish/report.ts';

const baseUrl = 'http://localhost:8080';

const setUp = () => {
  const written = { stdout: '', stderr: '' };
  const stream = (to: keyof typeof written) => ({ write: (text: string) => (written[to] += text) });
  const teller = createTeller({ stdout: stream('stdout'), stderr: stream('stderr') }, baseUrl);
  const take = () => {
    const taken = { ...written };
    Object.assign(written, { stdout: '', stderr: '' });
    return taken;
  };
  return { teller, take };
};

const published = (name: string): Outcome => ({
  kind: 'published',
  title: name,
  address: `${baseUrl}/articles/${name}`,
});

const sourceOf = (
  name: string,
  outcome: Outcome,
  more: Partial<SourceReport> = {},
): SourceReport => ({ source: `articles/${name}.md`, outcome, problems: [], removed: [], ...more });

const reportOf = (sources: SourceReport[], more: Partial<PublishReport> = {}): PublishReport => ({
  ...emptyReport,
  sources,
  ...more,
});

const problemOf = (file: string, severity: Problem['severity']): Problem => ({
  ...{
    file,
    line: 2,
    field: 'date',
    fault: '"soon" is not a date',
    remedy: 'Give a date',
    severity,
  },
});

const asked = ['articles/a.md'];

describe('a change', () => {
  it('is told in a line: what it is, where it can be seen, and how long it took', () => {
    const { teller, take } = setUp();
    const run = (outcome: Outcome) => {
      teller.run({ report: reportOf([sourceOf('a', outcome)]), asked, took: 86.6 });
      return take().stdout;
    };

    expect(run(published('a'))).toBe(
      'published  articles/a.md → http://localhost:8080/articles/a  (87 ms)\n',
    );
    expect(run(published('a'))).toBe(
      'edited     articles/a.md → http://localhost:8080/articles/a  (87 ms)\n',
    );
    expect(run({ kind: 'rejected', stale: true })).toBe(
      'REJECTED   articles/a.md  its last good version stays published  (87 ms)\n',
    );
    expect(run(published('a'))).toMatch(/^edited /);
    expect(run({ kind: 'withdrawn' })).toBe('withdrawn  articles/a.md  (87 ms)\n');
    expect(run({ kind: 'waiting', title: 'A', until: '2026-12-01T06:00:00.000Z' })).toBe(
      'waiting    articles/a.md  until 2026-12-01T06:00:00.000Z  (87 ms)\n',
    );
    expect(run(published('a'))).toMatch(/^published /);
  });

  it('of what was there in the beginning is an edit', () => {
    const { teller, take } = setUp();
    teller.opening(reportOf([sourceOf('a', published('a'))]));
    take();

    teller.run({ report: reportOf([sourceOf('a', published('a'))]), asked });

    expect(take().stdout).toMatch(/^edited /);
  });

  it('that is rejected is told with file, line, fault and remedy', () => {
    const { teller, take } = setUp();
    const problems = [problemOf('articles/a.md', 'error')];
    const source = sourceOf('a', { kind: 'rejected', stale: false }, { problems });
    teller.run({ report: reportOf([source]), asked, took: 5 });

    expect(take()).toEqual({
      stdout: 'REJECTED   articles/a.md  (5 ms)\n',
      stderr: 'error: articles/a.md:2: date: "soon" is not a date. Give a date.\n',
    });
  });

  it('of the media and of publication.yaml is told like one of an article', () => {
    const { teller, take } = setUp();
    const run = (key: string, more: Partial<PublishReport>) => {
      teller.run({ report: reportOf([], more), asked: [key] });
      return take();
    };

    expect(run('media/a b.jpg', { written: ['media/a b.jpg'] }).stdout).toBe(
      'published  media/a b.jpg → http://localhost:8080/media/a%20b.jpg\n',
    );
    expect(run('media/a.jpg', { deleted: ['media/a.jpg'] }).stdout).toBe(
      'withdrawn  media/a.jpg\n',
    );
    expect(run('publication.yaml', { written: ['index.html'] }).stdout).toBe(
      'edited     publication.yaml\n',
    );
    expect(run('publication.yaml', {}).stdout).toBe('');
    expect(run('publication.yaml', { problems: [problemOf('publication.yaml', 'error')] })).toEqual(
      {
        stdout: 'REJECTED   publication.yaml  what is published stays as it is\n',
        stderr: 'error: publication.yaml:2: date: "soon" is not a date. Give a date.\n',
      },
    );
  });

  it('of many files is told in a few lines, but for what was rejected', () => {
    const { teller, take } = setUp();
    const many = (outcome: (name: string) => Outcome, from: number) =>
      Array.from({ length: 1_200 }, (_, index) => `${from + index}`).map((name) =>
        sourceOf(name, outcome(name)),
      );
    const sources = [
      ...many(published, 0),
      ...many(() => ({ kind: 'rejected', stale: false }), 5_000),
    ];
    teller.run({ report: reportOf(sources), asked: sources.map(({ source }) => source), took: 9 });

    const lines = take().stdout.split('\n');
    expect(lines.filter((line) => line.startsWith('published'))).toHaveLength(11);
    expect(lines[10]).toBe('published  and 1,190 more');
    expect(lines.filter((line) => line.startsWith('REJECTED'))).toHaveLength(1_200);
    expect(lines.filter((line) => line.endsWith('(9 ms)'))).toHaveLength(1);
  });
});

describe('nothing is said', () => {
  it('of a run that did nothing, and of a file that was saved as it was', () => {
    const { teller, take } = setUp();
    teller.run({ report: emptyReport, asked: [] });
    teller.run({ report: reportOf([], { written: ['sitemap.xml'] }), asked: [] });
    teller.run({ report: reportOf([sourceOf('a', { kind: 'unchanged' })]), asked });

    expect(take()).toEqual({ stdout: '', stderr: '' });
  });

  it('again about old problems, until their file is saved', () => {
    const { teller, take } = setUp();
    const problems = [problemOf('publication.yaml', 'warning')];
    const run = (key: string) => {
      teller.run({ report: reportOf([], { problems }), asked: [key] });
      return take().stderr;
    };
    teller.opening(reportOf([], { problems }));
    expect(take().stderr).toMatch(/^warning: /);

    expect(run('articles/a.md')).toBe('');
    teller.run({ report: emptyReport, asked: [] });
    expect(run('articles/b.md')).toBe('');
    expect(run('publication.yaml')).toMatch(/^warning: /);
  });

  it('about warnings of unchanged files', () => {
    const { teller, take } = setUp();
    const warned = { problems: [problemOf('articles/b.md', 'warning')], removed: ['Comments'] };
    const sources = [sourceOf('b', published('b'), warned)];
    teller.run({ report: reportOf(sources), asked: ['publication.yaml'] });
    expect(take().stderr).toBe('');

    teller.run({ report: reportOf(sources), asked: ['articles/b.md'] });
    expect(take().stderr).toMatch(/^warning: .+\nnote: .+\n$/);
  });
});

describe('in the beginning', () => {
  it('is told what readers do not see, and all that was rejected', () => {
    const { teller, take } = setUp();
    const problems = [problemOf('articles/c.md', 'error')];
    teller.opening(
      reportOf([
        sourceOf('a', published('a')),
        sourceOf('b', { kind: 'draft' }),
        sourceOf('c', { kind: 'rejected', stale: false }, { problems }),
      ]),
    );

    expect(take()).toEqual({
      stdout: `draft      articles/b.md
REJECTED   articles/c.md
1 published, 1 draft, 1 rejected; 0 files written, 0 deleted
`,
      stderr: 'error: articles/c.md:2: date: "soon" is not a date. Give a date.\n',
    });
  });
});
