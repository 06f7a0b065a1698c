import { describe, expect, it } from 'vitest';
import type { Article } from '../../../../../lambda/core/article.ts';
import { makeArticle, makeContent } from '../../../../support/core-samples.ts';
import { elementsOf, parseStrictXml, textsOf } from '../../../../support/strict-xml.ts';
import { visibleText } from '../../../../support/visible-text.ts';
import { rssText } from '../../../../support/xml-feeds.ts';

const channelOf = (...parameters: Parameters<typeof makeContent>) => {
  const channel = parseStrictXml(rssText(makeContent(...parameters))).children[0];
  if (channel === undefined) throw new Error('no channel');
  return channel;
};

describe('renderRss', () => {
  it('is RSS 2.0 in UTF-8 from the first byte', () => {
    const xml = rssText(makeContent());
    expect(xml).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<\?xml-stylesheet type="text\/css" href="https:\/\/news\.example\.org\/feed\.css"\?>\n<rss version="2\.0" /,
    );
    expect(xml.endsWith('</rss>\n')).toBe(true);
  });

  it('has every channel element before the first item', () => {
    const yaml =
      'id: x\ntitle: P\nhub: https://hub.example/?a=1&b=2\ncopyright: c\nimage: media/l.png';
    const names = channelOf({}, yaml).children.map(({ name }) => name);
    expect(names.lastIndexOf('item')).toBe(names.indexOf('item'));
    expect(names.at(-1)).toBe('item');
    expect(new Set(names)).toEqual(
      new Set(
        'title link description lastBuildDate docs generator language ttl image copyright atom:link item'.split(
          ' ',
        ),
      ),
    );
  });

  it('names its own address first among the links, then the hub', () => {
    const links = elementsOf(
      channelOf({}, 'id: x\nhub: https://hub.example/?a=1&b=2'),
      'atom:link',
    );
    expect(links.map(({ attributes }) => attributes)).toEqual([
      { href: 'https://news.example.org/rss.xml', rel: 'self', type: 'application/rss+xml' },
      { href: 'https://hub.example/?a=1&b=2', rel: 'hub' },
    ]);
  });

  it('has the time of the newest change, not of the run', () => {
    const channel = channelOf({ updated: '2026-02-01T03:04:05.678Z' });
    expect(textsOf(channel, 'lastBuildDate')).toEqual(['Sun, 01 Feb 2026 03:04:05 GMT']);
    expect(channel.children.map(({ name }) => name)).not.toContain('pubDate');
  });

  it('gives an item its id, date and author in the form that readers support', () => {
    const channel = channelOf({
      articles: [
        makeArticle({
          id: 'https://Example.org/?p=1&q=2',
          authors: [{ name: 'A', email: 'a@example.org' }, { name: 'B & <C>' }],
        }),
      ],
    });
    expect(elementsOf(channel, 'guid')).toMatchObject([
      { text: 'https://Example.org/?p=1&q=2', attributes: { isPermaLink: 'false' } },
    ]);
    expect(textsOf(channel, 'pubDate')).toEqual(['Wed, 30 Sep 2026 12:00:00 GMT']);
    expect(textsOf(channel, 'dc:creator')).toEqual(['A', 'B & <C>']);
    expect(elementsOf(channel, 'author')).toEqual([]);
    expect(elementsOf(channel, 'dc:date')).toEqual([]);
  });

  it('has the shorter description before the full text', () => {
    const item = elementsOf(
      channelOf({ articles: [makeArticle({ summary: '<s> & s' })] }),
      'item',
    )[0];
    const names = item?.children.map(({ name }) => name) ?? [];
    expect(names.indexOf('description')).toBeLessThan(names.indexOf('content:encoded'));
    expect(item && textsOf(item, 'description')).toEqual(['&lt;s&gt; &amp; s']);
    expect(item && textsOf(item, 'content:encoded')).toEqual(['<p>A text.</p>']);
  });

  it('writes titles in the references that readers and validators agree on', () => {
    const xml = rssText(makeContent({ articles: [makeArticle({ title: 'a & <b> ]]> &amp;' })] }));
    expect(xml).toContain('<title>a &#x26; &#x3C;b&#x3E; ]]&#x3E; &#x26;amp;</title>');
  });

  it.each([
    ['image: media/l.PNG\nicon: media/i.png', 'media/l.PNG'],
    ['image: media/l.svg\nicon: media/i.png', 'media/i.png'],
    ['image: media/l.webp', undefined],
    ['image: https://a.example/logo', 'https://a.example/logo'],
    ['icon: media/i.gif', 'media/i.gif'],
  ])('shows for %j only an image format that RSS allows', (yaml, picture) => {
    const channel = channelOf({}, `id: x\ntitle: P\n${yaml}`);
    const address = picture && new URL(picture, 'https://news.example.org/').href;
    expect(textsOf(channel, 'url')).toEqual(address === undefined ? [] : [address]);
  });

  it('encloses the first file whose type and size are known, and never makes them up', () => {
    const image = { url: 'https://a.example/a.png?b=1&c=2', type: 'image/png' };
    const recording = { url: 'https://a.example/a.mp3', type: 'audio/mpeg', bytes: 42 };
    const enclosures = (article: Partial<Article>) =>
      elementsOf(channelOf({ articles: [makeArticle(article)] }), 'enclosure').map(
        ({ attributes }) => attributes,
      );

    expect(enclosures({ image: { ...image, bytes: 9 } })).toEqual([
      { url: image.url, type: 'image/png', length: '9' },
    ]);
    expect(enclosures({ image: { ...image, bytes: 9 }, attachments: [recording] })).toEqual([
      { url: recording.url, type: 'audio/mpeg', length: '42' },
    ]);
    expect(enclosures({ image })).toEqual([]);
    expect(enclosures({ image: { url: image.url, bytes: 9 } })).toEqual([]);
  });

  it('asks readers to poll as often as caches expire', () => {
    expect(textsOf(channelOf(), 'ttl')).toEqual(['15']);
  });

  it('has section and tags of an item as categories, without duplicates', () => {
    const channel = channelOf({
      articles: [makeArticle({ section: 'S', tags: ['<t>', 'S', 'a&b'] })],
    });
    expect(elementsOf(channel, 'category')).toMatchObject([
      { text: 'S', attributes: {} },
      { text: '<t>', attributes: {} },
      { text: 'a&b', attributes: {} },
    ]);
  });

  it('is well-formed without any item', () => {
    expect(textsOf(channelOf({ articles: [] }), 'title')).toEqual(['P']);
    expect(elementsOf(channelOf({ articles: [] }), 'item')).toEqual([]);
  });

  it('declares the language and direction of an article in another language', () => {
    const article = makeArticle({ language: 'ar', body: '<p>ا</p>' });
    expect(textsOf(channelOf({ articles: [article] }), 'content:encoded')).toEqual([
      '<div lang="ar" dir="rtl"><p>ا</p></div>',
    ]);
  });

  it('survives text that looks like its own markup', () => {
    const text = '</title></item ><item> <entry> <title><![CDATA[x]]></title> $& $1 $`';
    const channel = channelOf({
      articles: [makeArticle({ title: text, summary: text, tags: [text] })],
    });
    expect(elementsOf(channel, 'item')).toHaveLength(1);
    expect(textsOf(channel, 'title').map(visibleText)).toEqual(['P', text]);
  });

  it('has no end tag in plain text, which validators report as HTML', () => {
    const yaml = ['title', 'description', 'copyright'].map(
      (field) => `${field}: "<i>${field}</i>"`,
    );
    const article = makeArticle({ title: '<b>x</b>', tags: ['<b>y</b>', '<b>z'] });
    const channel = channelOf({ articles: [article] }, `id: x\n${yaml.join('\n')}\nimage: a.png`);
    const plain = ['title', 'description', 'copyright', 'category'].flatMap((name) =>
      textsOf(channel, name),
    );
    expect(plain).not.toContainEqual(expect.stringMatching(/<\/\w+>/));
    expect(plain.map(visibleText)).toEqual(
      ['title', 'title', '<b>x</b>', 'description', 'A text.', 'copyright', '<b>y</b>', '<b>z'].map(
        (text) => (/^[a-z]+$/.test(text) ? `<i>${text}</i>` : text),
      ),
    );
  });

  it.each(['Use <b> & "x" ]]> &amp; now', 'AT&T', 'a < b', 'R&D &copy b'])(
    'gives the title %s back to the letter',
    (title) => {
      expect(textsOf(channelOf({ articles: [makeArticle({ title })] }), 'title')).toContain(title);
    },
  );

  it('gives the same bytes for the same content', () => {
    const content = makeContent();
    expect(rssText(content)).toBe(rssText(content));
  });
});
