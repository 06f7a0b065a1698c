import { describe, expect, it } from 'vitest';
import type { SourceArticle } from '../../../lambda/core/article.ts';
import { factsOf, mediaKeysOf, withMedia } from '../../../lambda/core/media.ts';

const baseUrl = 'https://n.example/paper';

const article = (fields: Partial<SourceArticle>): SourceArticle => ({
  id: 'tag:n.example,2026:a',
  slug: 'a',
  title: 'A',
  body: '<p>Text.</p>',
  summary: 'Text.',
  authors: [{ name: 'Ann' }],
  tags: [],
  language: 'en',
  ...fields,
});

const u16 = (number: number) => [number >> 8, number & 255];
const u32 = (number: number) => [...u16(number >>> 16), ...u16(number & 65_535)];
const text = (letters: string) => [...Buffer.from(letters, 'latin1')];

const png = (width: number, height: number) =>
  Uint8Array.from([
    ...[0x89, ...text('PNG\r\n'), 0x1a, 0x0a],
    ...u32(13),
    ...text('IHDR'),
    ...u32(width),
    ...u32(height),
    ...[8, 2, 0, 0, 0, 0, 0, 0, 0],
  ]);

/** @param orientation as Exif counts it: from 5 on, the picture lies on its side */
const jpeg = (width: number, height: number, orientation: number) => {
  const exif = [
    ...text('Exif\0\0MM\0*'),
    ...u32(8),
    ...[...u16(1), ...u16(0x0112), ...u16(3), ...u32(1), ...u16(orientation), ...u16(0)],
    ...u32(0),
  ];
  const segment = (marker: number, data: number[]) => [
    ...[0xff, marker],
    ...u16(data.length + 2),
    ...data,
  ];
  const frame = [8, ...u16(height), ...u16(width), 1, 1, 0x11, 0];
  return Uint8Array.from([0xff, 0xd8, ...segment(0xe1, exif), ...segment(0xc0, frame)]);
};

describe('facts of a file', () => {
  it('are its size, and the sides of a picture', () => {
    expect(factsOf(png(640, 427), 9000)).toEqual({ bytes: 9000, width: 640, height: 427 });
  });

  it('are the sides of a photo as it is shown, however the camera was held', () => {
    expect(factsOf(jpeg(640, 427, 1), 1)).toEqual({ bytes: 1, width: 640, height: 427 });
    expect(factsOf(jpeg(640, 427, 6), 1)).toEqual({ bytes: 1, width: 427, height: 640 });
  });

  it('are whole numbers for a drawing that has others', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="100.4" height="49.6"></svg>';

    expect(factsOf(Buffer.from(svg), svg.length)).toMatchObject({ width: 100, height: 50 });
  });

  it.each([
    ['nothing', []],
    ['no picture', text('ID3 a recording')],
    ['the beginning of a picture', [...png(640, 427).slice(0, 18)]],
    ['a picture without a side', [...png(0, 427)]],
    ['a picture that claims to be larger than any', [...png(4_000_000_000, 427)]],
  ])('are the size alone for %s', (_, bytes) => {
    expect(factsOf(Uint8Array.from(bytes), 7)).toEqual({ bytes: 7 });
  });
});

describe('keys of an article’s media', () => {
  it('are those of its picture, its attachments and the pictures in its text, each once', () => {
    const shown = article({
      image: { url: `${baseUrl}/media/lead.jpg` },
      attachments: [{ url: `${baseUrl}/media/talk.mp3`, type: 'audio/mpeg' }],
      body: `<p><img alt="a &gt; b" src="${baseUrl}/media/b.png" /><img src="${baseUrl}/media/lead.jpg" /></p>`,
    });

    expect(mediaKeysOf(shown, baseUrl)).toEqual([
      'media/b.png',
      'media/lead.jpg',
      'media/talk.mp3',
    ]);
  });

  it('are the names of the files, as they were before they became addresses', () => {
    const url = `${baseUrl}/media/c%2B%2B%20100%25/%C3%A9.png?v=1&w=2#x`;

    expect(mediaKeysOf(article({ image: { url } }), baseUrl)).toEqual(['media/c++ 100%/é.png']);
    const body = `<img src="${url.replace('&', '&amp;')}" />`;
    expect(mediaKeysOf(article({ body }), baseUrl)).toEqual(['media/c++ 100%/é.png']);
  });

  it.each([
    'https://elsewhere.example/media/a.png',
    'https://n.example/media/a.png',
    `${baseUrl}/articles/a`,
    `${baseUrl}/media/%ff.png`,
  ])('leave out %s', (url) => {
    expect(mediaKeysOf(article({ image: { url } }), baseUrl)).toEqual([]);
  });

  it('are a hundred at the most', () => {
    const body = Array.from({ length: 200 }, (_, i) => `<img src="${baseUrl}/media/${i}.png" />`);

    expect(mediaKeysOf(article({ body: body.join('') }), baseUrl)).toHaveLength(100);
  });
});

describe('an article with what is known of its media', () => {
  const media = {
    'media/a.png': { bytes: 5, width: 30, height: 20 },
    'media/talk.mp3': { bytes: 700 },
    'media/gone.pdf': null,
  };

  it('tells size and sides of its picture', () => {
    const image = { url: `${baseUrl}/media/a.png`, alt: 'A wall' };

    expect(withMedia(article({ image }), media, baseUrl).image).toEqual({
      ...image,
      ...media['media/a.png'],
    });
  });

  it('has the attachments that are there, with their size, and those elsewhere as they are', () => {
    const attachment = (url: string) => ({ url, type: 'audio/mpeg' });
    const attachments = [
      attachment(`${baseUrl}/media/talk.mp3`),
      attachment(`${baseUrl}/media/gone.pdf`),
      attachment('https://elsewhere.example/a.mp3'),
    ];

    expect(withMedia(article({ attachments }), media, baseUrl).attachments).toEqual([
      { ...attachment(`${baseUrl}/media/talk.mp3`), bytes: 700 },
      attachment('https://elsewhere.example/a.mp3'),
    ]);
  });

  it('gives the pictures in its text sides, where they have none yet', () => {
    const own = `src="${baseUrl}/media/a.png"`;
    const body = `<img alt="" ${own} /><img ${own} width="3" /><img src="https://e.example/a.png" />`;

    expect(withMedia(article({ body }), media, baseUrl).body).toBe(
      `<img alt="" ${own} width="30" height="20" /><img ${own} width="3" /><img src="https://e.example/a.png" />`,
    );
  });

  it('is as it was when it has none', () => {
    expect(withMedia(article({}), {}, baseUrl)).toEqual(article({}));
  });
});
