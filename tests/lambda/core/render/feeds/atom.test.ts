import { describe, expect, it } from 'vitest';
import { escapeMarkup } from '../../../../../lambda/core/text.ts';
import { makeArticle, makeContent } from '../../../../support/core-samples.ts';
import { elementsOf, parseStrictXml, textsOf } from '../../../../support/strict-xml.ts';
import { atomText } from '../../../../support/xml-feeds.ts';

const feedOf = (...parameters: Parameters<typeof makeContent>) =>
  parseStrictXml(atomText(makeContent(...parameters)));

describe('renderAtom', () => {
  it('is Atom in UTF-8 from the first byte, in the default namespace', () => {
    const xml = atomText(makeContent());
    expect(xml).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<\?xml-stylesheet type="text\/css" href="https:\/\/news\.example\.org\/feed\.css"\?>\n<feed xml:lang="en" xmlns=/,
    );
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

  it.each(['AT&T and R&D', 'a < b > c', '"d" ]]>', 'rock & roll', 'Rock&roll;'])(
    'writes the plain text %s as what it is',
    (text) => {
      const article = makeArticle({ title: text, summary: text });
      const [entry] = elementsOf(feedOf({ articles: [article] }), 'entry');
      expect(entry && elementsOf(entry, 'title')).toMatchObject([{ text, attributes: {} }]);
      expect(entry && elementsOf(entry, 'summary')).toMatchObject([{ text, attributes: {} }]);
    },
  );

  it.each(['Use <b> or </b>', 'what &amp; means', '&copy 2026', '&#x26;', 'a<!--b'])(
    'writes %s, which readers would take for markup, as HTML that says it',
    (text) => {
      const article = makeArticle({ title: text, summary: text });
      const [entry] = elementsOf(feedOf({ articles: [article] }), 'entry');
      const html = { text: escapeMarkup(text), attributes: { type: 'html' } };
      expect(entry && elementsOf(entry, 'title')).toMatchObject([html]);
      expect(entry && elementsOf(entry, 'summary')).toMatchObject([html]);
    },
  );

  it('types the texts of the feed itself in the same way', () => {
    const yaml = 'id: x\ntitle: "<P>"\ndescription: "&amp;"\ncopyright: "&copy; P"';
    const feed = feedOf({ articles: [] }, yaml);
    const own = ['title', 'subtitle', 'rights'].flatMap((name) => elementsOf(feed, name));
    expect(own).toMatchObject(
      ['&lt;P&gt;', '&amp;amp;', '&amp;copy; P'].map((text) => ({
        text,
        attributes: { type: 'html' },
      })),
    );
  });

  it('writes the body as HTML', () => {
    expect(elementsOf(feedOf(), 'content')).toMatchObject([
      { text: '<p>A text.</p>', attributes: { type: 'html' } },
    ]);
  });

  it('has a logo, an icon and the language', () => {
    const feed = feedOf({}, 'id: x\nlanguage: de\nimage: media/l.png\nicon: media/i.png');
    expect(feed.attributes['xml:lang']).toBe('de');
    expect(textsOf(feed, 'logo')).toEqual(['https://news.example.org/media/l.png']);
    expect(textsOf(feed, 'icon')).toEqual(['https://news.example.org/media/i.png']);
  });

  it('says which entries are in another language', () => {
    const articles = [makeArticle({ language: 'ar' }), makeArticle()];
    const languages = elementsOf(feedOf({ articles }), 'entry').map(
      ({ attributes }) => attributes['xml:lang'],
    );
    expect(languages).toEqual(['ar', undefined]);
  });

  it('keeps a body with the end of a CDATA section', () => {
    const body = '<p>a ]]&gt; b</p><pre>]]></pre>';
    expect(textsOf(feedOf({ articles: [makeArticle({ body })] }), 'content')).toEqual([body]);
  });

  it('names every author with e-mail and address', () => {
    const authors = [
      { name: 'A & <B>', email: 'a&b@example.org', url: 'https://a.example/?b=1&c=2' },
      { name: 'C' },
    ];
    const entry = elementsOf(feedOf({ articles: [makeArticle({ authors })] }), 'entry')[0];
    expect(entry && textsOf(entry, 'name')).toEqual(['A & <B>', 'C']);
    expect(entry && textsOf(entry, 'email')).toEqual(['a&b@example.org']);
    expect(entry && textsOf(entry, 'uri')).toEqual(['https://a.example/?b=1&c=2']);
  });

  it('names every author of the publication', () => {
    const yaml =
      'id: x\nauthors: [{name: A & B, email: a@example.org, url: "https://a.example/?b=1&c=2"}, C]';
    const own = feedOf({ articles: [] }, yaml).children.filter(({ name }) => name === 'author');
    expect(
      own.map(({ children }) => Object.fromEntries(children.map(({ name, text }) => [name, text]))),
    ).toEqual([
      { name: 'A & B', email: 'a@example.org', uri: 'https://a.example/?b=1&c=2' },
      { name: 'C' },
    ]);
  });

  it('has neither an end tag nor an address in the name of an author', () => {
    const authors = [{ name: '<b>A</b>' }, { name: 'Desk <desk@example.org>, C' }];
    const [entry] = elementsOf(feedOf({ articles: [makeArticle({ authors })] }), 'entry');
    const names = entry ? textsOf(entry, 'name') : [];
    expect(names).toEqual(['<\u2060b>A<\u2060/b>', 'Desk <\u2060desk@example.org>, C']);
  });

  it('gives every category its term', () => {
    const feed = feedOf({ articles: [makeArticle({ section: 'a & "b"', tags: ['<c>'] })] });
    expect(elementsOf(feed, 'category').map(({ attributes }) => attributes)).toEqual([
      { label: 'a & "b"', term: 'a & "b"' },
      { term: '<c>' },
    ]);
  });

  it('links an entry to its page, then to its files with the type and size that they have', () => {
    const image = { url: 'https://a.example/a?b=1&c=2', type: 'image/png', bytes: 7 };
    const attachments = [{ url: 'https://a.example/a.pdf', type: 'application/pdf', bytes: 8 }];
    const article = makeArticle({ image, attachments, slug: 'ü' });
    const [entry] = elementsOf(feedOf({ articles: [article] }), 'entry');
    expect(entry && elementsOf(entry, 'link').map(({ attributes }) => attributes)).toEqual([
      { rel: 'alternate', type: 'text/html', href: 'https://news.example.org/articles/%C3%BC' },
      { rel: 'enclosure', type: 'application/pdf', href: 'https://a.example/a.pdf', length: '8' },
      { rel: 'enclosure', type: 'image/png', href: image.url, length: '7' },
    ]);
  });

  it('gives no length to a file of unknown length, and 0 to an empty one', () => {
    const attachments = [
      { url: 'https://a.example/a.pdf', type: 'application/pdf' },
      { url: 'https://a.example/b.pdf', type: 'application/pdf', bytes: 0 },
    ];
    const [entry] = elementsOf(feedOf({ articles: [makeArticle({ attachments })] }), 'entry');
    const links = entry ? elementsOf(entry, 'link') : [];

    expect(links.slice(1).map(({ attributes }) => attributes)).toEqual([
      { rel: 'enclosure', type: 'application/pdf', href: 'https://a.example/a.pdf' },
      { rel: 'enclosure', type: 'application/pdf', href: 'https://a.example/b.pdf', length: '0' },
    ]);
  });

  it('keeps every entry beside its own article', () => {
    const articles = ['a', 'b', 'c'].map((slug) =>
      makeArticle({ slug, id: `tag:x,2026:${slug}`, title: `entry> ${slug}`, body: '<entry>' }),
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
