import { rm, symlink, utimes } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import {
  type CommandResult,
  callCommand,
  it,
  runCommand,
  type Workplace,
} from '../../support/commands.ts';
import { hostile, hostileOption } from '../../support/hostile-source.ts';

const baseUrl = 'https://news.example.org';

const publication = `
id: tag:news.example.org,2026:news
title: The Tidewater Post
language: en
`;

const article = (title: string, more = '') => `---
title: ${title}
date: 2026-03-04T05:06:07Z
tags: [Harbour]
${more}---
The text of “${title}”.
`;

const build = (
  place: Workplace,
  {
    content = 'content',
    out = 'out',
    state,
    rebuild = false,
    files = [],
  }: Partial<Record<'content' | 'out' | 'state', string>> & {
    rebuild?: boolean;
    files?: readonly string[];
  } = {},
  url = baseUrl,
): Promise<CommandResult> =>
  callCommand('build', [
    ...['--content', place.path(content), '--out', place.path(out), '--base-url', url],
    ...(state === undefined ? [] : ['--state', place.path(state)]),
    ...(rebuild ? ['--rebuild'] : []),
    ...files.map((file) => place.path(file)),
  ]);

interface JsonFeed {
  readonly feed_url: string;
  readonly items: readonly {
    readonly title: string;
    readonly url: string;
    readonly content_html: string;
  }[];
}

const readJsonFeed = async (place: Workplace, name = 'out/feed.json'): Promise<JsonFeed> =>
  JSON.parse(await place.read(name));

const titlesIn = async (place: Workplace): Promise<string[]> =>
  (await readJsonFeed(place)).items.map(({ title }) => title).sort();

describe.concurrent('the build command', { timeout: 60_000 }, () => {
  it('writes the file of a host, keeps it in a rebuild, and leaves a person’s own one alone', async ({
    expect,
    place,
  }) => {
    await place.save('content', { 'publication.yaml': publication, 'articles/a.md': article('A') });
    const words = (out: string) => [
      ...['--content', place.path('content'), '--out', place.path(out), '--base-url', baseUrl],
      ...['--state', place.path(`${out}-state`), '--host', 'netlify'],
    ];

    expect(await callCommand('build', words('out'))).toMatchObject({ code: 0, stderr: '' });
    const written = await place.read('out/_headers');
    expect(written).toContain('content-security-policy: default-src');
    await build(place, { state: 'out-state', rebuild: true });
    expect(await place.read('out/_headers')).toBe(written);

    await place.save('own', { _headers: '# mine\n' });
    const { code, stderr } = await callCommand('build', words('own'));
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: _headers: .+ stays\. .+\n$/);
    expect(await place.read('own/_headers')).toBe('# mine\n');
  });

  it('refuses an unknown host', async ({ expect, place }) => {
    await place.save('content', { 'publication.yaml': publication });
    const { code, stderr } = await callCommand('build', [
      ...['--content', place.path('content'), '--out', place.path('out')],
      ...['--base-url', baseUrl, '--host', 'localhost'],
    ]);

    expect(code).toBe(2);
    expect(stderr).toContain(
      '--host "localhost" is not one of apache, cloudflare, netlify, nginx, vercel.',
    );
  });

  it.for(['build', 'check', 'diff'])(
    'rejects sources that no thread gets through by name, and goes on with the others: %s',
    async (name, { expect, place }) => {
      await place.save('', { 'publication.yaml': publication, 'out/feed.json': '{"items":[]}' });
      await place.save('content', {
        'publication.yaml': publication,
        'articles/good.md': article('Good'),
        'articles/loop.md': article(hostile.loop),
        'articles/exit.md': article(hostile.exit),
        'articles/other.md': article('Other'),
      });
      const places = {
        build: ['--out', place.path('site'), '--base-url', baseUrl],
        check: [],
        diff: ['--against', place.path('out'), '--base-url', baseUrl],
      }[name] as string[];
      const { code, stdout, stderr } = await runCommand(
        name,
        ['--content', place.path('content'), ...places],
        { NODE_OPTIONS: await hostileOption(place.path('')) },
      );

      expect(code).toBe(1);
      expect(stdout).toMatch(/good/i);
      expect(stdout).toMatch(/other/i);
      const remedy = 'Shorten or split it, or save it as plain text.';
      expect(stderr).toContain(`articles/loop.md: takes longer than 10 s to convert. ${remedy}`);
      expect(stderr).toContain('articles/exit.md: cannot be converted: a conversion thread');
    },
  );

  it('publishes an article with a new tag, with a state', async ({ place }) => {
    await place.save('content', { 'articles/a.md': article('A'), 'publication.yaml': publication });
    await build(place, { state: 'state' });
    await place.save('content', { 'articles/b.md': article('B', 'author: New Name\n') });

    const { code } = await build(place, { state: 'state', files: ['content/articles/b.md'] });

    expect(code).toBe(0);
    expect(await readJsonFeed(place, 'out/authors/new-name/feed.json')).toMatchObject({
      items: [{ title: 'B' }],
    });
  });

  it('rejects what lies outside of the content folder by name, and publishes the rest', async ({
    place,
  }) => {
    await place.save('elsewhere', { 'secret.txt': 'secret words' });
    await place.save('content', { 'articles/a.md': article('A'), 'media/b.png': 'b' });
    await symlink(place.path('elsewhere/secret.txt'), place.path('content/media/secret.txt'));
    await symlink(place.path('elsewhere/secret.txt'), place.path('content/articles/secret.txt'));
    await symlink(place.path('elsewhere'), place.path('content/articles/more'));

    const { code, stderr } = await build(place, { state: 'state' });
    expect(code).toBe(1);
    for (const key of ['media/secret.txt', 'articles/secret.txt']) {
      expect(stderr).toContain(`error: ${key}: cannot be read: `);
    }
    expect(stderr).toContain('is a link that leads out of the folder');
    expect(await titlesIn(place)).toEqual(['A']);
    expect([...(await place.files('out')).keys()]).not.toContain('media/secret.txt');
    expect((await build(place, { state: 'state' })).code).toBe(1);

    await place.delete('content/articles');
    await symlink(place.path('elsewhere'), place.path('content/articles'));
    const linked = await build(place, { state: 'state' });
    expect(linked).toMatchObject({ code: 2 });
    expect(linked.stderr).toContain('"articles/" of --content');
    expect(await titlesIn(place)).toEqual(['A']);
  });

  it('publishes media with the longest name that a folder can hold', async ({ place }) => {
    const name = `media/${'m'.repeat(251)}.png`;
    await place.save('content', { 'articles/a.md': article('A'), [name]: 'picture' });

    expect((await build(place)).code).toBe(0);
    expect(await place.read(`out/${name}`)).toBe('picture');
  });

  it('fails while a foreign folder has the name of a document', async ({ place }) => {
    await place.save('content', { 'articles/a.md': article('A') });
    await place.save('out', { 'rss.xml/notes.txt': 'foreign' });

    const { code, stderr } = await build(place, { state: 'state' });

    expect(code).toBe(3);
    expect(stderr).toContain('out/rss.xml" failed: Error: a folder has this name');
    await place.delete('out/rss.xml');
    expect((await build(place, { state: 'state' })).code).toBe(0);
    expect(await place.read('out/rss.xml')).toContain('<rss');
  });

  it('names a foreign file that has the name of a folder of the site', async ({ place }) => {
    await place.save('content', { 'articles/a.md': article('A') });
    await place.save('out', { tags: 'foreign' });

    const { code, stderr } = await build(place, { state: 'state' });

    expect(code).toBe(3);
    expect(stderr).toContain('out/tags');
    expect(await place.read('out/.newsstand-files/tags')).toBe('foreign');
    await place.delete('out/.newsstand-files/tags');
    expect((await build(place, { state: 'state' })).code).toBe(0);
  });

  it('removes what a stopped run has left', async ({ place }) => {
    const name = '.0b0f3c52-6d9a-4c7e-9c1d-8a5e4f3b2a10.tmp';
    await place.save('content', { 'articles/a.md': article('A') });
    for (const folder of ['out', 'state']) {
      await place.save(folder, { [name]: 'x' });
      await utimes(place.path(`${folder}/${name}`), 1_000, 1_000);
    }

    await build(place, { state: 'state' });

    for (const folder of ['out', 'state']) {
      expect([...(await place.files(folder)).keys()]).not.toContain(name);
    }
  });

  it('rejects a link in a circle alone', async ({ place }) => {
    await place.save('content', { 'articles/a.md': article('A'), 'media/a.png': 'picture' });
    await symlink('loop.md', place.path('content/articles/loop.md'));
    await symlink('loop.png', place.path('content/media/loop.png'));

    const { code, stderr } = await build(place, { state: 'state' });

    expect(code).toBe(1);
    expect(stderr).toContain('articles/loop.md: cannot be read');
    expect(stderr).toContain('media/loop.png: cannot be read');
    expect(await titlesIn(place)).toEqual(['A']);
    await place.delete('content/articles/loop.md');
    await place.delete('content/media/loop.png');
    expect((await build(place, { state: 'state' })).code).toBe(0);
  });

  it('follows a file that becomes a folder, and the other way round', async ({ place }) => {
    const [asFile, asFolder] = [
      { 'articles/2026': 'Notes\n\nText.\n', 'media/a': 'file' },
      { 'articles/2026/news.md': article('News'), 'media/a/b': 'below' },
    ];
    await place.save('content', { 'articles/a.md': article('A') });
    for (const content of [asFile, asFolder, asFile]) {
      await place.save('content', content);
      await build(place, { state: 'state' });
      await build(place, { out: 'fresh' });

      const [site, fresh] = [await place.files('out'), await place.files('fresh')];
      expect([...site.keys()]).toEqual([...fresh.keys()]);
      for (const name of ['media/a', 'media/a/b']) {
        expect(site.get(name)?.bytes).toEqual(fresh.get(name)?.bytes);
      }
      await rm(place.path('content/articles/2026'), { recursive: true });
      await rm(place.path('content/media/a'), { recursive: true });
      await rm(place.path('fresh'), { recursive: true });
    }
  });

  it('publishes a lone text scraped from a page, without the leftovers of that page', async ({
    place,
  }) => {
    const headline = 'Lighthouse keepers’ cottage “may open by spring”, says trust';
    const paragraphs = [
      'The cottage below the lighthouse could open to visitors next spring, the trust that owns it said on Tuesday.',
      'Its roof was lost in the storms of 2019 & has been under a tarpaulin ever since.',
      '“We have slates, we have a slater, and for once we have the weather,” said Una Farrow.',
      'Anyone can write your comment on the plans in the visitors’ book until 1 May.',
    ];
    await place.save('content', {
      'articles/cottage.txt': `${headline}

${paragraphs.join('\n\n')}


Be the first to comment on "Lighthouse keepers' cottage 'may open by spring', says trust"

Write your comment

Your email address will not be published. Required fields are marked *

This site uses Akismet to reduce spam. Learn how your comment data is processed.
`,
    });

    const { code, stdout, stderr } = await build(place);

    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^published {2}articles\/cottage\.txt → https?:\/\/\S+\/articles\/cottage$/m,
    );
    expect(stderr).toMatch(/^warning: publication\.yaml: is missing; .+\. Write one .+\.$/m);
    const { items } = await readJsonFeed(place);
    expect(items.map(({ title }) => title)).toEqual([headline]);
    const text = items[0]?.content_html.replaceAll('&amp;', '&');
    expect(text).toBe(paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n'));
    for (const feed of ['out/rss.xml', 'out/atom.xml', 'out/feed.json', 'out/articles/cottage']) {
      const document = await place.read(feed);
      const positions = paragraphs.map((paragraph) => document.indexOf(paragraph.slice(-30)));
      expect(positions.every((position) => position > 0)).toBe(true);
      expect(positions).toEqual(positions.toSorted((a, b) => a - b));
      expect(document).not.toMatch(/Be the first|Akismet|Required fields|<p>Write your comment/);
    }
    expect((await place.read('out/rss.xml')).match(/<item>/g)).toHaveLength(1);
    expect((await place.read('out/atom.xml')).match(/<entry>/g)).toHaveLength(1);
  });

  it('rejects bad articles one by one and publishes all the others', async ({ place }) => {
    await place.save('content', {
      'publication.yaml': publication,
      'articles/good.md': article('Good Markdown'),
      'articles/deep/er/text.txt': article('Good text'),
      'articles/zz.md': article('Good last'),
      'articles/no-headline.md': 'Only a paragraph here.\n',
      'articles/broken.md': '---\ntitle: [Open\ndate: 2026-03-04\n---\nText.\n',
      'articles/bad-date.md': '---\ntitle: When\ndate: soon\n---\nText.\n',
      'articles/unclosed.md': '---\ntitle: Unclosed\n\nText.\n',
      'articles/binary.txt': Uint8Array.from({ length: 4096 }, (_, index) => index % 256),
      'articles/empty.txt': '',
      'articles/huge.txt': `Huge\n\n${'word '.repeat(4_000_000)}`,
      'articles/letter.docx': 'Not of a kind that is read.\n',
    });

    const { code, stdout, stderr } = await build(place);

    expect(code).toBe(1);
    expect(stdout).toContain('3 published, 8 rejected');
    expect(stdout).toMatch(/^REJECTED {3}articles\/huge\.txt$/m);
    for (const expected of [
      /^error: articles\/no-headline\.md: title: has no headline\. Make "# " and the headline the first line, .+$/m,
      /^error: articles\/broken\.md:\d: broken YAML: .+\. Fix the YAML at this line\.$/m,
      /^error: articles\/bad-date\.md:3: date: "soon" is not a date\. Give a date such as 2026-.+$/m,
      /^error: articles\/unclosed\.md:1: the front matter is not closed\. Put a line "---" .+$/m,
      /^error: articles\/binary\.txt: is not a text file.*\. Save it as UTF-8 text\.$/m,
      /^error: articles\/empty\.txt: is empty\. Write a headline and a text\.$/m,
      /^error: articles\/huge\.txt: has 20000006 bytes, more than .+ allowed\. Keep the text .+$/m,
      /^error: articles\/letter\.docx: is not of a kind that can be read\. Use one of \.txt, \.md.+$/m,
    ]) {
      expect(stderr).toMatch(expected);
    }
    expect(stderr).not.toContain('    at ');
    expect(await titlesIn(place)).toEqual(['Good Markdown', 'Good last', 'Good text']);
  });

  it('changes in the site only what changed in the content, although it keeps no state', async ({
    place,
  }) => {
    await place.save('content', {
      'publication.yaml': publication,
      'articles/a.md': article('A'),
      'articles/b.md': article('B', 'section: World\nimage: media/b.png\n'),
      'media/b.png': Uint8Array.of(1, 2, 3),
    });

    await build(place);
    const first = await place.files('out');
    expect([...first.keys()]).toEqual(
      expect.arrayContaining(['rss.xml', '.rss.xml.meta.json', 'media/b.png', 'articles/b']),
    );

    expect(await build(place)).toMatchObject({ code: 0, stderr: '' });
    expect(await place.files('out')).toEqual(first);

    await place.save('out', { CNAME: 'news.example.org\n' });
    await place.delete('content/articles/b.md');
    const { code, stdout } = await build(place);
    expect(code).toBe(0);
    expect(stdout).toContain(' 5 deleted\n');
    expect(await titlesIn(place)).toEqual(['A']);
    const third = await place.files('out');
    expect(third.get('articles/a')).toEqual(first.get('articles/a'));
    expect([...third.keys()]).toContain('CNAME');
    expect([...third.keys()]).not.toContain('articles/b');
  });

  it('publishes only what changed when it has the state of the last run', async ({ place }) => {
    await place.save('content', {
      'publication.yaml': publication,
      'articles/a.md': article('A'),
      'articles/b.md': article('B'),
    });
    await build(place, { state: 'state' });
    const first = await place.files('out');

    const second = await build(place, { state: 'state' });

    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toMatch(/^unchanged {2}articles\/a\.md$/m);
    expect(second.stdout).toContain('2 unchanged; 0 files written, 0 deleted\n');
    expect(await place.files('out')).toEqual(first);
  });

  it('looks only at the files that it is given, and has the site right when it ends', async ({
    place,
  }) => {
    const all = { 'publication.yaml': publication, 'articles/a.md': article('A') };
    await place.save('content', { ...all, 'articles/b.md': article('B') });
    await build(place, { state: 'state' });
    await place.save('content', {
      'articles/a.md': article('A, corrected'),
      'articles/b.md': article('B, not told of'),
      'articles/c.md': article('C'),
    });

    const files = ['content/articles/a.md', 'content/articles/c.md'];
    const named = await build(place, { state: 'state', files });

    expect(named).toMatchObject({ code: 0, stderr: '' });
    expect(named.stdout).toContain('2 published; ');
    expect(await titlesIn(place)).toEqual(['A, corrected', 'B', 'C']);
    expect(await place.read('out/sitemaps/1.xml')).toContain(`${baseUrl}/articles/c<`);

    await place.delete('content/articles/c.md');
    await build(place, { state: 'state', files: ['content/articles/c.md'] });
    expect(await titlesIn(place)).toEqual(['A, corrected', 'B']);
    expect(await place.read('out/sitemaps/1.xml')).not.toContain(`${baseUrl}/articles/c<`);
  });

  it('publishes everything without a state, whatever file is named', async ({ place }) => {
    await place.save('content', { 'articles/a.md': article('A'), 'articles/b.md': article('B') });

    await build(place, { state: 'state', files: ['content/articles/a.md'] });

    expect(await titlesIn(place)).toEqual(['A', 'B']);
  });

  it('writes all of it again when asked for a rebuild, and nothing else stays', async ({
    place,
  }) => {
    await place.save('content', {
      'publication.yaml': publication,
      'articles/a.md': article('A'),
      'articles/b.md': article('B'),
    });
    await build(place, { state: 'state' });
    const first = await place.files('out');
    await place.save('out', { 'articles/a': 'spoilt' });
    await place.delete('out/articles/b');
    await place.copy('out/rss.xml', 'out/tags/gone/rss.xml');
    await place.copy('out/.rss.xml.meta.json', 'out/tags/gone/.rss.xml.meta.json');

    const again = await build(place, { state: 'state', rebuild: true });

    expect(again).toMatchObject({ code: 0, stderr: '' });
    const bytesOf = (files: typeof first) =>
      [...files]
        .filter(([name]) => !name.endsWith('.meta.json'))
        .map(([name, { bytes }]) => [name, `${bytes}`]);
    expect(bytesOf(await place.files('out'))).toEqual(bytesOf(first));
  });

  it('puts all addresses below the path of the base URL', async ({ place }) => {
    await place.save('content', {
      'publication.yaml': publication,
      'articles/a.md': article('A', 'image: media/a.png\n'),
      'media/a.png': Uint8Array.of(1),
    });

    const { code } = await build(place, {}, 'https://example.org/news/');

    expect(code).toBe(0);
    const feed = await readJsonFeed(place, 'out/tags/harbour/feed.json');
    expect(feed.feed_url).toBe('https://example.org/news/tags/harbour/feed.json');
    expect(feed.items[0]?.url).toBe('https://example.org/news/articles/a');
    for (const [name, { bytes }] of await place.files('out')) {
      const addresses = bytes.toString().match(/https:\/\/example\.org[^\s"'<]*/g) ?? [];
      const outside = addresses.filter((each) => !each.startsWith('https://example.org/news/'));
      expect(outside, name).toEqual([]);
    }
  });
});

describe.concurrent('the words of the build command', { timeout: 60_000 }, () => {
  it('are explained by --help', async () => {
    const { code, stdout, stderr } = await callCommand('build', ['--help']);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const option of ['--content', '--out', '--base-url', '--state']) {
      expect(stdout).toContain(`  ${option} `);
    }
  });

  const words = (place: Workplace) => [
    ...['--content', place.path('content'), '--out', place.path('out'), '--base-url', baseUrl],
  ];

  it.for<[string, (all: string[]) => string[], string]>([
    ['without --out', (all) => all.toSpliced(2, 2), '--out'],
    ['with an unknown option', (all) => [...all, '--prot', '1'], "'--prot'"],
    ['with a base URL that is none', (all) => all.with(5, 'example.org'), '"example.org"'],
    ['with a base URL with a query', (all) => all.with(5, 'http://a/?b'), '"http://a/?b"'],
    ['with a file that is not in the content', (all) => [...all, 'a.md'], '"a.md"'],
    ['with no such content folder', (all) => all.with(1, '/no/such'), '"/no/such"'],
  ])('are refused %s, and nothing is done', async ([_, change, named], { place }) => {
    await place.save('content', { 'articles/a.md': article('A') });

    const { code, stdout, stderr } = await callCommand('build', change(words(place)));

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(named);
    expect(stderr).toMatch(/Use --help to see the options\.\n$/);
    expect(stderr).not.toContain('    at ');
    expect([...(await place.files('.')).keys()]).toEqual(['content/articles/a.md']);
  });
});
