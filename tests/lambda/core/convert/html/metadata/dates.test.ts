import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../../../../lambda/core/convert/html/dom.ts';
import { readClues } from '../../../../../../lambda/core/convert/html/metadata/clues.ts';
import { readDates } from '../../../../../../lambda/core/convert/html/metadata/dates.ts';

const read = (body: string, head = '', address?: string) =>
  readDates(
    readClues(parsePage(`<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`)),
    address,
    { timezone: 'Europe/London', language: 'en' },
  );
const linked = (fields: string) =>
  `<script type="application/ld+json">{"@type":"NewsArticle",${fields}}</script>`;
const noon = (day: string) => `2026-09-${day}T12:00:00Z`;
const told = (day: string) => ({ published: `2026-09-${day}T12:00:00.000Z` });

describe('readDates', () => {
  it('believes JSON-LD before meta, meta before the text, and that before the address', () => {
    const script = linked(`"datePublished":"${noon('01')}"`);
    const meta = `<meta property="article:published_time" content="${noon('02')}">`;
    const seen = `<time datetime="${noon('03')}">today</time>`;
    const address = 'https://c.example/2026/09/04/weir';
    expect(read(seen, script + meta, address)).toEqual(told('01'));
    expect(read(seen, meta, address)).toEqual(told('02'));
    expect(read(seen, '', address)).toEqual(told('03'));
    expect(read('', '', address)).toEqual({ published: '2026-09-03T23:00:00.000Z' });
  });

  it('passes over a date that is none', () => {
    const meta = `<meta name="date" content="${noon('02')}">`;
    expect(read('', linked('"datePublished":"soon"') + meta)).toEqual(told('02'));
  });

  it('reads a date without a zone in that of the publication', () => {
    expect(read('', '<meta name="date" content="2026-09-30 14:30">')).toEqual({
      published: '2026-09-30T13:30:00.000Z',
    });
  });

  it('tells of a change only where it comes after the publication', () => {
    const both = (published: string, modified: string) =>
      linked(`"datePublished":"${noon(published)}","dateModified":"${noon(modified)}"`);
    expect(read('', both('01', '02'))).toEqual({
      ...told('01'),
      updated: '2026-09-02T12:00:00.000Z',
    });
    expect(read('', both('02', '01'))).toEqual(told('02'));
    expect(read('', both('01', '01'))).toEqual(told('01'));
    expect(read('', linked(`"dateModified":"${noon('02')}"`))).toEqual({});
  });

  it.each([
    ['microdata', '<span itemprop="datePublished" content="2026-09-30T12:00:00Z">x</span>'],
    ['an entry date', '<a class="entry-date">30 September 2026, 13:00</a>'],
    ['a title', '<abbr class="published" title="2026-09-30T12:00:00Z">today</abbr>'],
    ['a line that is called a date', '<p class="article-date">30 September 2026, 1 p.m.</p>'],
    [
      'a line below the text',
      `<h1>Weir</h1><p>${'word '.repeat(90)}</p><p>30 September 2026, 1 p.m.</p>`,
    ],
    ['a line below the headline', '<h1>Weir</h1><div>By Ann</div><p>30 September 2026, 1 p.m.</p>'],
  ])('reads %s', (_, body) => {
    expect(read(body)).toEqual(told('30'));
  });

  it.each([
    ['in a comment', '<div class="comment"><time datetime="2026-09-30">then</time></div>'],
    ['in an aside', '<aside><time datetime="2026-09-30">then</time></aside>'],
    ['behind many lines', `<h1>Weir</h1>${'<li>A menu</li>'.repeat(60)}<p>30 September 2026</p>`],
    ['above the headline', '<p>30 September 2026</p><h1>Weir</h1>'],
    [
      'in the text',
      '<h1>Weir</h1><p>It fell on 30 September 2026, as the keeper had said for years and years before that day came and went by.</p>',
    ],
  ])('takes no date that stands %s', (_, body) => {
    expect(read(body)).toEqual({});
  });
});
