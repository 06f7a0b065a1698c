import { describe, expect, it } from 'vitest';
import { convertPlainText } from '../../../../lambda/core/convert/plain-text.ts';

const convert = (text: string, options: { title?: string; clean?: boolean } = {}) =>
  convertPlainText(text, { clean: true, ...options });

describe('convertPlainText', () => {
  it('takes the first line for the headline and blank lines for the ends of paragraphs', () => {
    expect(convert('\n\n  A headline \n\nOne\nline.\n \t \nTwo.\n\n\n')).toEqual({
      title: 'A headline',
      html: '<p>One line.</p>\n<p>Two.</p>',
      removed: [],
    });
  });

  it('has a paragraph a line where no line is blank', () => {
    expect(convert('A headline\nOne.\nTwo.').html).toBe('<p>One.</p>\n<p>Two.</p>');
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
    const text = 'A\n\nOne.\n\nBe the first to comment at "A"';
    expect(convert(text)).toMatchObject({
      html: '<p>One.</p>',
      removed: ['Be the first to comment at "A"'],
    });
    expect(convert(text, { clean: false })).toMatchObject({
      html: '<p>One.</p>\n<p>Be the first to comment at &quot;A&quot;</p>',
      removed: [],
    });
  });

  it('compares the invitation with the title of the front matter', () => {
    const text = 'One.\n\nBe the first to comment at "A"';
    expect(convert(text, { title: 'A' }).html).toBe('<p>One.</p>');
    expect(convert(text, { title: 'B' }).removed).toEqual([]);
  });
});
