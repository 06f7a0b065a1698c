import { describe, expect } from 'vitest';
import type { Checkup } from '../../../lambda/cli/check/read-checkup.ts';
import { callCommand, it, type Workplace } from '../../support/commands.ts';

const files = {
  'publication.yaml': 'id: tag:news.example.org,2026:news\ntitle: The Tidewater Post\n',
  'articles/2026-03-04-ferry.md':
    '---\ntags: [Harbour]\nauthor: Una Farrow\nupdated: 2026-03-05\n---\n# Ferry\n\nText.\n',
  'articles/later.md': '---\ndate: 2099-01-01T12:00:00Z\n---\n# Later\n\nText.\n',
  'articles/unfinished.md': '---\ndraft: true\n---\n# Unfinished\n\nText.\n',
  'articles/cottage.txt':
    'The cottage opens\n\nIt opens in spring.\n\nWrite your comment\n\nYour email address will not be published. Required fields are marked *\n',
};

const faulty = {
  'articles/when.md': '---\ntitle: When\ndate: soon\n---\nText.\n',
  'articles/z/ferry.md': '---\ndate: 2026-03-06\n---\n# Another ferry\n\nText.\n',
  'articles/picture.md': '---\nimage: media/none.png\n---\n# Picture\n\nText.\n',
};

const check = (place: Workplace, ...words: string[]) =>
  callCommand('check', ['--content', place.path('content'), ...words]);

describe.concurrent('newsstand check', { timeout: 60_000 }, () => {
  it('reports what each file would become, and writes nothing', async ({ place }) => {
    await place.save('content', files);
    const before = await place.files('.');

    const { code, stdout, stderr } = await check(place);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`ready      articles/2026-03-04-ferry.md
           Ferry
           /articles/ferry  2026-03-04T00:00:00.000Z, updated 2026-03-05T00:00:00.000Z
           tags/harbour/ authors/una-farrow/
`);
    expect(stdout).toContain('           left out as a leftover of its page: "Write your comment"');
    expect(stdout).toMatch(
      /^waiting {4}articles\/later\.md\n.*Later\n.*2099-01-01T12:00:00\.000Z$/m,
    );
    expect(stdout).toMatch(/^draft {6}articles\/unfinished\.md$/m);
    expect(stdout).toMatch(/^feed {2}\/ {2}2 entries {2}The Tidewater Post$/m);
    expect(stdout).toMatch(
      /^feed {2}\/tags\/harbour\/ {2}1 entry {2}The Tidewater Post: Harbour$/m,
    );
    expect(stdout).toMatch(/\n4 files, 3 feeds in three formats each, 0 errors, 0 warnings\n$/);
    expect(await place.files('.')).toEqual(before);
  });

  it('names every fault, by file, line, field and remedy, errors first', async ({ place }) => {
    await place.save('content', { ...files, ...faulty });

    const { code, stdout, stderr } = await check(place);

    expect(code).toBe(1);
    expect(stdout).toMatch(/^REJECTED {3}articles\/when\.md$/m);
    expect(stdout).toMatch(/\n7 files, \d+ feeds in three formats each, 2 errors, 1 warning\n$/);
    expect(stderr.split('\n').map((line) => line.replace(/(\w: .{30}).*/, '$1'))).toEqual([
      expect.stringContaining('error: articles/when.md:3: date:'),
      expect.stringContaining('error: articles/z/ferry.md'),
      expect.stringContaining('warning: articles/picture.md'),
      '',
    ]);
  });

  it('prints the same as one JSON document', async ({ place }) => {
    await place.save('content', { ...files, ...faulty });

    const { code, stdout, stderr } = await check(place, '--json');

    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const checkup = JSON.parse(stdout) as Checkup;
    expect(checkup).toMatchObject({ errors: 2, warnings: 1, problems: [] });
    const bySource = new Map(checkup.sources.map((source) => [source.source, source]));
    expect(bySource.get('articles/2026-03-04-ferry.md')).toEqual({
      source: 'articles/2026-03-04-ferry.md',
      becomes: 'published',
      title: 'Ferry',
      address: '/articles/ferry',
      published: '2026-03-04T00:00:00.000Z',
      updated: '2026-03-05T00:00:00.000Z',
      channels: [
        { kind: 'front', name: '', path: '' },
        { kind: 'tag', name: 'Harbour', path: 'tags/harbour/' },
        { kind: 'author', name: 'Una Farrow', path: 'authors/una-farrow/' },
      ],
      removed: [],
      problems: [],
    });
    expect(bySource.get('articles/when.md')).toMatchObject({
      becomes: 'rejected',
      problems: [{ line: 3, field: 'date', severity: 'error', remedy: expect.any(String) }],
    });
    expect(checkup.feeds.find(({ path }) => path === '')).toEqual({
      ...{ path: '', title: 'The Tidewater Post', entries: 3 },
    });
  });

  it('refuses a folder without content', async ({ place }) => {
    await place.save('content', { 'a.md': '# A' });

    const { code, stderr } = await check(place);

    expect(code).toBe(2);
    expect(stderr).toMatch(/holds neither publication\.yaml nor articles\/\. Give the folder/);
  });
});
