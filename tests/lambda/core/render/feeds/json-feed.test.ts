import { describe, expect, it } from 'vitest';
import { renderJsonFeed } from '../../../../../lambda/core/render/feeds/json-feed.ts';
import { makeArticle, makeContent } from '../../../../support/core-samples.ts';

const feedOf = (...parameters: Parameters<typeof makeContent>) =>
  JSON.parse(renderJsonFeed(makeContent(...parameters)));

describe('renderJsonFeed', () => {
  it('is JSON Feed 1.1 with every field of the publication', () => {
    const yaml = `
id: x
title: P & <Q>
description: d
language: en-GB
home: https://p.example/
authors: [{name: A, email: a@example.org, url: https://a.example/}, B]
image: media/l o.png
icon: media/i.png
hub: https://hub.example/`;

    expect(feedOf({ articles: [] }, yaml)).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'P & <Q>',
      home_page_url: 'https://p.example/',
      feed_url: 'https://news.example.org/feed.json',
      description: 'd',
      icon: 'https://news.example.org/media/l%20o.png',
      favicon: 'https://news.example.org/media/i.png',
      language: 'en-GB',
      authors: [{ name: 'A', url: 'https://a.example/' }, { name: 'B' }],
      author: { name: 'A', url: 'https://a.example/' },
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
      items: [],
    });
  });

  it.each([0, 1, 2])('is indented throughout, with %d items', (count) => {
    const article = makeArticle({ title: 'a\u2028b "c"', body: '<pre>a\n\u2029b</pre>' });
    const articles = Array.from({ length: count }, () => article);
    const document = renderJsonFeed(makeContent({ articles }));

    expect(document).toBe(`${JSON.stringify(JSON.parse(document), null, 2)}\n`);
  });

  it('has every item with id, address, dates and text', () => {
    const article = makeArticle({
      section: 'S',
      tags: ['t', 'S'],
      authors: [{ name: 'A' }, { name: 'B', url: 'https://b.example/' }],
      image: { url: 'https://a.example/a.png', type: 'image/png' },
    });
    expect(feedOf({ articles: [article] }).items).toEqual([
      {
        id: 'tag:news.example.org,2026:a',
        url: 'https://news.example.org/articles/a',
        title: 'A headline',
        content_html: '<p>A text.</p>',
        content_text: 'A text.',
        summary: 'A text.',
        image: 'https://a.example/a.png',
        banner_image: 'https://a.example/a.png',
        date_published: '2026-09-30T12:00:00.000Z',
        date_modified: '2026-09-30T13:00:00.000Z',
        authors: [{ name: 'A' }, { name: 'B', url: 'https://b.example/' }],
        author: { name: 'A' },
        tags: ['S', 't'],
        language: 'en',
      },
    ]);
  });

  it('attaches files with whole numbers for sizes and seconds', () => {
    const article = makeArticle({
      image: { url: 'https://a.example/a.png', type: 'image/png', bytes: 9 },
      attachments: [
        {
          url: 'https://a.example/a.mp3',
          type: 'audio/mpeg',
          bytes: 42,
          duration: 61.6,
          title: 'A',
        },
      ],
    });
    expect(feedOf({ articles: [article] }).items[0].attachments).toEqual([
      {
        url: 'https://a.example/a.mp3',
        mime_type: 'audio/mpeg',
        title: 'A',
        size_in_bytes: 42,
        duration_in_seconds: 62,
      },
      { url: 'https://a.example/a.png', mime_type: 'image/png', size_in_bytes: 9 },
    ]);
  });

  it('has words and minutes in an extension, which other readers ignore', () => {
    const [item] = feedOf({ articles: [makeArticle({ words: 800, minutes: 4 })] }).items;

    expect(item._newsstand).toEqual({ word_count: 800, reading_minutes: 4 });
  });

  it('has no characters that the XML formats could not have', () => {
    const title = 'a\u0000\uD800\uFFFE\u0085b';
    const content = makeContent({ articles: [makeArticle({ title })] });
    expect(JSON.parse(renderJsonFeed(content)).items[0].title).toBe('ab');
  });

  it('leaves out the plain text of a body that has none', () => {
    const article = makeArticle({ body: '<p><img src="https://a.example/a.png" /></p>' });
    expect(feedOf({ articles: [article] }).items[0]).not.toHaveProperty('content_text');
  });

  it('keeps an empty field, but omits an empty plain text', () => {
    const articles = [makeArticle({ title: '', summary: '', body: '' })];
    const [item] = feedOf({ articles }).items;

    expect(item).toMatchObject({ title: '', summary: '', content_html: '' });
    expect(item).not.toHaveProperty('content_text');
  });

  it('omits unknown fields, without null', () => {
    expect(renderJsonFeed(makeContent())).not.toMatch(/null|undefined/);
  });

  it('keeps any text as it is', () => {
    const title = '"</script>" \\ & <b> ]]> \u2028 👩‍👩‍👧';
    expect(feedOf({ articles: [makeArticle({ title })] }).items[0].title).toBe(title);
  });

  it('declares the direction of an article in another language', () => {
    const item = feedOf({ articles: [makeArticle({ language: 'he', body: '<p>א</p>' })] }).items[0];
    expect(item).toMatchObject({
      language: 'he',
      content_html: '<div lang="he" dir="rtl"><p>א</p></div>',
    });
  });
});
