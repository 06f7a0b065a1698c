import { describe, expect, it } from 'vitest';
import {
  type FrontMatter,
  readFrontMatter,
} from '../../../../../lambda/core/convert/front-matter/read-front-matter.ts';
import type { FrontMatterBlock } from '../../../../../lambda/core/convert/front-matter/split-front-matter.ts';

const read = (text: string, format: FrontMatterBlock['format'] = 'yaml') =>
  readFrontMatter(
    { format, text, firstLine: 2 },
    { file: 'a.md', timezone: 'Europe/London', language: 'en' },
  );

const told = (text: string, format?: FrontMatterBlock['format']) =>
  read(text, format).problems.map(
    ({ line, field, fault, remedy, severity }) =>
      `${severity} ${line} ${field ?? '-'}: ${fault}. ${remedy}`,
  );

describe('front matter', () => {
  it.each<[string, string, FrontMatter]>([
    [
      'ours',
      'title: A\ndate: 2026-01-05\nauthor: Ann',
      {
        title: 'A',
        date: '2026-01-05T00:00:00.000Z',
        author: [{ name: 'Ann' }],
      },
    ],
    [
      'Jekyll',
      'layout: post\ntitle: A\ncategories: [news, sea]\ntags: harbour ferry isles\nexcerpt: B\nlast_modified_at: 2026-01-06',
      {
        title: 'A',
        section: 'news',
        tags: ['harbour', 'ferry', 'isles', 'sea'],
        summary: 'B',
        updated: '2026-01-06T00:00:00.000Z',
      },
    ],
    [
      'Hugo',
      'Title: A\nlastmod: 2026-01-06\npublishDate: 2026-01-05\nimages: [/a.png, /b.png]\nparams:\n  author: Ann',
      {
        title: 'A',
        updated: '2026-01-06T00:00:00.000Z',
        embargo: '2026-01-05T00:00:00.000Z',
        image: { url: '/a.png' },
        author: [{ name: 'Ann' }],
      },
    ],
    [
      "a theme of Hugo's",
      'cover:\n  image: a.png\n  alt: B\n  relative: true',
      {
        image: { url: 'a.png', alt: 'B' },
      },
    ],
    [
      'Eleventy',
      'date: Last Modified\ntags:\n  -\n  - sea\ndescription: B',
      { tags: ['sea'], summary: 'B' },
    ],
    [
      'Astro',
      "pubDate: 'Jul 08 2022'\nheroImage: ./x.png\nupdatedDate: 2022-07-09\ndescription: B",
      {
        date: '2022-07-07T23:00:00.000Z',
        updated: '2022-07-08T23:00:00.000Z',
        image: { url: './x.png' },
        summary: 'B',
      },
    ],
    [
      'AstroPaper',
      'author: Ann\npubDatetime: 2022-09-23T15:22:00Z\nmodDatetime: 2022-09-24T15:22:00Z\nfeatured: false\ncanonicalURL: https://a.example/b',
      {
        author: [{ name: 'Ann' }],
        date: '2022-09-23T15:22:00.000Z',
        updated: '2022-09-24T15:22:00.000Z',
        canonical: 'https://a.example/b',
      },
    ],
    [
      'Ghost',
      'status: published\nvisibility: public\npublished_at: 2026-01-05T09:00:00.000Z\ncustom_excerpt: B\nfeature_image: /a.png\nfeature_image_alt: C\nfeature_image_caption: D',
      {
        date: '2026-01-05T09:00:00.000Z',
        summary: 'B',
        image: { url: '/a.png', alt: 'C', caption: 'D' },
      },
    ],
    [
      'Hexo',
      'categories:\n  - [Sport, Rowing]\nlang: de\nupdated: 2026/1/6 5:00:00',
      {
        section: 'Sport',
        tags: ['Rowing'],
        language: 'de',
        updated: '2026-01-06T05:00:00.000Z',
      },
    ],
    [
      'Pelican',
      'Category: news\nModified: 2026-01-06 20:00\nSlug: a-b\nStatus: published',
      {
        section: 'news',
        updated: '2026-01-06T20:00:00.000Z',
        slug: 'a-b',
      },
    ],
    [
      'profiles of authors',
      'authors:\n  - name: Ann\n    title: Editor\n    link: https://a.example/\n    image_url: /a.png',
      {
        authors: [{ name: 'Ann', url: 'https://a.example/' }],
      },
    ],
    ['tags with capitals or commas', 'tags: New York', { tags: ['New York'] }],
    [
      'names in place of others',
      'date: 2026-01-05\npubDate: 2026-01-06\nextra:\n  date: 2026-01-07',
      {
        date: '2026-01-05T00:00:00.000Z',
      },
    ],
    ['an empty field beside another', "summary: ''\ndescription: B", { summary: 'B' }],
    [
      'a day that only the address tells',
      'path: inside/2026/01/05/ferry\naliases: [/2026/01/06/ferry.html]',
      { date: '2026-01-05T00:00:00.000Z' },
    ],
    ['an address without a day', 'permalink: /a/b/\nurl: 12', {}],
    ['an expiry', 'expiryDate: 2026-02-01', { expires: '2026-02-01T00:00:00.000Z' }],
  ])('of %s is read', (_, yaml, values) => {
    const reading = read(yaml);
    expect(reading.values).toEqual(values);
    expect(reading.draft).toBe(false);
    expect(reading.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['2024-11-6', '2024-11-06T00:00:00.000Z'],
    ['2026-01-05 5:00:00', '2026-01-05T05:00:00.000Z'],
    ['2026-1-5 14:00:00 -4', '2026-01-05T18:00:00.000Z'],
    ['2026-07-05 14:00:00 +0530', '2026-07-05T08:30:00.000Z'],
    ['2026-07-05 14:00 UTC', '2026-07-05T14:00:00.000Z'],
    ['2026/7/5', '2026-07-04T23:00:00.000Z'],
    ['"Thu, 01 Jan 2026 09:00:00 GMT"', '2026-01-01T09:00:00.000Z'],
    ['5 January 2026', '2026-01-05T00:00:00.000Z'],
  ])('takes the date %s', (text, date) => {
    expect(read(`date: ${text}`).values).toEqual({ date });
  });

  it('accepts a quoted value that goes on at the margin', () => {
    const yaml =
      'title: A\nexcerpt: "It was \\"wrapped\\" by\nan editor"\nsummary: \'it\'\'s\nso\'\nfoo: 1';
    expect(read(yaml).values).toEqual({ title: 'A', summary: "it's so" });
    expect(told(yaml)).toEqual(['warning 7 foo: without meaning here. Nothing needs to be done']);
  });

  it('names the field whose value has a colon', () => {
    expect(told('date: 2026-01-05\ntitle: Ferry: what next?')).toEqual([
      'error 3 title: broken YAML: a character of the value has a meaning in YAML. Put the value in quotation marks',
    ]);
  });

  it('tells all fields without meaning in one line, and what a slip may have meant', () => {
    expect(told('layout: post\ntoc: true\nsumary: B\nextra:\n  menu: x')).toEqual([
      'warning 2 layout, toc, extra.menu: without meaning here. Nothing needs to be done',
      'warning 4 sumary: unknown field, ignored. Did you mean "summary"?',
    ]);
    const many = Array.from({ length: 40 }, (_, index) => `theme${index}: 1`).join('\n');
    expect(told(many)).toEqual([expect.stringMatching(/theme9 and 30 more: without meaning/)]);
  });

  it('of TOML is read, with its dates and tables', () => {
    const toml =
      'title = "A"\ndate = 2026-01-05T09:00:00Z\nlastmod = 2026-01-06\nlayout = "x"\n[taxonomies]\ntags = ["sea"]\n[extra]\nid = 12345678901234567890';
    expect(read(toml, 'toml').values).toEqual({
      title: 'A',
      date: '2026-01-05T09:00:00.000Z',
      updated: '2026-01-06T00:00:00.000Z',
      tags: ['sea'],
      id: '12345678901234567890',
    });
    expect(told(toml, 'toml')).toEqual([
      'warning 5 layout: without meaning here. Nothing needs to be done',
    ]);
  });

  it('of broken TOML is refused at its line', () => {
    expect(told('title = "A"\ndate = tomorrow', 'toml')).toEqual([
      expect.stringMatching(/^error 3 -: broken TOML: .*\. Fix the TOML at this line$/),
    ]);
    expect(told(`a = ${'['.repeat(5000)}${']'.repeat(5000)}`, 'toml')).toHaveLength(1);
  });

  it('of JSON is read', () => {
    const json = '{\n"title": "A",\n"layout": {"title": "B"},\n"draft": false\n}';
    expect(read(json, 'json')).toMatchObject({ values: { title: 'A' }, draft: false });
    expect(told(json, 'json')).toEqual([
      'warning 4 layout: without meaning here. Nothing needs to be done',
    ]);
  });

  it.each<['toml' | 'json', string]>([
    ['toml', `tags = ${'['.repeat(101)}${']'.repeat(101)}`],
    ['toml', `${'a.'.repeat(50_000)}a = 1`],
    ['json', `{"tags": ${'['.repeat(100)}${']'.repeat(100)}}`],
  ])('of %s that nests too deep is refused', (format, text) => {
    expect(told(text, format)).toEqual([expect.stringMatching(/nest/)]);
  });

  it.each(['{"a": }', '[1]', '"a"', 'null'])('of JSON that is %s is refused', (json) => {
    expect(told(json, 'json')).toEqual([expect.stringMatching(/^error 2 -: .*JSON/)]);
  });
});
