import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../../../../lambda/core/render/feeds/atom.ts';
import { parseXml } from '../../../../../lambda/core/render/feeds/parse-xml.ts';
import { renderRss } from '../../../../../lambda/core/render/feeds/rss.ts';
import {
  type XmlDocument,
  type XmlEntry,
  xmlText,
} from '../../../../../lambda/core/render/feeds/xml-document.ts';
import { makeArticle, makeContent } from '../../../../support/core-samples.ts';
import { parseStrictXml } from '../../../../support/strict-xml.ts';

const bodyOf = (xml: string) => ({ html: '', xml });

const entryOf = (start: string, xml = '<![CDATA[b]]>', end = '</e>\n'): XmlEntry => ({
  start,
  body: bodyOf(xml),
  end,
});

const sound = entryOf('<e>');
const documentOf = (...entries: XmlEntry[]): XmlDocument => ({
  head: '<?xml version="1.0"?>\n<f xmlns:p="https://p.example/">\n<g>\n',
  entries,
  end: '</g></f>\n',
});

const isRefused = (document: XmlDocument): boolean => {
  try {
    parseXml(document);
    return false;
  } catch {
    return true;
  }
};

describe('parseXml', () => {
  it.each([0, 1, 3])('takes a sound document with %d entries', (count) => {
    const entries = Array.from({ length: count }, () =>
      entryOf('<e a="1"><p:x/>', '<![CDATA[<]]>'),
    );
    expect(isRefused(documentOf(...entries))).toBe(false);
  });

  it.each([
    ['that is not closed', entryOf('<e>', '<![CDATA[]]>', '')],
    ['with a tag that nothing opened', entryOf('<e>', '<![CDATA[]]>', '</e></h>')],
    ['that ends the elements around it, and begins them again', entryOf('</g><g><e>')],
    ['with a prefix that nothing binds', entryOf('<e><q:x/>')],
    ['with an attribute twice', entryOf('<e a="1" a="2">')],
    [
      'with one attribute by two prefixes',
      entryOf('<e xmlns:o="https://p.example/" o:a="" p:a="">'),
    ],
    ['with an entity that XML has not', entryOf('<e>&nbsp;<x/>')],
    ['with a control character', entryOf('<e>\u0003<x/>')],
    ['with half a surrogate pair', entryOf('<e><t>\uD800</t>')],
    ['that ends in a comment', entryOf('<e>', '<![CDATA[]]>', '</e><!-- >')],
    ['that begins in a tag', entryOf('e>')],
    ['that begins with text', entryOf(']]><e>')],
    ['that ends with text', entryOf('<e>', '<![CDATA[]]>', '</e>]]')],
    ['with a document type', entryOf('<!DOCTYPE e><e>')],
    ['with a body that ends CDATA early', entryOf('<e>', '<![CDATA[a]]>]]>')],
    ['with a body that does not end', entryOf('<e>', '<![CDATA[a]] >')],
    ['with a body that is a comment to its end', entryOf('<e>', '<!-- >', '--></e>')],
    ['with a body that ends the element it is in', entryOf('<e><g>', '</g>', '</e>')],
    ['with a body that has elements', entryOf('<e>', '<b/>')],
    ['with a body that has a control character', entryOf('<e>', '<![CDATA[\u0003]]>')],
    ['with a body of mere text', entryOf('<e>', 'b')],
  ])('refuses an entry %s, each time, alone and among others', (_, damaged) => {
    for (const entries of [[damaged], [sound, damaged], [damaged, sound], [damaged, damaged]]) {
      expect(isRefused(documentOf(...entries))).toBe(true);
    }
  });

  it.each([
    ['does not close', { end: '' }],
    ['closes too much', { end: '</g></f></g>' }],
    ['has another root', { end: '</g></f><g/>' }],
    ['is empty', { head: '', end: '' }],
    ['has no root', { head: '<?xml version="1.0"?>', end: '<!-- -->' }],
    ['has its entries before the root', { head: '<?xml version="1.0"?>', end: '<f/>' }],
    ['has its entries behind the root', { head: '<f/>', end: '' }],
    ['has its entries in a comment', { head: '<f><!-- >', end: '<!-- --></f>' }],
    ['has its entries in CDATA', { head: '<f><![CDATA[>', end: '<![CDATA[]]></f>' }],
    ['has its entries in a tag', { head: '<f', end: '></f>' }],
    ['has text before its entries', { head: '<f>]]', end: '></f>' }],
    ['begins with a blank', { head: ' <?xml version="1.0"?><f><g>' }],
    ['has a control character', { head: '<f><g><t>\u0003</t>' }],
  ])('refuses what %s, whatever is known of its entries', (_, damage) => {
    parseXml(documentOf(sound));
    expect(isRefused({ ...documentOf(), ...damage })).toBe(true);
    expect(isRefused({ ...documentOf(sound), ...damage })).toBe(true);
  });

  it('refuses an entry that only the next one closes', () => {
    const [opens, closes] = [entryOf('<h><e>'), entryOf('<e>', '<![CDATA[]]>', '</e></h>')];
    expect(isRefused(documentOf(opens, closes))).toBe(true);
  });

  it('does not take an entry on trust where its prefixes are bound to nothing, or to another', () => {
    const entry = entryOf('<e o:a="" xmlns:o="https://o.example/" p:a="">');
    const withRoot = (root: string) => ({ ...documentOf(entry), head: `<${root}><g>` });
    expect(isRefused(documentOf(entry))).toBe(false);
    expect(isRefused(withRoot('f'))).toBe(true);
    expect(isRefused(withRoot('f xmlns:p="https://o.example/"'))).toBe(true);
    expect(isRefused(documentOf(entry))).toBe(false);
  });

  it('does not remember a body that is refused', () => {
    const body = bodyOf('</g>');
    const first = { start: '<e><g>', body, end: '</e>' };
    expect(isRefused(documentOf(first))).toBe(true);
    expect(isRefused(documentOf({ ...first }))).toBe(true);
  });

  it.each([renderRss, renderAtom])('refuses all that a parser of the whole refuses', (render) => {
    const articles = [makeArticle(), makeArticle({ title: 'a & <b>', body: '<pre>]]></pre>' })];
    const { head, entries, end } = render(makeContent({ articles }));
    const [one, two] = entries;
    const parts = [head, ...[one, two].flatMap((e) => [e?.start, e?.body.xml, e?.end]), end];
    const damage = fc.constantFrom(
      '<',
      '>',
      '&',
      ']]>',
      '"',
      '/',
      '-->',
      '<!--',
      '\u0003',
      'q:',
      '',
    );
    const index = fc.nat({ max: parts.length - 1 });
    fc.assert(
      fc.property(index, fc.nat(), damage, fc.nat({ max: 3 }), (which, at, put, cut) => {
        const damaged = parts.map((part = '', place) => {
          const from = at % part.length;
          return place === which ? part.slice(0, from) + put + part.slice(from + cut) : part;
        });
        const [first = '', a = '', b = '', c = '', d = '', e = '', f = '', last = ''] = damaged;
        const document = {
          head: first,
          entries: [entryOf(a, b, c), entryOf(d, e, f)],
          end: last,
        };
        // It may refuse more: what is damaged in two parts, and comes out well by chance.
        if (!isRefused(document)) expect(() => parseStrictXml(xmlText(document))).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});
