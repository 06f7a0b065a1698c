import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ChannelContent, frontPage } from '../../../../../lambda/core/channel.ts';
import { cleanPublication, contentOf } from '../../../../support/arbitraries.ts';
import { makeArticle, makeContent } from '../../../../support/core-samples.ts';
import { baseUrl } from '../../../../support/newsroom.ts';
import { elementsOf, parseStrictXml } from '../../../../support/strict-xml.ts';
import { atomText, rssText } from '../../../../support/xml-feeds.ts';

const formats = [
  { name: 'RSS', render: rssText, entry: 'item' },
  { name: 'Atom', render: atomText, entry: 'entry' },
];

it.each(formats)('an entry of $name is the same, whatever others are with it', (format) => {
  const entriesOf = (content: ChannelContent) =>
    elementsOf(parseStrictXml(format.render(content)), format.entry);
  fc.assert(
    fc.property(cleanPublication, (publication) => {
      const content = contentOf(publication, frontPage, baseUrl);
      // Of a copy nothing is remembered.
      const alone = content.articles.map((article) => ({ ...content, articles: [{ ...article }] }));
      expect(entriesOf(content)).toEqual(alone.flatMap(entriesOf));
    }),
    { numRuns: 40 },
  );
});

it.each(formats)('entries of $name with the same fields have each their own text', (format) => {
  const digits = ['1', '2', '3'];
  const articles = digits.map((digit) =>
    makeArticle({
      title: `Title ${digit}`,
      body: `<p>Body ${digit}</p>`,
      published: `2026-09-0${digit}T00:00:00.000Z`,
      image: { url: `https://a.example/${digit}.png`, type: 'image/png', bytes: Number(digit) },
    }),
  );
  const [, ...entries] = format.render(makeContent({ articles })).split(`<${format.entry}>`);
  for (const [index, digit] of digits.entries()) {
    const date = format.name === 'RSS' ? `0${digit} Sep 2026` : `2026-09-0${digit}T00:00`;
    const address = `https://a.example/${digit}.png`;
    for (const text of [`Title ${digit}`, `Body ${digit}`, date, address, `length="${digit}"`]) {
      expect(entries[index]).toContain(text);
    }
  }
});
