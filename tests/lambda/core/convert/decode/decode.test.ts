import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../../lambda/core/convert/decode/decode.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );

describe('decodeText', () => {
  it.each([
    ['UTF-8', bytes('é 😀'), 'é 😀'],
    ['UTF-8 with a byte order mark', bytes([0xef, 0xbb, 0xbf], 'é'), 'é'],
    ['UTF-16 with a mark', bytes([0xff, 0xfe, 0xe9, 0]), 'é'],
    ['UTF-16 the other way round', bytes([0xfe, 0xff, 0, 0xe9]), 'é'],
    ['UTF-16 without a mark', Buffer.from('Notice of works', 'utf16le'), 'Notice of works'],
    ['Windows-1252', bytes('caf', [0xe9], ' ', [0x80, 0x35, 0x92, 0x73]), 'café €5’s'],
    [
      'a declared encoding',
      bytes('<meta charset="koi8-r">', [0xc4, 0xc1]),
      '<meta charset="koi8-r">да',
    ],
    [
      'an encoding declared in XML',
      bytes('<?xml version="1.0" encoding="Shift_JIS"?>', [0x8d, 0x60]),
      '<?xml version="1.0" encoding="Shift_JIS"?>港',
    ],
    ['UTF-8 that says otherwise', bytes('<meta charset=latin1>é'), '<meta charset=latin1>é'],
    ['other line ends', bytes('a\r\nb\rc'), 'a\nb\nc'],
    ['a stray NUL', bytes('x'.repeat(60), [0]), 'x'.repeat(60)],
    [
      'a page with a broken character',
      bytes('<meta charset=utf-8>', 'éé'.repeat(20), [0xff]),
      `<meta charset=utf-8>${'éé'.repeat(20)}`,
    ],
  ])('reads %s', (_, given, text) => {
    expect(decodeText(given)).toEqual({ text });
  });

  it.each([
    ['exactly a quarter', 'жa'.repeat(20)],
    ['more than a quarter', 'жaa'.repeat(20)],
  ])('takes for UTF-16 a text without a mark in which %s of the bytes is NUL', (_, text) => {
    expect(decodeText(Buffer.from(text, 'utf16le'))).toEqual({ text });
    expect(decodeText(Buffer.from(text, 'utf16le').swap16())).toEqual({ text });
  });

  it('takes no other text for UTF-16', () => {
    expect(decodeText(Buffer.from('жaжaжaж'.repeat(20), 'utf16le'))).toHaveProperty('fault');
    expect(decodeText(bytes('a', [0], [0], 'b'.repeat(4)))).toHaveProperty('fault');
  });

  it('needs two characters to tell UTF-16', () => {
    expect(decodeText(bytes('a', [0], 'b', [0]))).toEqual({ text: 'ab' });
    expect(decodeText(bytes('a', [0]))).toHaveProperty('fault');
  });

  it('guesses Shift_JIS by its characters', () => {
    const text = [
      0x96, 0x7b, 0x95, 0xb6, 0x82, 0xc5, 0x82, 0xb7, 0x81, 0x42, 0x82, 0xb1, 0x82, 0xea,
    ];
    expect(decodeText(bytes(text, text, text))).toEqual({
      text: expect.stringMatching(/^本文です。/),
    });
  });

  it.each([
    ['a picture', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['broken UTF-8', bytes('éé', [0xff])],
  ])('refuses %s', (_, given) => {
    expect(decodeText(given)).toHaveProperty('fault');
  });
});
