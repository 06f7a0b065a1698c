import { Feed } from 'feed';
import { describe, expect, it } from 'vitest';
import { type ChannelContent, channelId } from '../../../../../lambda/core/channel.ts';
import { renderJsonFeed } from '../../../../../lambda/core/render/feeds/json-feed.ts';
import { makeArticle, makeContent } from '../../../../support/core-samples.ts';
import { elementsOf, parseStrictXml, textsOf } from '../../../../support/strict-xml.ts';
import { atomText, rssText } from '../../../../support/xml-feeds.ts';

/** The content as the `feed` package writes it when it is simply given everything. */
const bare = ({ publication, articles, updated, ...rest }: ChannelContent): Feed => {
  const feed = new Feed({
    id: channelId({ publication, articles, updated, ...rest }),
    title: publication.title,
    link: 'https://news.example.org/',
    language: publication.language,
    feedLinks: {
      rss: 'https://news.example.org/rss.xml',
      atom: 'https://news.example.org/atom.xml',
    },
    hub: 'https://hub.example/',
    updated: new Date(updated),
    author: { name: publication.title },
  });
  for (const { id, title, slug, authors, tags, image, ...article } of articles) {
    feed.addItem({
      ...{ id, title, author: [...authors], link: `https://news.example.org/articles/${slug}` },
      ...{ description: article.summary, content: article.body },
      ...{ date: new Date(article.updated), published: new Date(article.published) },
      category: tags.map((name) => ({ name, term: name })),
      extensions: [{ name: 'dc:creator', objects: { _text: 'A' } }] as never[],
      ...(image ? { enclosure: { url: image.url, type: image.type ?? '' } } : {}),
    });
  }
  return feed;
};

const hub = 'id: x\ntitle: "a &amp; b"\nhub: https://hub.example/';
const given = (article: Parameters<typeof makeArticle>[0] = {}) =>
  makeContent({ articles: [makeArticle(article)] }, hub);

/** What a reader finds, or why it finds nothing. */
const attempt = <T>(read: () => T): T | 'malformed' => {
  try {
    return read();
  } catch {
    return 'malformed';
  }
};

const rssBoth = <T>(content: ChannelContent, read: (document: string) => T) =>
  [bare(content).rss2(), rssText(content)].map((document) => attempt(() => read(document)));
const atomBoth = <T>(content: ChannelContent, read: (document: string) => T) =>
  [bare(content).atom1(), atomText(content)].map((document) => attempt(() => read(document)));

const attributesOf = (document: string, name: string) =>
  elementsOf(parseStrictXml(document), name).map(({ attributes }) => attributes);

/** Each defect is the reason for a workaround in the renderers. When the package fixes it, remove the workaround. */
describe('the feed package by itself', () => {
  it('lets control characters through; here they go', () => {
    const content = given({ title: 'a\u0003b' });
    const title = (document: string) => textsOf(parseStrictXml(document), 'title')[1];
    expect(rssBoth(content, title)).toEqual(['malformed', 'ab']);
    expect(atomBoth(content, title)).toEqual(['malformed', 'ab']);
  });

  it('turns a literal &amp; into &; here it stays', () => {
    const title = (document: string) => textsOf(parseStrictXml(document), 'title')[0];
    expect(rssBoth(given(), title)).toEqual(['a & b', 'a &amp; b']);
  });

  it('ends its CDATA at the second ]]> of a body; here all of the body arrives', () => {
    const body = '<pre>]]> ]]></pre>';
    const content = (document: string) => textsOf(parseStrictXml(document), 'content')[0];
    const encoded = (document: string) => textsOf(parseStrictXml(document), 'content:encoded')[0];
    expect(atomBoth(given({ body }), content)).toEqual(['malformed', body]);
    expect(rssBoth(given({ body }), encoded)).toEqual(['malformed', body]);
  });

  it('writes < into attributes; here it is a reference', () => {
    const terms = (document: string) => attributesOf(document, 'category').map(({ term }) => term);
    expect(atomBoth(given({ tags: ['<b'] }), terms)).toEqual(['malformed', ['<b']]);
  });

  it('spells ids as a URL parser does; here they stay to the letter', () => {
    const id = (document: string) => textsOf(parseStrictXml(document), 'id')[1];
    expect(atomBoth(given({ id: 'https://Example.org' }), id)).toEqual([
      'https://example.org/',
      'https://Example.org',
    ]);
  });

  it('throws at an id that is not a URL; here it is written', () => {
    const content = given({ id: 'no url' });
    expect(() => bare(content).atom1()).toThrow('Invalid URL');
    expect(textsOf(parseStrictXml(atomText(content)), 'id')[1]).toBe('no url');
  });

  it('calls plain text HTML in Atom; here it is text', () => {
    const types = (document: string) =>
      ['title', 'summary'].map((name) => attributesOf(document, name).at(-1)?.type);
    expect(atomBoth(given({ title: 'a < b', summary: 'AT&T' }), types)).toEqual([
      ['html', 'html'],
      [undefined, undefined],
    ]);
  });

  it('writes titles of RSS as CDATA; here they have references', () => {
    const raw = (document: string) =>
      /<title>(.*)<\/title>/.exec(document.split('<item>')[1] ?? '');
    const texts = rssBoth(given({ title: 'a & b' }), (document) => raw(document)?.[1]);
    expect(texts).toEqual(['<![CDATA[a & b]]>', 'a &#x26; b']);
  });

  it('forgets the namespaces of items without a body; here they are always declared', () => {
    const creators = (document: string) => textsOf(parseStrictXml(document), 'dc:creator');
    const content = given({ body: '' });
    expect(rssBoth(content, creators)).toEqual(['malformed', ['An Author']]);
  });

  it('writes names into the author of RSS, which is for addresses; here it does not', () => {
    const authors = (document: string) => textsOf(parseStrictXml(document), 'author');
    expect(rssBoth(given(), authors)).toEqual([['An Author'], []]);
  });

  it('puts the page first and types no link in Atom; here readers find each', () => {
    const links = (document: string) =>
      attributesOf(document, 'link')
        .slice(0, 4)
        .map(({ rel, type }) => [rel, type]);
    expect(atomBoth(given(), links)).toEqual([
      [
        ['alternate', undefined],
        ['self', undefined],
        ['hub', undefined],
        [undefined, undefined],
      ],
      [
        ['self', 'application/atom+xml'],
        ['hub', undefined],
        ['alternate', 'text/html'],
        ['alternate', 'text/html'],
      ],
    ]);
  });

  it('guesses the type of an enclosure in Atom; here it is the true one', () => {
    const image = { url: 'https://a.example/photo', type: 'image/png', bytes: 9 };
    const types = (document: string) =>
      attributesOf(document, 'link')
        .filter(({ rel }) => rel === 'enclosure')
        .map(({ type }) => type);
    expect(atomBoth(given({ image }), types)).toEqual([['image//photo'], ['image/png']]);
  });

  it('writes a length of zero for an enclosure of unknown length; here there is no enclosure', () => {
    const image = { url: 'https://a.example/a.png', type: 'image/png' };
    const lengths = (document: string) =>
      attributesOf(document, 'enclosure').map(({ length }) => length);
    expect(rssBoth(given({ image }), lengths)).toEqual([['0'], []]);
  });

  it('has no language in Atom; here it has', () => {
    const language = (document: string) => parseStrictXml(document).attributes['xml:lang'];
    expect(atomBoth(given(), language)).toEqual([undefined, 'en']);
  });

  it('writes JSON Feed 1.0 with one author and no language; here it is 1.1 with all', () => {
    const content = given({ authors: [{ name: 'A' }, { name: 'B' }] });
    const facts = (document: string) => {
      const { version, language, items } = JSON.parse(document);
      return [version, language, items[0].authors?.length];
    };
    expect(facts(bare(content).json1())).toEqual([
      'https://jsonfeed.org/version/1',
      undefined,
      undefined,
    ]);
    expect(facts(renderJsonFeed(content))).toEqual(['https://jsonfeed.org/version/1.1', 'en', 2]);
  });
});
