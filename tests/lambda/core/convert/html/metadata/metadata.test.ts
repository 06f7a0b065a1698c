import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../../../../lambda/core/convert/html/dom.ts';
import { readMetadata } from '../../../../../../lambda/core/convert/html/metadata/metadata.ts';

const read = (head: string, body = '', root = '') =>
  readMetadata(
    parsePage(`<!DOCTYPE html><html${root}><head>${head}</head><body>${body}</body></html>`),
    { clean: true, language: 'en', timezone: 'UTC' },
  );
const property = (name: string, content: string) =>
  `<meta property="${name}" content="${content}">`;
const linked = (fields: string) =>
  `<script type="application/ld+json">{"@type":"NewsArticle",${fields}}</script>`;

describe('readMetadata', () => {
  it('tells nothing of a page that tells nothing', () => {
    expect(read('')).toEqual({});
  });

  it.each([
    ['JSON-LD', linked('"inLanguage":"de-AT"'), ' lang="fr"', 'de-AT'],
    ['the root', property('og:locale', 'de_DE'), ' lang="fr-CA"', 'fr-CA'],
    ['Open Graph', property('og:locale', 'pt_BR'), '', 'pt-BR'],
    ['a header', '<meta http-equiv="content-language" content="nl">', '', 'nl'],
    ['the next claim, where one is none', property('og:locale', 'it'), ' lang="???"', 'it'],
  ])('takes the language from %s', (_, head, root, language) => {
    expect(read(head, '', root).language).toBe(language);
  });

  it.each([
    ['link', '<link rel="canonical" href="https://c.example/a">', 'https://c.example/a'],
    ['og:url', property('og:url', 'https://c.example/b'), 'https://c.example/b'],
  ])('takes the canonical address from %s', (_, head, canonical) => {
    expect(read(head)).toMatchObject({ canonical, base: canonical });
  });

  it.each(['https://c.example/', '/a', 'javascript:alert(1)', ''])(
    'takes no canonical address from %j',
    (href) => {
      expect(read(`<link rel="canonical" href="${href}">`)).not.toHaveProperty('canonical');
    },
  );

  it('resolves a base element against the canonical address', () => {
    const canonical = '<link rel="canonical" href="https://c.example/a/b">';
    expect(read(`${canonical}<base href="/media/">`).base).toBe('https://c.example/media/');
    expect(read('<base href="javascript:alert(1)">')).not.toHaveProperty('base');
  });

  it('takes the picture from Open Graph, then JSON-LD, then the card', () => {
    const script = linked('"image":{"@type":"ImageObject","url":"https://c.example/b.jpg"}');
    const card = '<meta name="twitter:image" content="https://c.example/c.jpg">';
    const own = property('og:image', '/a.jpg') + property('og:image:alt', 'A wall');
    expect(read(own + script + card).image).toEqual({ url: '/a.jpg', alt: 'A wall' });
    expect(read(script + card).image).toEqual({ url: 'https://c.example/b.jpg' });
    expect(read(card).image).toEqual({ url: 'https://c.example/c.jpg' });
    expect(read(linked('"image":["https://c.example/d.jpg","e"]')).image).toEqual({
      url: 'https://c.example/d.jpg',
    });
  });

  it('takes the description for a summary, and none that is cut off or says little', () => {
    const description = (text: string) => `<meta name="description" content="${text}">`;
    expect(read(description('The weir &amp; the mill.')).summary).toBe('The weir & the mill.');
    for (const text of [
      'The weir is to be taken down in …',
      'The weir, so the council...',
      'News',
    ]) {
      expect(read(description(text))).not.toHaveProperty('summary');
    }
    expect(
      read(linked('"description":"Cut off after…"') + description('The weir and the mill.'))
        .summary,
    ).toBe('The weir and the mill.');
  });
});
