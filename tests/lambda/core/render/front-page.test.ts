import { describe, expect, it } from 'vitest';
import { renderFrontPage } from '../../../../lambda/core/render/front-page.ts';
import { makeArticle, makeContent } from '../../../support/core-samples.ts';

describe('renderFrontPage', () => {
  it('lists the articles in their order, each in its own language and direction', () => {
    const articles = [
      makeArticle({ slug: 'ü', title: 'A & <b>' }),
      makeArticle({ slug: 'c', title: 'ا', language: 'ar' }),
    ];
    expect(renderFrontPage(makeContent({ articles })).match(/<li>.*<\/li>/g)).toEqual([
      '<li><a lang="en" dir="ltr" href="https://news.example.org/articles/%C3%BC">A &amp; &lt;b&gt;</a>, <time datetime="2026-09-30T12:00:00.000Z">September 30, 2026</time></li>',
      '<li><a lang="ar" dir="rtl" href="https://news.example.org/articles/c">ا</a>, <time datetime="2026-09-30T12:00:00.000Z">September 30, 2026</time></li>',
    ]);
  });

  it('leads people to the three feeds', () => {
    const page = renderFrontPage(makeContent());
    for (const file of ['rss.xml', 'atom.xml', 'feed.json']) {
      expect(page).toMatch(new RegExp(`<a type="[^"]+" href="https://news.example.org/${file}">`));
    }
  });

  it('says when there is nothing yet', () => {
    const page = renderFrontPage(makeContent({ articles: [] }));
    expect(page).toContain('<p>No articles yet.</p>');
    expect(page).not.toContain('<ul>');
  });

  it('escapes the title and the description of the publication', () => {
    const page = renderFrontPage(makeContent({}, 'id: x\ntitle: P & <Q>\ndescription: "\\"<d>"'));
    expect(page).toContain('<h1>P &amp; &lt;Q&gt;</h1>');
    expect(page).toContain('<meta name="description" content="&quot;&lt;d&gt;">');
  });
});
