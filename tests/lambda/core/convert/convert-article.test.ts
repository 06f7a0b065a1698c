import { describe, expect, it } from 'vitest';
import { convertArticle } from '../../../../lambda/core/convert/convert-article.ts';
import { type InputKinds, inputKinds } from '../../../../lambda/core/convert/input-kinds.ts';
import { parsePublication } from '../../../../lambda/core/publication.ts';
import { parseStrictXml } from '../../../support/strict-xml.ts';

const publicationOf = (yaml: string) => {
  const { publication } = parsePublication(yaml, 'publication.yaml');
  if (publication === undefined) throw new Error('broken publication');
  return publication;
};

const context = {
  publication: publicationOf('id: tag:p.example,2026:n\ntitle: P\ntimezone: Europe/London'),
  baseUrl: 'https://n.example',
};

const convert = (key: string, text: string | Uint8Array) =>
  convertArticle(
    `articles/${key}`,
    typeof text === 'string' ? new TextEncoder().encode(text) : text,
    context,
  );

const articleOf = async (key: string, text: string) => {
  const { article, problems } = await convert(key, text);
  if (article === undefined) throw new Error(JSON.stringify(problems));
  return article;
};

const withFields = (yaml: string) => articleOf('a.md', `---\ntitle: T\n${yaml}\n---\nb`);
const faultsOf = async (key: string, text: string | Uint8Array) =>
  (await convert(key, text)).problems.map(({ fault }) => fault);

describe('convertArticle', () => {
  it('gives a file called index the name of its folder, with the date in it', async () => {
    const bytes = new TextEncoder().encode('# Night ferry\n\nText.');
    const [own, top] = await Promise.all(
      ['articles/2026-09-30-night-ferry/index.md', 'articles/index.md'].map((key) =>
        convertArticle(key, bytes, context),
      ),
    );

    expect(own?.article).toMatchObject({
      slug: 'night-ferry',
      published: '2026-09-29T23:00:00.000Z',
    });
    expect(top?.article?.slug).toBe('index');
  });

  it('needs nothing but a headline and a text', async () => {
    expect(await convert('2026-09-30-night-ferry.txt', 'Night ferry\n\nIt is back.')).toEqual({
      article: {
        id: expect.stringMatching(/^urn:uuid:/),
        slug: 'night-ferry',
        title: 'Night ferry',
        body: '<p>It is back.</p>',
        summary: 'It is back.',
        authors: [],
        tags: [],
        language: 'en',
        words: 3,
        minutes: 1,
        published: '2026-09-29T23:00:00.000Z',
      },
      draft: false,
      problems: [],
      removed: [],
    });
  });

  it.each([
    ['a.txt', 'a'],
    ['2026/09/a b.txt', 'a-b'],
    ['A.TXT', 'a'],
    ['2026-09-30-a.txt', 'a'],
    ['2026-09-30_a.txt', 'a'],
    ['2026-09-30.txt', '2026-09-30'],
    ['a.b.markdown', 'a-b'],
    ['2026-09-30a.txt', '2026-09-30a'],
  ])('takes from the name %s the slug %s', async (key, slug) => {
    expect((await articleOf(key, '# T\n\nb')).slug).toBe(slug);
  });

  it('takes no date from the end of a name', async () => {
    expect(await articleOf('a-2026-09-30.txt', 'T\n\nb')).not.toHaveProperty('published');
  });

  it.each(['2026-02-30-a.txt', '1899-12-31-a.txt'])(
    'refuses the date in the name %s',
    async (key) => {
      expect((await convert(key, 'T\n\nb')).problems).toMatchObject([
        { field: 'date', fault: expect.stringMatching(/in the file name is not a date$/) },
      ]);
    },
  );

  it.each([
    ['title: 1.10', { title: '1.10' }],
    ['title: 0x1F', { title: '0x1F' }],
    ['tags: [007, 1e3]', { tags: ['007', '1e3'] }],
  ])('keeps numbers as they are written: %s', async (yaml, expected) => {
    expect(await articleOf('a.txt', `---\n${yaml}\n---\n${yaml.slice(7)}\n\nb`)).toMatchObject(
      expected,
    );
  });

  it.each([
    ['media/c++ 100%.png', 'https://n.example/media/c%2B%2B%20100%25.png'],
    ['media/c%2B%2B.png', 'https://n.example/media/c%2B%2B.png'],
  ])('finds the picture %s at its address', async (url, address) => {
    expect((await articleOf('a.txt', `---\nimage: ${url}\n---\nT\n\nb`)).image?.url).toBe(address);
  });

  it('refuses more tags than fifty', async () => {
    const tags = Array.from({ length: 51 }, (_, index) => `t${index}`).join(', ');
    expect((await convert('a.txt', `---\ntags: [${tags}]\n---\nT\n\nb`)).problems).toMatchObject([
      { field: 'tags', fault: 'has 51 names, more than 50' },
    ]);
  });

  it('finds the leftovers of a page that were copied with no-break spaces', async () => {
    const notice =
      'This site uses Akismet to reduce spam.\u00a0Learn how your comment data is processed.';
    expect((await articleOf('a.txt', `T\n\nb\n\n${notice}\u00a0\n`)).body).toBe('<p>b</p>');
  });

  const page = (date: string) =>
    `<title>A headline here</title><meta name="date" content="${date}"><h1>A headline here</h1><p>b`;

  it('takes the hour from a page whose file is named after that day', async () => {
    const { published } = await articleOf('2026-09-30-a.html', page('2026-09-30T14:30:00Z'));
    expect(published).toBe('2026-09-30T14:30:00.000Z');
  });

  it('prefers the day of the name to another day of the page', async () => {
    const { published } = await articleOf('2026-09-30-a.html', page('2026-09-28T14:30:00Z'));
    expect(published).toBe('2026-09-29T23:00:00.000Z');
  });

  it('takes from a page no date that lies after the file was stored, and says so', async () => {
    const bytes = new TextEncoder().encode(page('2026-10-02T00:00:00Z'));
    const stored = '2026-10-01T12:00:00.000Z';

    const { article, problems } = await convertArticle('articles/a.html', bytes, context, stored);

    expect(article).not.toHaveProperty('published');
    expect(problems).toMatchObject([{ field: 'date', severity: 'warning' }]);
  });

  it('keeps all of a page that says clean: false', async () => {
    const text = `---\nclean: false\n---\n${page('2026-09-30')}<nav>Menu</nav>`;
    expect((await articleOf('a.html', text)).body).toContain('Menu');
  });

  it('prefers the date of the front matter to that of the name', async () => {
    const article = await articleOf(
      '2026-01-01-a.txt',
      '---\ndate: 2026-09-30T12:00Z\n---\nT\n\nb',
    );
    expect(article.published).toBe('2026-09-30T12:00:00.000Z');
  });

  it('is published when its embargo ends, if that is later', async () => {
    expect((await withFields('date: 2026-01-01\nembargo: 2026-02-01')).published).toMatch(
      /^2026-02-01/,
    );
    expect((await withFields('date: 2026-03-01\nembargo: 2026-02-01')).published).toMatch(
      /^2026-03-01/,
    );
    expect((await withFields('embargo: 2026-02-01')).published).toMatch(/^2026-02-01/);
  });

  it('has an id that neither date, title nor folder change', async () => {
    const ids = [
      (await articleOf('a.txt', 'T\n\nb')).id,
      (await articleOf('2026/2026-09-30-a.md', '# Another\n\nb')).id,
    ];
    expect(new Set(ids).size).toBe(1);
  });

  it('joins authors of both fields', async () => {
    expect(
      (await withFields('authors: [A, B]\nauthor: C')).authors.map(({ name }) => name),
    ).toEqual(['A', 'B', 'C']);
  });

  it.each([
    ['media/a.JPG', { url: 'https://n.example/media/a.JPG', type: 'image/jpeg' }],
    ['../media/a.png?w=1', { url: 'https://n.example/media/a.png?w=1', type: 'image/png' }],
    ['https://c.example/a', { url: 'https://c.example/a' }],
    ['https://c.example/a.pdf', { url: 'https://c.example/a.pdf' }],
  ])('takes %s for a picture', async (image, expected) => {
    expect((await withFields(`image: ${image}`)).image).toEqual(expected);
  });

  it('warns of a picture that has no address, and of an update before the date', async () => {
    const text = '---\nimage: javascript:x\ndate: 2026-02-02\nupdated: 2026-01-01\n---\n# T\n\nb';
    const { article, problems } = await convert('a.md', text);
    expect(article).not.toHaveProperty('image');
    expect(problems).toMatchObject([
      { field: 'updated', severity: 'warning' },
      { field: 'image', severity: 'warning' },
    ]);
  });

  it('has a body and a summary even where the text is empty', async () => {
    expect(await articleOf('a.md', '---\ntitle: <T> & "so"\n---\n')).toMatchObject({
      body: '<p>&lt;T&gt; &amp; &quot;so&quot;</p>',
      summary: '<T> & "so"',
    });
    expect((await articleOf('a.md', '# T\n\n<script>x</script>')).body).toBe('<p>T</p>');
  });

  it('reads files with a byte order mark and with other line ends', async () => {
    expect(await articleOf('a.md', '\uFEFF---\r\ntitle: T\r\n---\r\none\rtwo\r\n')).toMatchObject({
      title: 'T',
      body: '<p>one\ntwo</p>',
    });
  });

  it('says whether the source is a draft', async () => {
    expect((await convert('a.md', '---\ndraft: true\n---\n# T\n\nb')).draft).toBe(true);
  });

  it.each([
    ['nothing', '', 'is empty'],
    ['blanks', ' \n\u200B\uFEFF\n', 'is empty'],
    ['no headline', 'Text.', 'has no headline'],
    ['front matter that never ends', '---\ntitle: T\nb', 'the front matter is not closed'],
    ['front matter that is a list', '---\n- T\n---\nb', 'the YAML is not a list of fields'],
    ['a title that nobody can see', '---\ntitle: "\\u200B"\n---\nb', 'is empty'],
    [
      'half a character',
      new TextEncoder().encode('€€€€').subarray(0, 11),
      'is not valid UTF-8 text',
    ],
    ['a surrogate in UTF-8', new Uint8Array([0xed, 0xa0, 0x80]), 'is not valid UTF-8 text'],
    [
      'NUL bytes',
      new Uint8Array([0x61, 0, 0x62]),
      'is not a text file: it is full of control characters',
    ],
  ])('rejects a file of %s', async (_, text, fault) => {
    expect((await convert('a.md', text)).article).toBeUndefined();
    expect(await faultsOf('a.md', text)).toEqual([fault]);
  });

  it.each(['a', 'a.docx', 'a.', '.txt', 'a.constructor', 'a.__proto__', 'a.md.bak', 'txt'])(
    'rejects a file named %s',
    async (key) => {
      expect(await faultsOf(key, 'T\n\nb')).toEqual(['is not of a kind that can be read']);
    },
  );

  it('lets nothing through that XML cannot carry, wherever it is written', async () => {
    const nasty = 'x\\x03\\x00\\uFDD0\\uFDD1\\uFDD2\\uFFFE\\uFFFF\\uFEFF\\uD800y';
    const text = `---
title: "${nasty}"
author: "${nasty} <a@b.example>"
section: "${nasty}"
tags: ["${nasty}"]
summary: "${nasty}"
id: "${nasty}"
slug: "${nasty}"
image: {url: media/a.png, alt: "${nasty}", caption: "${nasty}", credit: "${nasty}"}
---
a &#3; &#xFDD0; &#xD800; &#x85; <b title="&#3;&#xFFFF;">c&#xFDD2;</b>`;

    const article = await articleOf('a.md', text);

    expect(article).toMatchObject({ title: 'xy', section: 'xy', tags: ['xy'], slug: 'xy' });
    expect(article.authors).toEqual([{ name: 'xy', email: 'a@b.example' }]);
    expect(JSON.stringify(article)).not.toMatch(
      /\\u|[\u007F-\u009F\uFEFF\uFFFD\p{Noncharacter_Code_Point}\p{Surrogate}]/u,
    );
    expect(() => parseStrictXml(`<a><![CDATA[${article.body}]]></a>`)).not.toThrow();
  });

  it('leaves an article about the notice whole', async () => {
    const notice =
      'This site uses Akismet to reduce spam. Learn how your comment data is processed.';
    const text = `What Akismet does\n\n${notice} So say many sites.\n\nNo comments yet from its maker.`;
    expect((await convert('a.txt', text)).removed).toEqual([]);
    expect((await articleOf('a.txt', text)).body).toContain('No comments yet from its maker.');
  });

  it('leaves leftovers where the front matter says clean: false', async () => {
    const text = '---\nclean: false\n---\nT\n\nb\n\nBe the first to comment at "T"';
    expect((await convert('a.txt', text)).removed).toEqual([]);
    expect((await articleOf('a.txt', text)).body).toContain('Be the first to comment');
  });

  it('tells which leftovers it removed', async () => {
    const text = 'Keeper’s “bell”\n\nb\n\nBe the first to comment at "Keeper\'s "bell""';
    expect((await convert('a.txt', text)).removed).toEqual([
      'Be the first to comment at "Keeper\'s "bell""',
    ]);
    expect((await articleOf('a.txt', text)).body).toBe('<p>b</p>');
  });

  it.each([
    ['a line of a megabyte', 'a.txt', `T\n\n${'word '.repeat(200_000)}`],
    ['ten thousand lines', 'a.txt', `T\n\n${'b\n'.repeat(10_000)}`],
    ['a megabyte of blanks', 'a.txt', `T\n\n${' '.repeat(500_000)}${'\n'.repeat(500_000)}b`],
    ['5,000 elements in one another', 'a.md', `# T\n\n${'<div>'.repeat(5000)}b`],
  ])('gets through %s', async (_, key, text) => {
    const article = await articleOf(key, text);
    expect(article.summary.length).toBeLessThanOrEqual(300);
  });

  it.each([
    [
      'a headline of a megabyte',
      `# ${'word '.repeat(200_000)}\n\nb`,
      /^the headline has 999999 char/,
    ],
    ['a title of a megabyte', `---\ntitle: ${'x'.repeat(1_000_000)}\n---\nb`, /^the headline has/],
    ['half a million tags', `# T\n\n${'<b>'.repeat(500_000)}`, /^has 500002 HTML tags$/],
  ])('refuses %s', async (_, text, fault) => {
    expect((await convert('a.md', text)).problems).toMatchObject([
      { fault: expect.stringMatching(fault), severity: 'error' },
    ]);
  });

  describe('with a kind of binary file', () => {
    const kinds: InputKinds = {
      ...inputKinds,
      bin: {
        convert: async (bytes, { timezone }) =>
          bytes.includes(0xff)
            ? { fault: 'is broken', remedy: 'Save it again' }
            : {
                ...(bytes.length > 1 ? { title: `${bytes.length} bytes` } : {}),
                html: `<p>in ${timezone}</p><script>x</script>`,
                removed: [],
                fields: { authors: [{ name: 'Ann Lee' }] },
              },
        headline: 'Make it longer',
      },
    };
    const convertBytes = (...bytes: readonly number[]) =>
      convertArticle('articles/2026-09-30-a.bin', new Uint8Array(bytes), context, undefined, kinds);

    it('hands it the bytes, undecoded, and makes an article of what it returns', async () => {
      expect(await convertBytes(0, 1, 0x80)).toMatchObject({
        article: {
          title: '3 bytes',
          slug: 'a',
          body: '<p>in Europe/London</p>',
          authors: [{ name: 'Ann Lee' }],
          published: '2026-09-29T23:00:00.000Z',
        },
        problems: [],
      });
    });

    it.each([
      ['fault', [0xff], { fault: 'is broken', remedy: 'Save it again' }],
      [
        'want of a headline',
        [0],
        { fault: 'has no headline', remedy: 'Make it longer, or give a title in front matter' },
      ],
    ])('tells its %s', async (_, bytes, problem) => {
      const { article, problems } = await convertBytes(...bytes);
      expect(article).toBeUndefined();
      expect(problems).toMatchObject([{ file: 'articles/2026-09-30-a.bin', ...problem }]);
    });

    it('names its extension among those that can be read', async () => {
      const { problems } = await convertArticle(
        'a.xyz',
        new Uint8Array(),
        context,
        undefined,
        kinds,
      );
      expect(problems).toMatchObject([
        { remedy: 'Use one of .txt, .md, .markdown, .html, .htm, .bin' },
      ]);
    });
  });
});
