import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../../../../lambda/core/convert/html/dom.ts';
import { readClues } from '../../../../../../lambda/core/convert/html/metadata/clues.ts';
import {
  isHeadline,
  readTitle,
} from '../../../../../../lambda/core/convert/html/metadata/title.ts';

const read = (body: string, head = '') =>
  readTitle(
    readClues(parsePage(`<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`)),
  );
const og = (title: string) => `<meta property="og:title" content="${title}">`;
const site = '<meta property="og:site_name" content="The Courier">';

describe('readTitle', () => {
  it.each([
    ['og:title', `${og('The weir goes')}<title>Other words</title>`],
    ['the title element', '<title>The weir goes | The Courier</title>'],
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@type":"Article","headline":"The weir goes"}</script>',
    ],
  ])('is the heading that %s agrees with, wherever it stands', (_, head) => {
    expect(read('<h1>News</h1><h2>The Weir goes!</h2>', head)).toBe('The Weir goes!');
  });

  it('is the heading that agrees as a whole before one that is a part', () => {
    const claim = og('River Wend: The weir goes at last');
    expect(
      read('<h1>The weir goes at last</h1><h2>River Wend: the weir goes at last</h2>', claim),
    ).toBe('River Wend: the weir goes at last');
  });

  it('is what the metadata say, less the name of the site, where no heading agrees', () => {
    expect(read('<h1>News</h1>', `${site}<title>The weir goes - The Courier</title>`)).toBe(
      'The weir goes',
    );
    expect(read('', `${site}<title>The Courier: The weir goes</title>`)).toBe('The weir goes');
  });

  it('is without what stands behind a bar, even where nothing names the site', () => {
    expect(read('', '<title>The weir goes | Courier | News</title>')).toBe('The weir goes');
    expect(read('', '<title>The weir goes » Courier</title>')).toBe('The weir goes');
  });

  it('keeps a quotation in French marks', () => {
    expect(read('', '<title>« Le barrage » tombe</title>')).toBe('« Le barrage » tombe');
  });

  it('is without the site that Chinese joins to it', () => {
    expect(read('', '<title>港口的灯塔亮了！-新华网</title>')).toBe('港口的灯塔亮了！');
  });

  it('knows the site by the heading that leads to its front page', () => {
    expect(
      read(
        '<h1><a href="https://c.example/">Courier Archive</a></h1><h2>Menu</h2>',
        '<title>The weir goes : Courier Archive</title>',
      ),
    ).toBe('The weir goes');
  });

  it('is no heading with the name of the site', () => {
    expect(read('<h1>The Courier</h1><h2>The weir goes</h2>', site)).toBe('The weir goes');
  });

  it('is the first heading of a page that tells nothing', () => {
    expect(read('<h1>The weir goes</h1><h1>Another</h1>')).toBe('The weir goes');
    expect(read('<p>Text.</p>')).toBeUndefined();
  });

  it.each([
    ['a kicker', '<span class="kicker">River Wend</span> The weir goes'],
    ['a German kicker', '<span class="dachzeile">Fluss</span><span>The weir goes</span>'],
    [
      'a hidden colon',
      '<span class="overline">Wend</span><span class="visually-hidden">: </span>The weir goes',
    ],
    ['a subtitle', 'The weir goes <small>After 180 years</small>'],
    ['a date', '<time datetime="2026-09-30">30 September</time> The weir goes'],
    ['other parts', '<i class="red">Wend</i> <span class="x-headline">The weir goes</span>'],
  ])('leaves out %s within the heading', (_, heading) => {
    expect(read(`<h1>${heading}</h1>`)).toBe('The weir goes');
  });

  it('is all of a heading that is nothing but a kicker', () => {
    expect(read('<h1><span class="topic">The weir goes</span></h1>')).toBe('The weir goes');
  });
});

describe('isHeadline', () => {
  it('compares letters and digits, with and without a kicker', () => {
    const heading = parsePage(
      '<h1><span class="kicker">Wend</span> The weir goes.</h1>',
    ).querySelector('h1');
    if (heading === null) throw new Error('no heading');

    expect(isHeadline(heading, 'the weir goes')).toBe(true);
    expect(isHeadline(heading, 'Wend: The weir goes')).toBe(true);
    expect(isHeadline(heading, 'The weir')).toBe(false);
  });
});
