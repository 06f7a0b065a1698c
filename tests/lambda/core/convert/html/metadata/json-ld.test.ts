import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../../../../lambda/core/convert/html/dom.ts';
import { readLinkedData } from '../../../../../../lambda/core/convert/html/metadata/json-ld.ts';

const read = (...scripts: string[]) =>
  readLinkedData(
    parsePage(
      `<!DOCTYPE html><html><head></head><body>${scripts
        .map((script) => `<script type="application/ld+json">${script}</script>`)
        .join('')}</body></html>`,
    ),
  );
const headlines = (...scripts: string[]) => read(...scripts).articles.map((node) => node.headline);

describe('readLinkedData', () => {
  it.each([
    ['alone', '{"@type":"NewsArticle","headline":"A"}'],
    ['in a list', '[{"@type":"WebSite"},{"@type":"NewsArticle","headline":"A"}]'],
    ['in a graph', '{"@graph":[{"@type":"NewsArticle","headline":"A"}]}'],
    ['of a page', '{"@type":"WebPage","mainEntity":{"@type":"BlogPosting","headline":"A"}}'],
    ['of several types', '{"@type":["Thing","ReportageNewsArticle"],"headline":"A"}'],
    ['typed by address', '{"@type":"https://schema.org/Review","headline":"A"}'],
    ['with a broken line', '{"@type":"Article","headline":"A","text":"b\nc"}'],
    ['with a comma too many', '{"@type":"Article","headline":"A",}'],
    ['in a comment', '<!-- {"@type":"Article","headline":"A"} -->'],
    [
      'in CDATA',
      '//<![CDATA[\n{"@type":"Article","headline":"A"}\n//]]>'.replace('\n//]]>', ']]>'),
    ],
    ['with a semicolon', '{"@type":"Article","headline":"A"};'],
  ])('finds an article %s', (_, script) => {
    expect(headlines(script)).toEqual(['A']);
  });

  it('reads the other scripts where one is broken', () => {
    expect(headlines('{', 'null', '"a"', '{"@type":"Article","headline":"A"}')).toEqual(['A']);
  });

  it('finds the outer article before one within it', () => {
    const inner = '{"@type":"Article","headline":"B"}';
    expect(headlines(`{"@type":"Article","headline":"A","citation":${inner}}`)).toEqual(['A', 'B']);
  });

  it('tells pages from articles', () => {
    const { articles, pages } = read('[{"@type":"WebPage"},{"@type":"Organization"}]');
    expect(articles).toEqual([]);
    expect(pages).toEqual([{ '@type': 'WebPage' }]);
  });

  it('follows a reference to the object that has more than its id', () => {
    const { follow } = read('[{"@id":"#a","name":"Ann"},{"@id":"#a"}]');
    expect(follow({ '@id': '#a' })).toEqual({ '@id': '#a', name: 'Ann' });
    expect(follow({ '@id': '#b' })).toEqual({ '@id': '#b' });
    expect(follow('Ann')).toBe('Ann');
  });

  it('stops at 2,000 objects', () => {
    const many = `[${Array.from({ length: 1500 }, () => '{"@type":"Article"}').join(',')}]`;
    expect(read(many, many).articles).toHaveLength(2000);
  });
});
