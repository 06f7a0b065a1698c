import { once } from 'node:events';
import { rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect } from 'vitest';
import { parse } from 'yaml';
import { callCommand, it, runCommand, type Workplace } from '../../support/commands.ts';

const cdata = (text: string) => `<![CDATA[${text}]]>`;

interface Post {
  readonly id: number;
  readonly title?: string;
  readonly name?: string;
  readonly body?: string;
  readonly date?: string;
  readonly modified?: string;
  readonly more?: string;
  readonly type?: string;
  readonly status?: string;
}

const item = ({
  id,
  title = `Post ${id}`,
  name = `post-${id}`,
  body = 'Text.',
  date = '2016-09-30 12:00:00',
  modified = date,
  more = '',
  type = 'post',
  status = 'publish',
}: Post) => `<item>
<title>${cdata(title)}</title>
<link>https://old.example.org/2016/09/${name}/</link>
<dc:creator>${cdata('una')}</dc:creator>
<guid isPermaLink="false">https://old.example.org/?p=${id}</guid>
<content:encoded>${cdata(body)}</content:encoded>
<wp:post_id>${id}</wp:post_id>
<wp:post_date_gmt>${cdata(date)}</wp:post_date_gmt>
<wp:post_modified_gmt>${cdata(modified)}</wp:post_modified_gmt>
<wp:post_name>${cdata(name)}</wp:post_name>
<wp:status>${cdata(status)}</wp:status>
<wp:post_type>${cdata(type)}</wp:post_type>
${more}
</item>`;

const exported = (...items: string[]) => `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The old paper</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>${cdata('una')}</wp:author_login><wp:author_display_name>${cdata('Una Farrow')}</wp:author_display_name></wp:author>
${items.join('\n')}
</channel></rss>
`;

const bring = (place: Workplace, source: string, ...words: string[]) =>
  callCommand('import', [
    ...[source.includes(':') ? source : place.path(source), '--content', place.path('content')],
    ...words,
  ]);

const readArticle = async (place: Workplace, key: string) => {
  const [, yaml = '', body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
    await place.read(`content/${key}`),
  ) ?? [undefined, '', undefined];
  return { fields: parse(yaml) as Record<string, unknown>, body };
};

const articlesIn = async (place: Workplace): Promise<string[]> =>
  [...(await place.files('content')).keys()].filter((name) => name.startsWith('articles/'));

interface FeedItem {
  readonly id: string;
  readonly title: string;
  readonly content_html: string;
  readonly date_published: string;
}

/** What the imported articles become for readers. */
const publish = async (place: Workplace): Promise<FeedItem[]> => {
  const { code, stderr } = await callCommand('build', [
    ...['--content', place.path('content'), '--out', place.path('out')],
    ...['--base-url', 'https://news.example.org'],
  ]);
  expect({ code, stderr: stderr.replace(/^warning: publication.*\n/gm, '') }).toEqual({
    ...{ code: 0, stderr: '' },
  });
  return JSON.parse(await place.read('out/feed.json')).items;
};

describe.concurrent('newsstand import of a WordPress export', { timeout: 60_000 }, () => {
  it('makes an article of each post, with all that WordPress knows of it', async ({ place }) => {
    const picture = item({
      ...{ id: 9, type: 'attachment', status: 'inherit' },
      more: '<wp:attachment_url>https://old.example.org/up/pier.jpg</wp:attachment_url>',
    });
    const post = item({
      ...{ id: 1, title: 'Ferry &amp; pier', name: 'ferry-%c3%a9t%c3%a9' },
      modified: '2016-10-01 08:00:00',
      body: 'First\r\nline.\r\n\r\n[caption id="x" width="3"]<img src="/up/a.jpg" /> By Una[/caption]\r\n\r\n<h2>Then</h2>\r\nLast <em>words</em>.\u000b',
      more: `<excerpt:encoded>${cdata('In short.')}</excerpt:encoded>
<category domain="category" nicename="local">${cdata('Local')}</category>
<category domain="category" nicename="sea">${cdata('The sea')}</category>
<category domain="post_tag" nicename="ferry">${cdata('Ferry')}</category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>`,
    });
    await place.save('.', { 'export.xml': exported(post, picture) });

    const { code, stdout, stderr } = await bring(place, 'export.xml');

    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout:
        'passed over  1 attachments\n1 article imported, 0 updated, 0 as they were, 0 left alone\n',
      stderr: '',
    });
    expect(await readArticle(place, 'articles/2016/2016-09-30-ferry-été.html')).toEqual({
      fields: {
        title: 'Ferry & pier',
        date: '2016-09-30T12:00:00.000Z',
        updated: '2016-10-01T08:00:00.000Z',
        authors: ['Una Farrow'],
        section: 'Local',
        tags: ['The sea', 'Ferry'],
        summary: 'In short.',
        image: 'https://old.example.org/up/pier.jpg',
        canonical: 'https://old.example.org/2016/09/ferry-%c3%a9t%c3%a9/',
        id: 'https://old.example.org/?p=1',
      },
      body: `<base href="https://old.example.org/2016/09/ferry-%c3%a9t%c3%a9/">
<p>First<br>
line.</p>
<figure><img src="/up/a.jpg" />
<figcaption>By Una</figcaption>
</figure>
<h2>Then</h2>
<p>Last <em>words</em>.</p>
`,
    });
    const [published] = await publish(place);
    expect(published).toMatchObject({ id: 'https://old.example.org/?p=1', title: 'Ferry & pier' });
    expect(published?.content_html).toContain('src="https://old.example.org/up/a.jpg"');
    expect(published?.content_html).toMatch(/^<p>First<br \/>\nline\.<\/p>/);
  });

  it('publishes nothing that WordPress keeps from its readers', async ({ place }) => {
    const secret = `<wp:post_password>${cdata('secret')}</wp:post_password>`;
    await place.save('.', {
      'export.xml': exported(
        item({ id: 1 }),
        item({ id: 2, status: 'draft', date: '0000-00-00 00:00:00' }),
        item({ id: 3, status: 'private' }),
        item({ id: 4, status: 'trash' }),
        item({ id: 5, more: secret }),
        item({ id: 6, type: 'page' }),
      ),
    });

    const { stdout } = await bring(place, 'export.xml', '--json');

    expect(JSON.parse(stdout)).toEqual({
      ...{ written: 2, updated: 0, unchanged: 0, left: [], warnings: [] },
      skipped: { 'private posts': 1, 'trash posts': 1, 'posts with a password': 1, pages: 1 },
    });
    expect((await publish(place)).map(({ title }) => title)).toEqual(['Post 1']);
  });

  it('goes on where it was stopped, and brings in what has come since', async ({ place }) => {
    const posts = [1, 2, 3].map((id) => item({ id }));
    await place.save('.', { 'export.xml': exported(...posts.slice(0, 2)) });
    await bring(place, 'export.xml');
    // Stopped when the second was written, but its line in the import log was not.
    const importLog = await place.read('content/.import.jsonl');
    await place.save('content', {
      '.import.jsonl': importLog.slice(0, importLog.indexOf('\n') + 20),
    });
    const before = await place.files('content/articles');
    await place.save('.', { 'export.xml': exported(...posts) });

    const { stdout } = await bring(place, 'export.xml');

    expect(stdout).toMatch(/^2 articles imported, 0 updated, 1 as they were, 0 left alone$/m);
    expect(await articlesIn(place)).toEqual(
      [1, 2, 3].map((id) => `articles/2016/2016-09-30-post-${id}.html`),
    );
    expect((await place.files('content/articles')).get('2016/2016-09-30-post-1.html')).toEqual(
      before.get('2016/2016-09-30-post-1.html'),
    );
    const again = await bring(place, 'export.xml');
    expect(again.stdout).toMatch(/^0 articles imported, 0 updated, 3 as they were, 0 left alone$/m);
  });

  it('writes nothing outside of the content folder', async ({ place }) => {
    const post = item({ id: 1 });
    await place.save('.', { 'export.xml': exported(post), 'victim.txt': 'as it was' });
    await place.save('content', { 'articles/a.md': '# A' });
    await symlink(place.path('victim.txt'), place.path('content/.import.jsonl'));
    const linked = await bring(place, 'export.xml');
    expect(linked).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('is a link. Delete it'),
    });

    await rm(place.path('content/.import.jsonl'));
    await bring(place, 'export.xml');
    const log = await place.read('content/.import.jsonl');
    const article = /"key":"([^"]*)"/.exec(log)?.[1] ?? '';
    await place.save('content', {
      '.import.jsonl': log.replace(article, 'articles/../../victim.txt'),
    });
    await bring(place, 'export.xml', '--force');
    expect(await place.read('victim.txt')).toBe('as it was');

    await rm(place.path('content'), { recursive: true });
    await place.save('elsewhere', { 'a.txt': 'a' });
    await place.save('content', { 'publication.yaml': 'title: A' });
    await symlink(place.path('elsewhere'), place.path('content/articles'));
    const outside = await bring(place, 'export.xml');
    expect(outside).toMatchObject({ code: 3, stderr: expect.stringContaining('leads out of') });
    expect([...(await place.files('elsewhere')).keys()]).toEqual(['a.txt']);
  });

  it('brings in an edit of the source, but never over an edit of the file', async ({ place }) => {
    await place.save('.', {
      'export.xml': exported(item({ id: 1 }), item({ id: 2 }), item({ id: 3 })),
    });
    await bring(place, 'export.xml');
    const [first, second, third] = [1, 2, 3].map(
      (id) => `articles/2016/2016-09-30-post-${id}.html`,
    );
    await place.save('content', { [`${second}`]: '# Mine\n' });
    await place.delete(`content/${third}`);
    const edited = [1, 2, 3].map((id) => item({ id, body: 'Edited.' }));
    await place.save('.', { 'export.xml': exported(...edited) });

    const { stdout } = await bring(place, 'export.xml');

    expect(stdout).toContain('0 articles imported, 1 updated, 0 as they were, 2 left alone\n');
    expect(stdout).toContain(`left alone  ${second}  It was changed or deleted here`);
    expect((await readArticle(place, `${first}`)).body).toBe('<p>Edited.</p>\n');
    expect(await place.read(`content/${second}`)).toBe('# Mine\n');
    expect(await articlesIn(place)).toEqual([first, second]);

    await bring(place, 'export.xml', '--force');
    expect((await readArticle(place, `${second}`)).body).toBe('<p>Edited.</p>\n');
    expect(await articlesIn(place)).toEqual([first, second, third]);
  });

  it('reads a file that is larger than the memory it may use', async ({ place }) => {
    const body = 'Nothing happened on this day either. '.repeat(20_000);
    const posts = Array.from({ length: 150 }, (_, index) => item({ id: index, body }));
    await place.save('.', { 'export.xml': exported(...posts) });
    const words = [place.path('export.xml'), '--content', place.path('content')];

    const { code, stdout } = await runCommand('import', words, {
      NODE_OPTIONS: '--max-old-space-size=64',
    });

    expect({ code, stdout }).toEqual({
      ...{ code: 0, stdout: '150 articles imported, 0 updated, 0 as they were, 0 left alone\n' },
    });
  });

  it('gives every article an address of its own', async ({ place }) => {
    await place.save('content', {
      'articles/ferry.md': '---\ndate: 2020-01-01\n---\n# Ours\n\nText.\n',
    });
    await place.save('.', {
      'export.xml': exported(item({ id: 1, name: 'ferry' }), item({ id: 2, name: 'ferry' })),
    });

    await bring(place, 'export.xml');

    expect(await articlesIn(place)).toEqual([
      'articles/2016/2016-09-30-ferry-2.html',
      'articles/2016/2016-09-30-ferry-3.html',
      'articles/ferry.md',
    ]);
    expect(await publish(place)).toHaveLength(3);
  });

  it('tells where a file is broken, and writes nothing', async ({ place }) => {
    const broken = exported(item({ id: 1 })).replace('</channel></rss>', '<item></channel></rss>');
    await place.save('.', { 'export.xml': broken });

    const { code, stdout, stderr } = await bring(place, 'export.xml');

    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/export\.xml:\d+:\d+: unexpected close tag\. Export it again/);
    expect(stderr).not.toContain('    at ');
    expect((await place.files('content')).size).toBe(0);
  });
});

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Old</title><link>https://old.example.org/</link><description>d</description>
<item><title>Ferry &amp;amp; pier</title><link>https://old.example.org/news/ferry.html</link>
<guid isPermaLink="false">ferry 1</guid><pubDate>Fri, 30 Sep 2016 14:00:00 +0200</pubDate>
<author>una@example.org (Una Farrow)</author><category>Local</category>
<description>In short.</description><content:encoded>${cdata('<p>Text <img src="a.jpg"></p>')}</content:encoded>
<enclosure url="https://old.example.org/a.mp3" length="1" type="audio/mpeg"/></item>
<item><description>&lt;p&gt;Only a few words&lt;/p&gt;</description><guid>https://old.example.org/n/2</guid></item>
<item><title>Nobody knows where</title></item>
</channel></rss>`;

const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title>
<id>urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6</id><updated>2016-10-01T00:00:00Z</updated>
<entry><title type="html">Ferry &amp;amp; pier</title><id>tag:old.example.org,2016:ferry</id>
<link href="https://old.example.org/ferry"/><published>2016-09-30T12:00:00Z</published>
<updated>2016-10-01T12:00:00Z</updated><author><name>Una Farrow</name><uri>https://una.example</uri></author>
<category term="local" label="Local"/><summary>In short.</summary>
<content type="html">&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>`;

const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Old',
  items: [
    {
      ...{ id: '1', url: 'https://old.example.org/ferry', title: 'Ferry < pier' },
      ...{ content_text: 'a < b\n\nc', date_published: '2016-09-30T14:00:00+02:00' },
      ...{
        authors: [{ name: 'Una Farrow' }],
        tags: ['Local'],
        image: 'https://old.example.org/a.jpg',
      },
    },
  ],
});

describe.concurrent('newsstand import of a feed', { timeout: 60_000 }, () => {
  it('takes RSS', async ({ place }) => {
    await place.save('.', { 'feed.xml': rss });

    const { code, stdout } = await bring(place, 'feed.xml');

    expect(code).toBe(0);
    expect(stdout).toMatch(/^passed over {2}1 entries without id and address$/m);
    expect(await readArticle(place, 'articles/2016/2016-09-30-ferry.html')).toEqual({
      fields: {
        title: 'Ferry & pier',
        date: '2016-09-30T12:00:00.000Z',
        authors: ['Una Farrow'],
        tags: ['Local'],
        summary: 'In short.',
        attachments: [{ url: 'https://old.example.org/a.mp3', type: 'audio/mpeg' }],
        canonical: 'https://old.example.org/news/ferry.html',
        id: 'ferry 1',
      },
      body: '<base href="https://old.example.org/news/ferry.html">\n<p>Text <img src="a.jpg"></p>\n',
    });
    const second = await readArticle(place, 'articles/2.html');
    expect(second.fields).toMatchObject({ title: 'Only a few words' });
    const published = await publish(place);
    expect(published.find(({ title }) => title === 'Ferry & pier')?.content_html).toContain(
      'src="https://old.example.org/news/a.jpg"',
    );
  });

  it('takes Atom', async ({ place }) => {
    await place.save('.', { 'feed.xml': atom });

    await bring(place, 'feed.xml');

    expect(await readArticle(place, 'articles/2016/2016-09-30-ferry.html')).toEqual({
      fields: {
        title: 'Ferry & pier',
        date: '2016-09-30T12:00:00.000Z',
        updated: '2016-10-01T12:00:00.000Z',
        authors: [{ name: 'Una Farrow', url: 'https://una.example' }],
        tags: ['Local'],
        summary: 'In short.',
        canonical: 'https://old.example.org/ferry',
        id: 'tag:old.example.org,2016:ferry',
      },
      body: '<p>Text</p>\n',
    });
    expect(await publish(place)).toMatchObject([{ id: 'tag:old.example.org,2016:ferry' }]);
  });

  it('takes JSON Feed, from the web', async ({ place, onTestFinished }) => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/feed.json' ? 200 : 404;
      response.end(json);
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    expect(await bring(place, `http://127.0.0.1:${port}/feed.json`)).toMatchObject({ code: 0 });

    expect(await readArticle(place, 'articles/2016/2016-09-30-ferry.html')).toEqual({
      fields: {
        title: 'Ferry < pier',
        date: '2016-09-30T12:00:00.000Z',
        authors: ['Una Farrow'],
        tags: ['Local'],
        image: 'https://old.example.org/a.jpg',
        canonical: 'https://old.example.org/ferry',
        id: '1',
      },
      body: '<p>a &lt; b</p>\n<p>c</p>\n',
    });
    expect(await bring(place, `http://127.0.0.1:${port}/gone`)).toMatchObject({
      code: 3,
      stderr: `http://127.0.0.1:${port}/gone answers with status 404.\n`,
    });
  });

  it('takes RDF, and for an entry without a title its first words', async ({ place }) => {
    const words =
      'One of the old formats that some papers have kept to this day, as many readers know';
    await place.save('.', {
      'feed.rdf': `<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example.org/"><title>Old</title><link>https://old.example.org/</link>
<description>d</description></channel>
<item rdf:about="https://old.example.org/a"><title></title><link>https://old.example.org/a</link>
<description>${words}.</description><dc:date>2016-09-30T12:00:00Z</dc:date>
<dc:creator>Una Farrow</dc:creator></item></rdf:RDF>`,
    });

    await bring(place, 'feed.rdf');

    expect((await readArticle(place, 'articles/2016/2016-09-30-a.html')).fields).toEqual({
      title: 'One of the old formats that some papers have kept to this day, as many readers…',
      date: '2016-09-30T12:00:00.000Z',
      authors: ['Una Farrow'],
      canonical: 'https://old.example.org/a',
      id: 'https://old.example.org/a',
    });
  });

  it('leaves out what an article would be rejected for, and says so', async ({ place }) => {
    const items = [
      {
        ...{ id: 'https://old.example.org/1', title: 'Ferry', content_html: '<p>Text</p>' },
        ...{
          language: 'en_GB.UTF-8',
          attachments: [{ url: 'https://a.example/b', mime_type: '?' }],
        },
      },
    ];
    const version = 'https://jsonfeed.org/version/1.1';
    await place.save('.', { 'feed.json': JSON.stringify({ version, title: 'Old', items }) });

    const { code, stderr } = await bring(place, 'feed.json');

    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: Ferry: language: "en_GB\.UTF-8" is .+\. Left out\.$/m);
    expect(stderr).toMatch(/^warning: Ferry: attachments: .+\. Left out\.$/m);
    expect((await readArticle(place, 'articles/ferry.html')).fields).toEqual({
      ...{ title: 'Ferry', id: 'https://old.example.org/1' },
    });
    expect(await publish(place)).toHaveLength(1);
  });

  it.for([
    ['no such file', 'missing.xml', 2, /missing\.xml" is neither a file nor a folder\.$/m],
    ['no feed', 'page.txt', 3, /page\.txt is not a feed that can be read\. Give a WordPress/],
  ] as const)('refuses %s', async ([_, name, code, message], { place }) => {
    await place.save('.', { 'page.txt': '<html><body>Not a feed</body></html>' });

    expect(await bring(place, name)).toMatchObject({
      ...{ code, stdout: '', stderr: expect.stringMatching(message) },
    });
  });
});

describe.concurrent('newsstand import of a folder of HTML', { timeout: 60_000 }, () => {
  it('keeps the pages as they are, below what they tell of themselves', async ({ place }) => {
    const page = (title: string, more = '') => `<!doctype html><html lang="fr"><head>
<title>${title}</title><link rel="canonical" href="https://old.example.org/${title}">
<meta property="article:published_time" content="2016-09-30T12:00:00Z">
<meta name="author" content="Una Farrow">${more}</head>
<body><article><h1>${title}</h1><p>The text of the article.</p></article></body></html>`;
    await place.save('pages', {
      'news/ferry.html': page('Ferry'),
      'pier/index.htm': page('Pier'),
      'style.css': 'p {}',
      'empty.html': '',
    });

    const { code, stdout, stderr } = await bring(place, 'pages');

    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'warning: empty.html: is empty. Not imported.\n',
    });
    expect(stdout.split('\n').sort()).toEqual([
      '',
      '2 articles imported, 0 updated, 0 as they were, 0 left alone',
      'passed over  1 files that are not HTML',
      'passed over  1 pages without an article',
    ]);
    const { fields, body } = await readArticle(place, 'articles/2016/2016-09-30-ferry.html');
    expect(fields).toEqual({
      title: 'Ferry',
      date: '2016-09-30T12:00:00.000Z',
      authors: ['Una Farrow'],
      summary: 'The text of the article.',
      language: 'fr',
      canonical: 'https://old.example.org/Ferry',
    });
    expect(body).toBe(`${page('Ferry')}\n`);
    expect(await articlesIn(place)).toContain('articles/2016/2016-09-30-pier.html');
    expect((await publish(place)).map(({ content_html }) => content_html)).toEqual(
      Array(2).fill('<div lang="fr" dir="ltr"><p>The text of the article.</p></div>'),
    );
  });
});
