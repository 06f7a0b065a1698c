import { describe, expect, it } from 'vitest';
import { renderChannelPage } from '../../../../../lambda/core/render/pages/channel-page.ts';
import { makeArticle, makeContent } from '../../../../support/core-samples.ts';
import { baseUrl } from '../../../../support/newsroom.ts';

describe('renderChannelPage', () => {
  it('lists the articles in their order, each in its own language and direction', () => {
    const articles = [
      makeArticle({ slug: 'ü', title: 'A & <b>' }),
      makeArticle({ slug: 'c', title: 'ا', language: 'ar' }),
    ];
    const page = renderChannelPage(makeContent({ articles }));

    expect(page.match(/<li><article[^>]*>\n<h2>.*<\/h2>/g)).toEqual([
      '<li><article lang="en" dir="ltr">\n<h2><a href="https://news.example.org/articles/%C3%BC">A &amp; &lt;b&gt;</a></h2>',
      '<li><article lang="ar" dir="rtl">\n<h2><a href="https://news.example.org/articles/c">ا</a></h2>',
    ]);
    expect(page).toContain(
      '<p class="meta">An Author · <time datetime="2026-09-30T12:00:00.000Z">September 30, 2026</time></p>',
    );
  });

  it('shows the day alone of an article without an author', () => {
    const page = renderChannelPage(makeContent({ articles: [makeArticle({ authors: [] })] }));
    expect(page).toContain('<p class="meta"><time datetime="2026-09-30T12:00:00.000Z">');
  });

  it('shows the picture of the newest article that has one, with its sides, and no other', () => {
    const image = (name: string) => ({ url: `${baseUrl}/media/${name}`, width: 3, height: 2 });
    const articles = [
      makeArticle({ slug: 'a' }),
      makeArticle({ slug: 'b', image: image('b.png') }),
      makeArticle({ slug: 'c', image: image('c.png') }),
    ];

    expect(renderChannelPage(makeContent({ articles })).match(/<img[^>]*>/g)).toEqual([
      `<img src="${baseUrl}/media/b.png" alt="" width="3" height="2">`,
    ]);
  });

  it('is of the channel: its name, its feeds, its address', () => {
    const channel = { kind: 'tag', name: 'C++', path: 'tags/c-plus-plus/' } as const;
    const page = renderChannelPage(makeContent({ channel }));

    expect(page).toContain('<h1>C++</h1>');
    expect(page).toContain('<title>P: C++</title>');
    expect(page).toContain(`<link rel="canonical" href="${baseUrl}/tags/c-plus-plus/">`);
    expect(page).toContain(`href="${baseUrl}/tags/c-plus-plus/atom.xml">Atom</a>`);
  });

  it('stays below 30 kB however many articles there are', () => {
    const words = 'Summaries are a sentence or two of plain text. '.repeat(6);
    const articles = Array.from({ length: 200 }, (_, index) =>
      makeArticle({ slug: `article-${index}`, title: words.slice(0, 80), summary: words }),
    );

    expect(Buffer.byteLength(renderChannelPage(makeContent({ articles })))).toBeLessThan(30_000);
  });

  it('leads people to the three feeds', () => {
    const page = renderChannelPage(makeContent());
    for (const file of ['rss.xml', 'atom.xml', 'feed.json']) {
      expect(page).toMatch(new RegExp(`<a type="[^"]+" href="https://news.example.org/${file}">`));
    }
  });

  it('says when there is nothing yet', () => {
    const page = renderChannelPage(makeContent({ articles: [] }));
    expect(page).toContain('<p>No articles yet.</p>');
    expect(page).not.toContain('<ol');
  });

  it('escapes the title and the description of the publication', () => {
    const page = renderChannelPage(makeContent({}, 'id: x\ntitle: P & <Q>\ndescription: "\\"<d>"'));
    expect(page).toContain('<h1 class="name">P &amp; &lt;Q&gt;</h1>');
    expect(page).toContain('<meta name="description" content="&quot;&lt;d&gt;">');
  });
});
