import { describe, expect, it } from 'vitest';
import type { Article } from '../../../../../lambda/core/article.ts';
import { makeArticle, makeContent } from '../../../../support/core-samples.ts';
import { elementsOf, parseStrictXml } from '../../../../support/strict-xml.ts';
import { atomText, rssText } from '../../../../support/xml-feeds.ts';

const formats = [
  { name: 'RSS', render: rssText, entry: 'item' },
  { name: 'Atom', render: atomText, entry: 'entry' },
];

const mediaOf = ({ render, entry }: (typeof formats)[number], article: Partial<Article>) => {
  const content = makeContent({ articles: [makeArticle(article)] });
  const [found] = elementsOf(parseStrictXml(render(content)), entry);
  return (found?.children ?? []).filter(({ uri }) => uri === 'http://search.yahoo.com/mrss/');
};

describe.each(formats)('the media of an entry in $name', (format) => {
  it('have a picture with size, description and credit, and a thumbnail', () => {
    const image = {
      url: 'https://a.example/a.jpg?b=1&c=2',
      type: 'image/jpeg',
      width: 1200,
      height: 800,
      bytes: 123_456,
      alt: 'A "pier"',
      caption: 'The pier & the <sea>',
      credit: 'A. <B>',
    };
    expect(mediaOf(format, { image })).toMatchObject([
      {
        name: 'media:content',
        attributes: {
          url: image.url,
          type: 'image/jpeg',
          medium: 'image',
          fileSize: '123456',
          width: '1200',
          height: '800',
        },
        children: [
          {
            name: 'media:description',
            attributes: { type: 'html' },
            text: 'The pier &amp; the &lt;sea&gt;',
          },
          { name: 'media:text', attributes: { type: 'plain' }, text: 'A "pier"' },
          { name: 'media:credit', attributes: {}, text: 'A. <B>' },
        ],
      },
      {
        name: 'media:thumbnail',
        attributes: { url: image.url, width: '1200', height: '800' },
        children: [],
      },
    ]);
  });

  it('omit the size of an empty file, because sizes must be positive', () => {
    const file = { url: 'https://a.example/a.png', type: 'image/png', bytes: 0 };
    const media = mediaOf(format, { image: file, attachments: [file] });
    const names = media.flatMap(({ attributes }) => Object.keys(attributes));
    expect(names).not.toContain('fileSize');
  });

  it('omit the unknown facts of a picture', () => {
    const url = 'https://a.example/a';
    expect(mediaOf(format, { image: { url, width: 0 } })).toMatchObject([
      { attributes: { url, medium: 'image' }, children: [] },
      { attributes: { url }, children: [] },
    ]);
    expect(mediaOf(format, {})).toEqual([]);
  });

  it('have every attachment with its medium', () => {
    const url = 'https://a.example/a';
    const attachments = [
      { url, type: 'audio/mpeg', bytes: 1, duration: 61.5, title: 'An hour' },
      { url, type: 'video/mp4', bytes: 2 },
      { url, type: 'application/pdf', bytes: 3 },
    ];
    expect(mediaOf(format, { attachments })).toMatchObject([
      {
        attributes: { url, type: 'audio/mpeg', medium: 'audio', fileSize: '1', duration: '61.5' },
        children: [{ name: 'media:title', text: 'An hour' }],
      },
      { attributes: { url, type: 'video/mp4', medium: 'video', fileSize: '2' }, children: [] },
      { attributes: { url, type: 'application/pdf', medium: 'document', fileSize: '3' } },
    ]);
  });
});
