import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { FeedChange } from '../../../lambda/cli/diff/compare-feeds.ts';
import { callCommand, it, type Workplace } from '../../support/commands.ts';
import { awsOf, putFiles } from '../../support/s3-folder.ts';
import { type S3Server, startS3Server } from '../../support/s3-server.ts';

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());

const article = (title: string, more = '', text = 'Text.') =>
  `---\ntitle: ${title}\n${more}---\n${text}\n`;

/** A site that is on the air, with its state: four dated articles and one without a date. */
const goLive = async (place: Workplace): Promise<void> => {
  await place.save('content', {
    'publication.yaml':
      'id: tag:news.example.org,2026:news\ntitle: The Post\nlimits: { entries: 4 }\n',
    'articles/one.md': article('One', 'date: 2026-01-01\n'),
    'articles/two.md': article('Two', 'date: 2026-01-02\ntags: [Sea]\n'),
    'articles/three.md': article('Three', 'date: 2026-01-03\nsection: Local\n'),
    'articles/undated.md': article('Undated', 'tags: [Sea]\n'),
  });
  await callCommand('build', [
    ...['--content', place.path('content'), '--out', place.path('site')],
    ...['--state', place.path('state'), '--base-url', 'https://news.example.org'],
  ]);
};

const diff = (place: Workplace, ...words: string[]) =>
  callCommand('diff', ['--content', place.path('content'), ...words], awsOf(server));

const beside = (place: Workplace) => ['--against', place.path('site')];
const knowing = (place: Workplace) => [...beside(place), '--state', place.path('state')];

const noChange = '0 feeds would change, 0 entries new, 0 changed, 0 gone\n';

const edit = async (place: Workplace): Promise<void> => {
  await place.save('content', {
    'articles/two.md': article('Two, again', 'date: 2026-01-02\ntags: [Sea, Ships]\n', 'New.'),
    'articles/four.md': article('Four', 'date: 2026-01-04\n'),
    'articles/five.md': article('Five', 'date: soon\n'),
  });
  await place.delete('content/articles/three.md');
};

describe.concurrent('newsstand diff', { timeout: 60_000 }, () => {
  it('finds nothing where nothing has changed, with the state and without', async ({ place }) => {
    await goLive(place);

    for (const words of [beside(place), knowing(place)]) {
      expect(await diff(place, ...words)).toEqual({ code: 0, stdout: noChange, stderr: '' });
    }
  });

  it('tells per feed what would be new, changed and gone, and touches nothing', async ({
    place,
  }) => {
    await goLive(place);
    await edit(place);
    const before = await place.files('.');

    const { code, stdout, stderr } = await diff(place, ...beside(place));

    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: articles\/five\.md:3: date: "soon" is not a date\./m);
    expect(stdout).toBe(`changed  /  The Post
  new         Four  https://news.example.org/articles/four
  changed     Two, again  https://news.example.org/articles/two  title, content_html, summary, tags
  gone        Three  https://news.example.org/articles/three

gone     /sections/local/  The Post: Local
  gone        Three  https://news.example.org/articles/three

changed  /tags/sea/  The Post: Sea
  changed     Two, again  https://news.example.org/articles/two  title, content_html, summary, tags

new      /tags/ships/  The Post: Ships
  new         Two, again  https://news.example.org/articles/two

4 feeds would change, 2 entries new, 1 changed, 1 gone
`);
    expect(await place.files('.')).toEqual(before);
  });

  it('tells what newer entries push out from what is gone', async ({ place }) => {
    await goLive(place);
    await place.save('content', { 'articles/four.md': article('Four', 'date: 2026-01-04\n') });

    const { stdout } = await diff(place, ...beside(place));

    expect(stdout).toMatch(/^ {2}pushed out {2}One {2}/m);
    expect(stdout).toMatch(/^1 feed would change, 1 entry new, 0 changed, 0 gone$/m);
  });

  it('tells with the state of a deployed stack what its publisher would do', async ({ place }) => {
    await goLive(place);
    await putFiles(server, 'diff-site', await place.files('site'));
    await putFiles(server, 'diff-state', await place.files('state'));
    const words = ['--site-bucket', 'diff-site', '--state-bucket', 'diff-state'];
    // As in a fresh clone: the file's time tells nothing, its bytes are those that are live.
    await place.save('content', { 'articles/undated.md': article('Undated', 'tags: [Sea]\n') });

    expect(await diff(place, ...words)).toMatchObject({ code: 0, stdout: noChange });

    await edit(place);
    const { code, stdout } = await diff(place, ...words, '--json');
    const { feeds, problems } = JSON.parse(stdout) as {
      feeds: FeedChange[];
      problems: { file: string }[];
    };
    expect(code).toBe(1);
    expect(problems).toMatchObject([{ file: 'articles/five.md', line: 3, field: 'date' }]);
    expect(feeds.find(({ path }) => path === 'tags/sea/')).toEqual({
      change: 'changed',
      path: 'tags/sea/',
      title: 'The Post: Sea',
      fields: [],
      entries: [
        {
          change: 'changed',
          id: expect.stringMatching(/^urn:uuid:/),
          title: 'Two, again',
          url: 'https://news.example.org/articles/two',
          fields: ['title', 'content_html', 'summary', 'date_modified', 'tags'],
        },
      ],
    });
  });

  it('tells what a change of the settings does to a feed itself', async ({ place }) => {
    await goLive(place);
    const yaml = await place.read('content/publication.yaml');
    await place.save('content', { 'publication.yaml': yaml.replace('The Post', 'The Gazette') });

    const { stdout } = await diff(place, ...knowing(place));

    expect(stdout).toMatch(/^changed {2}\/ {2}The Gazette {2}title, .*authors/m);
  });

  it.for([
    ['nothing to compare with', [], '--against or --site-bucket is needed.'],
    ['a folder without feeds', ['--against', 'docs'], 'There is no feed.json that tells'],
  ] as const)('refuses %s', async ([_, words, message], { place }) => {
    await place.save('content', { 'articles/a.md': '# A\n' });

    const { code, stderr } = await diff(place, ...words);

    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
