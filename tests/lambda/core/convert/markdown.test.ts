import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { convertMarkdown } from '../../../../lambda/core/convert/markdown.ts';

const convert = (text: string, title?: string) =>
  convertMarkdown(text, { title, clean: true, language: 'en', timezone: 'UTC' });

describe('convertMarkdown', () => {
  it('takes the first top-level heading for the headline', () => {
    expect(convert('# A *b* `c` [d](/e) & &copy; <i>f</i>\n\nText.')).toEqual({
      title: 'A b c d & © f',
      html: '<p>Text.</p>\n',
      removed: [],
    });
  });

  it('takes an underlined heading too, and one below other text', () => {
    expect(convert('A\n=\n\nb')).toMatchObject({ title: 'A', html: '<p>b</p>\n' });
    expect(convert('a\n\n# B\n\nc')).toMatchObject({ title: 'B', html: '<p>a</p>\n<p>c</p>\n' });
  });

  it('keeps a heading that is not the title of the front matter', () => {
    expect(convert('# B\n\nc', 'A')).toMatchObject({ title: 'A', html: '<h1>B</h1>\n<p>c</p>\n' });
    expect(convert('# A\n\nc', 'A')).toMatchObject({ title: 'A', html: '<p>c</p>\n' });
  });

  it.each(['Text.', '## Second level', '#Not a heading', '```\n# code\n```', '#  \n\nText.'])(
    'has no headline in %j',
    (text) => {
      expect(convert(text)).not.toHaveProperty('title');
    },
  );

  it('takes the alternative text of a picture in the headline', () => {
    expect(convert('# ![A picture](a.png) of a bell').title).toBe('A picture of a bell');
  });

  it('takes nothing of a script in the headline', () => {
    expect(convert('# A <script>x</script>b<style>y</style>').title).toBe('A b');
  });

  it('joins the lines of a headline', () => {
    expect(convert('A\nb  \nc\n=').title).toBe('A b c');
  });

  it.each([
    ['a table', '|a|\n|-|\n|b|', '<table>'],
    ['strikethrough', '~~a~~', '<s>a</s>'],
    ['an address as it stands', 'https://a.example/?b=c&d', 'href="https://a.example/?b=c&amp;d"'],
    ['a reference defined further down', '[a]\n\n[a]: /b', '<a href="/b">a</a>'],
    ['HTML', 'a <kbd>b</kbd>', '<kbd>b</kbd>'],
    ['a footnote', 'a[^1]\n\n[^1]: b', '<li id="fn1"'],
  ])('knows %s', (_, text, html) => {
    expect(convert(text).html).toContain(html);
  });

  it('finds every address that the parser of Markdown finds', () => {
    const parser = new MarkdownIt({ html: true, linkify: true, xhtmlOut: true });
    const pieces = [
      ...[
        'http',
        'HTTPS',
        'ftp',
        'mailto',
        'www.',
        'javascript',
        ':',
        '/',
        '//',
        '@',
        '.',
        'a',
        'b',
      ],
      ...[
        'a.example',
        'localhost',
        '1.2.3.4',
        '[::1]',
        'example.com',
        ' ',
        '\n',
        '(',
        ')',
        '<',
        '>',
      ],
      ...['\\', '&amp;', '&#47;', '&#64;', '*', '_', '?', '#', 'é', '漢'],
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const text = `x${parts.join('')}`;
        expect(convert(text, 'Headline').html).toBe(parser.render(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('makes no link of a script', () => {
    expect(convert('[a](javascript:alert(1)) <javascript:alert(1)>').html).not.toMatch(/href/);
  });

  it.each([
    ['5,000 quotations in one another', `${'>'.repeat(5000)} a`],
    ['5,000 lists in one another', `${'- '.repeat(5000)}a`],
    ['20,000 open brackets', '['.repeat(20_000)],
    ['20,000 asterisks', `${'*'.repeat(10_000)}a${'*'.repeat(10_000)}`],
  ])('gets through %s', (_, text) => {
    convert(text);
  });
});
