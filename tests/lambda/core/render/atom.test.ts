import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../../../lambda/core/render/atom.ts';
import { makeArticle, makeContent } from '../../../support/core-samples.ts';
import { elementsOf, parseStrictXml, textsOf } from '../../../support/strict-xml.ts';

const feedOf = (...parameters: Parameters<typeof makeContent>) =>
  parseStrictXml(renderAtom(makeContent(...parameters)));

describe('renderAtom', () => {
  it('is Atom in UTF-8 from the first byte, in the default namespace', () => {
    const xml = renderAtom(makeContent());
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xml:lang="en" xmlns=/);
    expect(xml.endsWith('</feed>\n')).toBe(true);
    expect(feedOf().uri).toBe('http://www.w3.org/2005/Atom');
  });

  it('has exactly one id, title, time and author of its own', () => {
    const own = feedOf().children.map(({ name }) => name);
    for (const name of ['id', 'title', 'updated', 'author']) {
      expect(own.filter((each) => each === name)).toHaveLength(1);
    }
  });

  it('names its own address first among the links and the page last', () => {
    const feed = feedOf(
      {},
      'id: x\nhome: https://p.example/?a=1&b=2\nhub: https://hub.example/?a&b',
    );
    const links = feed.children.filter(({ name }) => name === 'link');
    expect(links.map(({ attributes }) => attributes)).toEqual([
      { rel: 'self', type: 'application/atom+xml', href: 'https://news.example.org/atom.xml' },
      { rel: 'hub', href: 'https://hub.example/?a&b' },
      { rel: 'alternate', type: 'text/html', href: 'https://p.example/?a=1&b=2' },
    ]);
  });

  it.each(['tag:a.example,2026:x', 'https://Example.org', 'https://example.org/ü?a&b', 'x:%41'])(
    'writes the id %s to the letter',
    (id) => {
      const entry = elementsOf(feedOf({ articles: [makeArticle({ id })] }), 'entry')[0];
      expect(entry && textsOf(entry, 'id')).toEqual([id]);
    },
  );

  it('has both dates of an entry', () => {
    const entry = elementsOf(feedOf(), 'entry')[0];
    expect(entry && textsOf(entry, 'published')).toEqual(['2026-09-30T12:00:00.000Z']);
    expect(entry && textsOf(entry, 'updated')).toEqual(['2026-09-30T13:00:00.000Z']);
  });

  it('writes titles and summaries as plain text, the body as HTML', () => {
    const text = 'a & <b> ]]> &amp; "c"';
    const entry = elementsOf(
      feedOf({ articles: [makeArticle({ title: text, summary: text })] }),
      'entry',
    )[0];
    expect(entry && elementsOf(entry, 'title')).toMatchObject([{ text, attributes: {} }]);
    expect(entry && elementsOf(entry, 'summary')).toMatchObject([{ text, attributes: {} }]);
    expect(entry && elementsOf(entry, 'content')).toMatchObject([
      { text: '<p>A text.</p>', attributes: { type: 'html' } },
    ]);
  });

  it('brings back a body with the end of a CDATA section', () => {
    const body = '<p>a ]]&gt; b</p><pre>]]></pre>';
    expect(textsOf(feedOf({ articles: [makeArticle({ body })] }), 'content')).toEqual([body]);
  });

  it('names every author with what is known of them', () => {
    const authors = [
      { name: 'A & <B>', email: 'a&b@example.org', url: 'https://a.example/?b=1&c=2' },
      { name: 'C' },
    ];
    const entry = elementsOf(feedOf({ articles: [makeArticle({ authors })] }), 'entry')[0];
    expect(entry && textsOf(entry, 'name')).toEqual(['A & <B>', 'C']);
    expect(entry && textsOf(entry, 'email')).toEqual(['a&b@example.org']);
    expect(entry && textsOf(entry, 'uri')).toEqual(['https://a.example/?b=1&c=2']);
  });

  it('gives every category its term', () => {
    const feed = feedOf({ articles: [makeArticle({ section: 'a & "b"', tags: ['<c>'] })] });
    expect(elementsOf(feed, 'category').map(({ attributes }) => attributes)).toEqual([
      { label: 'a & "b"', term: 'a & "b"' },
      { label: '<c>', term: '<c>' },
    ]);
  });

  it('links an entry to its page, and encloses its picture with the type it has', () => {
    const image = { url: 'https://a.example/a?b=1&c=2', type: 'image/png' };
    const entry = elementsOf(feedOf({ articles: [makeArticle({ image, slug: 'ü' })] }), 'entry')[0];
    expect(entry && elementsOf(entry, 'link').map(({ attributes }) => attributes)).toEqual([
      { rel: 'alternate', type: 'text/html', href: 'https://news.example.org/articles/%C3%BC' },
      { rel: 'enclosure', type: 'image/png', href: image.url },
    ]);
  });

  it('keeps every entry beside its own article', () => {
    const articles = ['a', 'b', 'c'].map((slug) =>
      makeArticle({ slug, id: `tag:x,2026:${slug}`, title: `<entry>${slug}`, body: '<entry>' }),
    );
    const entries = elementsOf(feedOf({ articles }), 'entry');
    expect(entries.map((entry) => textsOf(entry, 'id'))).toEqual(articles.map(({ id }) => [id]));
    expect(entries.map((entry) => textsOf(entry, 'title'))).toEqual(
      articles.map(({ title }) => [title]),
    );
  });

  it('is well-formed without any entry', () => {
    expect(elementsOf(feedOf({ articles: [] }), 'entry')).toEqual([]);
    expect(textsOf(feedOf({ articles: [] }), 'title')).toEqual(['P']);
  });
});
