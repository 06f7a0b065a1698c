import { describe, expect, it } from 'vitest';
import { convertPlainText } from '../../../../lambda/core/convert/plain-text.ts';

const convert = (text: string, options: { title?: string; clean?: boolean } = {}) => {
  const defaults = { clean: true, language: 'en', timezone: 'UTC' };
  const { fields, ...body } = convertPlainText(text, { ...defaults, ...options });
  const authors = fields?.authors?.map(({ name }) => name) ?? [];
  return {
    ...body,
    ...(authors.length > 0 ? { authors } : {}),
    ...(fields?.published ? { date: fields.published.slice(0, 10) } : {}),
  };
};

const paragraph =
  'The bell of the old lighthouse has rung at ten to four for nine nights, and nobody was near it.';

describe('convertPlainText', () => {
  it('takes the first line for the headline and blank lines for the ends of paragraphs', () => {
    expect(convert('\n\n  A headline \n\nOne  line.\n \t \nTwo.\n\n\n')).toEqual({
      title: 'A headline',
      html: '<p>One line.</p>\n<p>Two.</p>',
      removed: [],
    });
  });

  it('has a paragraph a line where no line is blank', () => {
    expect(convert('A headline\nOne.\nTwo.').html).toBe('<p>One.</p>\n<p>Two.</p>');
  });

  it('joins lines that were broken to a width', () => {
    const text =
      'A headline\n\nThe bell of the old lighthouse has rung at ten to\nfour for nine nights in a row, and nobody has\nbeen seen.\n\nIt will be looked at.';
    expect(convert(text).html).toBe(
      '<p>The bell of the old lighthouse has rung at ten to four for nine nights in a row, and nobody has been seen.</p>\n<p>It will be looked at.</p>',
    );
  });

  it('joins broken lines without a space where the writing has none', () => {
    const line = '浜麦岬の古い灯台の鐘が九夜つづけて午前三時五十分に鳴っ';
    expect(convert(`見出し\n\n${line}\nた。\n\n終わり。`).html).toBe(
      `<p>${line}た。</p>\n<p>終わり。</p>`,
    );
  });

  it('keeps the lines of verses and addresses', () => {
    const text = `A headline\n\n${paragraph}\n\nThe boats lie over on their sides,\nName after name,\nAnd nothing rides`;
    expect(convert(text).html).toBe(
      `<p>${paragraph}</p>\n<p>The boats lie over on their sides,<br />Name after name,<br />And nothing rides</p>`,
    );
  });

  it('keeps sub-headings, lists and quotations', () => {
    const long = `${paragraph} ${paragraph}`;
    const text = `A\n\n${long}\n\nOn the rope\n\n${long}\n\n## In the loft\n\n- one\n- two\n\n• three\n\n> four\n> five`;
    expect(convert(text).html).toBe(
      [
        `<p>${long}</p>`,
        '<h2>On the rope</h2>',
        `<p>${long}</p>`,
        '<h2>In the loft</h2>',
        '<ul>\n<li>one</li>\n<li>two</li>\n<li>three</li>\n</ul>',
        '<blockquote>\n<p>four</p>\n<p>five</p>\n</blockquote>',
      ].join('\n'),
    );
  });

  it('leaves the dashes of a dialogue', () => {
    expect(convert('A\n\n- Who rings?\n\n- Nobody!').html).toBe(
      '<p>- Who rings?</p>\n<p>- Nobody!</p>',
    );
  });

  it('takes markup for text', () => {
    const { title, html } = convert('<b>A</b> & "b"\n\n<script>alert(1)</script> &amp; ]]>');
    expect(title).toBe('<b>A</b> & "b"');
    expect(html).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; ]]&gt;</p>');
  });

  it('keeps a first line that is no headline beside a title from elsewhere', () => {
    expect(convert('One.\n\nTwo.', { title: 'A' })).toMatchObject({
      title: 'A',
      html: '<p>One.</p>\n<p>Two.</p>',
    });
  });

  it('takes off a first line that repeats the title', () => {
    expect(convert('A\n\nOne.', { title: 'A' })).toMatchObject({ title: 'A', html: '<p>One.</p>' });
  });

  it('has no headline when the first line is a paragraph of more than 300 characters', () => {
    expect(convert('x'.repeat(300)).title).toBe('x'.repeat(300));
    expect(convert('x'.repeat(301))).toEqual({ html: `<p>${'x'.repeat(301)}</p>`, removed: [] });
  });

  it('skips lines in which nothing can be seen', () => {
    expect(convert('\u200B\n \u2060 \nA\n\n\u200B\n\nOne.')).toMatchObject({
      title: 'A',
      html: '<p>One.</p>',
    });
  });

  it('removes leftovers only where it is asked to', () => {
    const text = `A bell\n\n${paragraph}\n\nBe the first to comment at "A bell"`;
    expect(convert(text)).toMatchObject({
      html: `<p>${paragraph}</p>`,
      removed: ['Be the first to comment at "A bell"'],
    });
    expect(convert(text, { clean: false })).toMatchObject({
      html: `<p>${paragraph}</p>\n<p>Be the first to comment at &quot;A bell&quot;</p>`,
      removed: [],
    });
  });

  it('compares the invitation with the title of the front matter', () => {
    const text = `${paragraph}\n\nBe the first to comment at "A bell"`;
    expect(convert(text, { title: 'A bell' }).html).toBe(`<p>${paragraph}</p>`);
    expect(convert(text, { title: 'Another bell' }).removed).toEqual([]);
  });

  it.each([
    ['By Jane Doe and John Roe, Staff Writers', ['Jane Doe', 'John Roe']],
    ['Von Jette Brandis', ['Jette Brandis']],
    ['Par Lucie Hallier et Jean de la Tour', ['Lucie Hallier', 'Jean de la Tour']],
    ['文＝中村ゆき', ['中村ゆき']],
    ['بقلم ليلى الناصر', ['ليلى الناصر']],
    ['By the sea', undefined],
    ['By Jane', undefined],
    ['By noon, Jane Doe had left.', undefined],
  ])('reads the authors of a page from %j', (line, authors) => {
    const page = `A bell in the night\n\n${line}\n\n${paragraph}\n\nLeave a Reply\n\nThis site uses Akismet to reduce spam.`;
    expect(convert(page).authors).toEqual(authors);
  });

  it.each([
    ['30 September 2026', '2026-09-30'],
    ['Updated September 30, 2026 at 2:05 PM EST', '2026-09-30'],
    ['Publié le 30 septembre 2026 à 14h05', '2026-09-30'],
    ['Stand: 30.09.2026, 10:22 Uhr', '2026-09-30'],
    ['آخر تحديث: 30 سبتمبر 2026', '2026-09-30'],
    ['2026年9月30日', '2026-09-30'],
    ['09/10/2026', undefined],
    ['31 hours ago', undefined],
  ])('reads the date of a page from %j', (line, date) => {
    const page = `A bell in the night\n\n${line}\n\n${paragraph}\n\nLeave a Reply\n\nThis site uses Akismet to reduce spam.`;
    expect(convert(page).date).toBe(date);
  });

  it('reads a byline below the headline of an article that is no page, and leaves it there', () => {
    expect(convert(`A bell\n\nBy Jane Doe\n\n30 May 2026\n\n${paragraph}`)).toEqual({
      title: 'A bell',
      authors: ['Jane Doe'],
      date: '2026-05-30',
      html: `<p>By Jane Doe</p>\n<p>30 May 2026</p>\n<p>${paragraph}</p>`,
      removed: [],
    });
  });
});
