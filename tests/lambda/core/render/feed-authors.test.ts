import { describe, expect, it } from 'vitest';
import { channelsOf } from '../../../../lambda/core/channel.ts';
import { renderAtom } from '../../../../lambda/core/render/feeds/atom.ts';
import { renderJsonFeed } from '../../../../lambda/core/render/feeds/json-feed.ts';
import { renderRss } from '../../../../lambda/core/render/feeds/rss.ts';
import { xmlText } from '../../../../lambda/core/render/feeds/xml-document.ts';
import { makeArticle, makeContent } from '../../../support/core-samples.ts';
import { parseStrictXml } from '../../../support/strict-xml.ts';

const article = makeArticle({ authors: [] });
const content = makeContent(
  { articles: [article, makeArticle({ id: 'urn:x:b' })] },
  'id: x\ntitle: P',
);

describe('an article that names no author', () => {
  it('has no dc:creator in RSS', () => {
    const rss = xmlText(renderRss(content));
    parseStrictXml(rss);
    expect(rss.match(/<dc:creator>[^<]*/g)).toEqual(['<dc:creator>An Author']);
  });

  it('has the author of the feed in Atom', () => {
    const atom = xmlText(renderAtom(content));
    parseStrictXml(atom);
    const [head = '', first = '', second = ''] = atom.split('<entry');
    expect(head).toMatch(/<author>\s*<name>P<\/name>\s*<\/author>/);
    expect(first).not.toContain('<author>');
    expect(second).toContain('<name>An Author</name>');
  });

  it('has no authors in JSON Feed', () => {
    const feed = JSON.parse(renderJsonFeed(content));
    expect(feed.authors).toEqual([{ name: 'P' }]);
    expect(feed.items[0]).not.toHaveProperty('authors');
    expect(feed.items[0]).not.toHaveProperty('author');
    expect(feed.items[1].authors).toEqual([{ name: 'An Author' }]);
  });

  it('makes no channel of an author', () => {
    const kinds = channelsOf(article, content.publication).map(({ kind }) => kind);
    expect(kinds).not.toContain('author');
  });
});
