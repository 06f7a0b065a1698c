import { describe, expect, it } from 'vitest';
import { wordpressBody } from '../../../lambda/cli/import/wordpress-body.ts';

describe('wordpressBody', () => {
  it.each([
    [
      'keeps the lines of a verbatim element',
      '<pre>a\n\nb</pre>\n\nc',
      '<pre>a\n\nb</pre>\n<p>c</p>',
    ],
    ['keeps them whatever its case', 'a\n\n<PRE>b\n\nc</Pre>', '<p>a</p>\n<PRE>b\n\nc</Pre>'],
    [
      'takes an element without an end for text, and not those within it',
      '<pre>a\n\n<script>b\n\nc</script>\n\nd',
      '<pre>a\n<script>b\n\nc</script>\n<p>d</p>',
    ],
    [
      'takes a verbatim element within another for a part of it',
      '<script>a <pre>\n\n</script>\n\n<pre>b</pre>',
      '<script>a <pre>\n\n</script>\n\n<pre>b</pre>',
    ],
  ])('%s', (_, body, html) => {
    expect(wordpressBody(body)).toBe(html);
  });

  it('shows each caption below its picture', () => {
    const figure = (picture: string, caption: string) =>
      `<figure>${picture}<figcaption>${caption}</figcaption></figure>`;

    expect(
      wordpressBody(
        '[caption id="a"]<img src="/a"> A[/caption] and [caption]<a href="/b"><img src="/b"></a> B [/caption]',
      ).replaceAll('\n', ''),
    ).toBe(
      `${figure('<img src="/a">', 'A')}<p>and</p>${figure('<a href="/b"><img src="/b"></a>', 'B')}`,
    );
  });

  it('leaves captions without a picture as they are', () => {
    expect(wordpressBody('[caption]a[/caption] [caption]<img>')).toBe(
      '<p>[caption]a[/caption] [caption]<img></p>',
    );
  });
});
