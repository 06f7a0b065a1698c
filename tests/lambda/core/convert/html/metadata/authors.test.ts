import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../../../../lambda/core/convert/html/dom.ts';
import { readAuthors } from '../../../../../../lambda/core/convert/html/metadata/authors.ts';
import { readClues } from '../../../../../../lambda/core/convert/html/metadata/clues.ts';

const read = (body: string, head = '') =>
  readAuthors(
    readClues(
      parsePage(
        `<!DOCTYPE html><html><head><meta property="og:site_name" content="The Courier">${head}</head><body>${body}</body></html>`,
      ),
    ),
  ).map(({ name }) => name);
const linked = (author: string) =>
  `<script type="application/ld+json">[{"@type":"NewsArticle","author":${author}},{"@id":"#a","@type":"Person","name":"Ann Lee"}]</script>`;

describe('readAuthors', () => {
  it.each([
    ['a name', '"Ann Lee"'],
    ['a person', '{"@type":"Person","name":"Ann Lee"}'],
    ['a reference', '{"@id":"#a"}'],
    ['a list of names', '{"@type":"Person","name":["Ann Lee"]}'],
    ['a person twice', '[{"name":"Ann Lee"},{"name":"ann lee"}]'],
  ])('reads %s in JSON-LD', (_, author) => {
    expect(read('', linked(author))).toEqual(['Ann Lee']);
  });

  it('takes no organisation and no site for a person', () => {
    expect(read('', linked('{"@type":"Organization","name":"Ann Lee"}'))).toEqual([]);
    expect(read('', linked('{"@type":"Person","name":"The Courier"}'))).toEqual([]);
    expect(read('', '<meta name="author" content="The Courier">')).toEqual([]);
  });

  it('believes JSON-LD before meta, and meta before what can be seen', () => {
    const meta = '<meta name="author" content="Bo Day">';
    const seen = '<p class="byline">By Cy Fox</p>';
    expect(read(seen, linked('"Ann Lee"') + meta)).toEqual(['Ann Lee']);
    expect(read(seen, meta)).toEqual(['Bo Day']);
    expect(read(seen)).toEqual(['Cy Fox']);
  });

  it('passes over an address that stands in for a name', () => {
    const head = '<meta property="article:author" content="https://www.facebook.com/ann">';
    expect(read('<a rel="author">Ann Lee</a>', head)).toEqual(['Ann Lee']);
  });

  it.each([
    '<span itemprop="author"><span itemprop="name">Ann Lee</span>, Editor</span>',
    '<a rel="author" href="/team">Ann Lee</a>',
    '<span class="article-author-name">Ann Lee</span>',
    '<a href="/author/ann">Ann Lee</a>',
    '<p class="byline">By Ann Lee</p>',
    '<div id="autor">Von Ann Lee</div>',
  ])('sees the author in %s', (body) => {
    expect(read(body)).toEqual(['Ann Lee']);
  });

  it('prefers the surer place', () => {
    expect(read('<p class="byline">By Bo Day</p><a rel="author">Ann Lee</a>')).toEqual(['Ann Lee']);
  });

  it('sees everybody whom microdata name, and a byline below the headline', () => {
    const person = (name: string) => `<b itemprop="author"><i itemprop="name">${name}</i></b>`;
    expect(read(person('Ann Lee') + person('Bo Day'))).toEqual(['Ann Lee', 'Bo Day']);
    expect(read('<h1>The weir goes</h1><div>By Ann Lee</div>')).toEqual(['Ann Lee']);
    expect(read('<h1>The weir goes</h1><div>By the river</div>')).toEqual([]);
    expect(read('<div>By Ann Lee</div><h1>The weir goes</h1>')).toEqual([]);
  });

  it.each([
    '<div class="comment"><a rel="author">Ann Lee</a></div>',
    '<aside><a rel="author">Ann Lee</a></aside>',
    '<div class="related"><p class="byline">By Ann Lee</p></div>',
  ])('takes nobody from %s', (body) => {
    expect(read(body)).toEqual([]);
  });
});
