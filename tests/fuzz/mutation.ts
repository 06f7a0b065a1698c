import fc from 'fast-check';
import { addresses, characters, markdown, markup, shortcodes, text } from '../linear/fragments.ts';

/** What breaks parsers: markup that never ends or, repeated, nests too deep, characters that are none, tricks with names. */
const nasty = [
  ...'<!-- --> <![CDATA[ ]]> </p> <p> <div> <svg> <math> <table> <template> <plaintext> <xmp> <select>'.split(
    ' ',
  ),
  ...'<script> </script> <style> <noscript> <iframe> <title> <textarea> <frameset> <body> </html>'.split(
    ' ',
  ),
  '<meta charset="utf-16">',
  '<meta charset=shift_jis>',
  '<?xml version="1.0" encoding="koi8-r"?>',
  '<base href="javascript:alert(1)">',
  '<link rel="canonical" href="data:text/html,x">',
  '<script type="application/ld+json">{"@graph":[{"@type":"Article","author":',
  '<script type="application/ld+json">[[[[{"@id":"a","author":{"@id":"a"}}]]]]</script>',
  '<meta property="article:published_time" content="9999-99-99T99:99:99+99:99">',
  '<img srcset="a 1x, , b 2x,,data:x 3x" data-src="javascript:x" onerror=alert(1)>',
  '<a href="java&#9;script:alert(1)">',
  '<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"><video><source src="/a.mp4">',
  '\n---\n',
  '---\ntitle: &a [*a]\n---\n',
  '---\ntags: [a: {b: [',
  '---\n? - ? - ',
  '[^1][^1]: ^[',
  '> - ![',
  '<div><ul><li><b>',
  '| a |\n|---|\n',
  '\u0000',
  '\u0003',
  '\uFEFF',
  '\uD800',
  '\u202E',
  '\u200F',
  '😀',
  'e\u0301\u0301\u0301',
  '\r\n\r\r\n',
  ...[...markup, ...shortcodes, ...markdown, ...characters, ...text, ...addresses],
];

export type Mutation =
  | { readonly kind: 'insert'; readonly at: number; readonly text: string; readonly times: number }
  | { readonly kind: 'delete' | 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'byte'; readonly at: number; readonly value: number }
  | { readonly kind: 'encode'; readonly as: 'latin1' | 'utf16le' | 'bom' };

/** Where in the bytes, as a part of them. */
const at = fc.double({ min: 0, max: 1, noNaN: true });

export const anyMutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('insert' as const),
      at,
      text: fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 8 })),
      times: fc.oneof(
        { weight: 12, arbitrary: fc.integer({ min: 1, max: 40 }) },
        { weight: 1, arbitrary: fc.integer({ min: 1000, max: 20_000 }) },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('delete' as const, 'repeat' as const),
      at,
      length: fc.integer({ min: 1, max: 400 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('byte' as const),
      at,
      value: fc.integer({ min: 0, max: 255 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('encode' as const),
      as: fc.constantFrom('latin1' as const, 'utf16le' as const, 'bom' as const),
    }),
  },
);

export const mutate = (bytes: Buffer, mutation: Mutation): Buffer => {
  if (mutation.kind === 'encode') {
    return mutation.as === 'bom'
      ? Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])
      : Buffer.from(bytes.toString('utf8'), mutation.as);
  }
  const start = Math.floor(mutation.at * bytes.length);
  const [before, after] = [bytes.subarray(0, start), bytes.subarray(start)];
  switch (mutation.kind) {
    case 'insert':
      return Buffer.concat([before, Buffer.from(mutation.text.repeat(mutation.times)), after]);
    case 'delete':
      return Buffer.concat([before, after.subarray(mutation.length)]);
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, mutation.length), after]);
    case 'byte':
      return Buffer.concat([before, Buffer.from([mutation.value]), after.subarray(1)]);
  }
};
