import { basename } from 'node:path';
import { describe, expect } from 'vitest';
import { buildSite } from '../../../lambda/local/build-site.ts';
import type { PublishReport } from '../../../lambda/publish/report.ts';
import { copyMediaBetween, ownsTyped } from '../../../lambda/stores/copy-media.ts';
import { createFolderStore } from '../../../lambda/stores/folder/folder-store.ts';
import { createMemoryStore } from '../../../lambda/stores/memory-store.ts';
import { it, type Workplace } from '../../support/commands.ts';

const publication = 'id: tag:news.example.org,2026:news\ntitle: The Tidewater Post\nlanguage: en\n';

const article = (title: string, more = '') =>
  `---\ntitle: ${title}\ndate: 2026-03-04T05:06:07Z\n${more}---\nThe text of “${title}”.\n`;

const saveContent = async (
  place: Workplace,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> => place.save('content', { 'publication.yaml': publication, ...files });

/** Builds from folder to folder; the state is another, or forgotten. */
const build = (
  place: Workplace,
  {
    content = 'content',
    out = 'out',
    state,
  }: { content?: string; out?: string; state?: string } = {},
): Promise<PublishReport> => {
  const now = new Date();
  const [source, site] = [
    createFolderStore(place.path(content)),
    createFolderStore(place.path(out)),
  ];
  const ports = {
    content: source,
    site,
    state: state ? createFolderStore(place.path(state)) : createMemoryStore({ now: () => now }),
    copyMedia: copyMediaBetween(source, site),
    isOurs: ownsTyped(site),
  };
  return buildSite(ports, { baseUrl: 'https://news.example.org', now, rebuild: false });
};

/** What readers can see of a site, by name. */
const publicFiles = async (place: Workplace, out = 'out'): Promise<Record<string, string>> =>
  Object.fromEntries(
    [...(await place.files(out))]
      .filter(([name]) => !basename(name).startsWith('.'))
      .map(([name, { bytes }]) => [name, bytes.toString('latin1')]),
  );

const pagesOf = async (place: Workplace): Promise<string[]> =>
  Object.keys(await publicFiles(place)).filter((name) => name.startsWith('articles/'));

describe.each([
  ['without a state', undefined],
  ['with a state that is kept', 'state'],
])('a site that is built again %s', (_, state) => {
  it('keeps every file untouched if nothing changed', async ({ place }) => {
    await saveContent(place, {
      'articles/a.md': article('A'),
      'media/a.png': Uint8Array.of(1),
    });
    await build(place, { state });
    const first = await place.files('out');

    await build(place, { state });

    expect(await place.files('out')).toEqual(first);
  });

  it('shows edited and added articles', async ({ place }) => {
    await saveContent(place, { 'articles/a.md': article('A'), 'articles/b.md': article('B') });
    await build(place, { state });
    await place.save('content', {
      'articles/b.md': article('B, edited'),
      'articles/c.md': article('C'),
    });

    const { sources } = await build(place, { state });

    const { items } = JSON.parse(await place.read('out/feed.json'));
    expect(items.map((item: { title: string }) => item.title).sort()).toEqual([
      'A',
      'B, edited',
      'C',
    ]);
    expect(sources.map(({ outcome }) => outcome.kind)).toEqual([
      state ? 'unchanged' : 'published',
      'published',
      'published',
    ]);
  });

  it('loses only what is deleted from the content', async ({ place }) => {
    await saveContent(place, {
      'articles/stays.md': article('Stays'),
      'articles/goes.md': article('Goes', 'section: World\n'),
      'media/stays.png': Uint8Array.of(1),
      'media/goes.png': Uint8Array.of(2),
    });
    await build(place, { state });
    const foreign = { CNAME: 'news.example.org\n', 'media/mine.png': 'mine' };
    await place.save('out', foreign);
    await place.delete('content/articles/goes.md');
    await place.delete('content/media/goes.png');

    const { deleted } = await build(place, { state });

    expect(deleted).toEqual(expect.arrayContaining(['articles/goes', 'media/goes.png']));
    const files = await place.files('out');
    const names = [...files.keys()];
    expect(names).not.toEqual(expect.arrayContaining([expect.stringContaining('goes')]));
    expect(names).toEqual(expect.arrayContaining(['articles/stays', 'media/stays.png']));
    expect([...files].filter(([, { bytes }]) => bytes.includes('Goes'))).toEqual([]);
    expect(await publicFiles(place)).toMatchObject(foreign);
  });

  it('stays unchanged after an error in publication.yaml', async ({ place }) => {
    await saveContent(place, { 'articles/a.md': article('A'), 'articles/b.md': article('B') });
    await build(place, { state });
    const first = await place.files('out');
    await place.save('content', { 'publication.yaml': `${publication}entries: many\n` });

    const { problems } = await build(place, { state });

    expect(problems).toMatchObject([{ file: 'publication.yaml', field: 'entries' }]);
    expect(await place.files('out')).toEqual(first);
  });

  it('is written again after it was emptied', async ({ place }) => {
    await saveContent(place, {
      'articles/a.md': article('A'),
      'articles/later.md': article('Later', 'embargo: 2999-01-01\n'),
      'media/a.png': Uint8Array.of(1),
    });
    await build(place, { state });
    const first = await publicFiles(place);
    await place.delete('out');
    await place.save('out', { CNAME: 'news.example.org\n' });

    await build(place, { state });
    await place.delete('out/CNAME');

    expect(Object.keys(first)).toContain('articles/a');
    expect(await publicFiles(place)).toEqual(first);
  });
});

describe('a site that is built', () => {
  it('has the same bytes for the same content, however it was saved', async ({ place }) => {
    const files = {
      'articles/a.md': article('A', 'section: World\ntags: [One, Two]\n'),
      'articles/b.md': article('B', 'author: Una Farrow\n'),
      'articles/2026-03-05-c.txt': 'C\n\nText.\n',
      'media/b.png': Uint8Array.of(1, 2, 3),
    };
    await saveContent(place, files);
    const backwards = Object.entries({ 'publication.yaml': publication, ...files }).reverse();
    await place.save('backwards', Object.fromEntries(backwards));
    await place.copy('content', 'copy');

    await build(place);
    await build(place, { content: 'backwards', out: 'out of backwards' });
    await build(place, { content: 'copy', out: 'out of copy', state: 'state of copy' });

    const first = await publicFiles(place);
    expect(Object.keys(first)).toContain('sections/world/atom.xml');
    expect(await publicFiles(place, 'out of backwards')).toEqual(first);
    expect(await publicFiles(place, 'out of copy')).toEqual(first);
  });

  it('loses what builds without a state left behind when a state is begun', async ({ place }) => {
    await saveContent(place, {
      'articles/a.md': article('A'),
      'articles/b.md': article('B'),
    });
    await build(place);
    await place.delete('content/articles/b.md');

    await build(place, { state: 'state' });

    expect(await pagesOf(place)).toEqual(['articles/a']);
  });

  it('keeps the last good version of an article that was broken since, if a state is kept', async ({
    place,
  }) => {
    await saveContent(place, { 'articles/a.md': article('A') });
    await build(place, { state: 'state' });
    const first = await place.files('out');
    await place.save('content', { 'articles/a.md': '---\ntitle: A\n' });

    const { sources } = await build(place, { state: 'state' });

    expect(sources).toMatchObject([{ outcome: { kind: 'rejected', stale: true } }]);
    expect(await place.files('out')).toEqual(first);
  });

  it('writes each file once', async ({ place }) => {
    await saveContent(place, { 'articles/a.md': article('A', 'tags: [One]\n') });

    const { written } = await build(place);

    expect(written.toSorted()).toEqual(Object.keys(await publicFiles(place)).sort());
  });
});
