import { describe, expect, it } from 'vitest';
import { type Known, removeBlocks } from '../../../../../lambda/core/convert/html/block-rules.ts';
import { parsePage } from '../../../../../lambda/core/convert/html/dom.ts';

const paragraph = (text: string) =>
  `<p>${text} ${'It is a sentence of the article. '.repeat(6)}</p>`;
const [one, two, three] = ['One.', 'Two.', 'Three.'].map(paragraph) as [string, string, string];

const removed = (html: string, known: Partial<Known> = {}) =>
  removeBlocks(parsePage(`<!DOCTYPE html><html><head></head><body>${html}</body></html>`).body, {
    title: 'The weir goes',
    authors: [],
    ...known,
  });

describe('removeBlocks', () => {
  it.each([
    ['the headline once more', '<h2>The weir goes!</h2>'],
    ['a date', '<p>30 September 2026, 2.30 p.m.</p>'],
    ['a byline', '<p>By Ann Lee</p>'],
    ['the time it takes to read', '<p>5 min read</p>'],
    ['a credit without a picture', '<p>Photo: Ann Lee</p>'],
    ['another article', '<p><a href="/b">The mill turns again</a></p>'],
    ['a lead to another article', '<p>Read more: <a href="/b">The mill</a> turns</p>'],
    ['a request', '<p>Share this with everybody who likes salmon</p>'],
  ])('takes %s out above the text', (_, block) => {
    expect(removed(block + one + two)).toHaveLength(1);
  });

  it.each([
    ['a date', '<p>Veröffentlicht am 30. September 2026</p>'],
    ['tags', '<p>Tags: river, mill, council</p>'],
    ['a credit without a picture', '<p>© Ann Lee</p>'],
    ['another article', '<p><a href="/b">The mill turns again</a></p>'],
    ['an advertisement', '<p>Advertisement for a mill and its flour.</p>'],
    ['a heading with nothing below it', '<h3>What the council has yet to say</h3>'],
    ['what is left of a button', '<p>Copy link</p>'],
    [
      'a long request',
      `<p>Subscribe to the Courier for the full story. ${'It has all the news of the dale. '.repeat(3)}</p>`,
    ],
    [
      'where it is filed',
      '<p>This entry was posted in News on 30 September by Ann and tagged with river, mill, council, salmon.</p>',
    ],
  ])('takes %s out below the text', (_, block) => {
    expect(removed(one + two + three + block)).toHaveLength(1);
  });

  it('takes out who the author is, and leaves what the author does in the story', () => {
    const bio = `<p>Ann Lee is the river correspondent. ${'She has covered it since 1998. '.repeat(3)}</p>`;
    const known = { authors: ['Ann Lee'] };
    expect(removed(one + two + three + bio, known)).toHaveLength(1);
    expect(removed(one + two + three + bio)).toEqual([]);
    expect(removed(bio + one + two + three, known)).toEqual([]);
    expect(removed(one + two + three + paragraph('Ann Lee saw it fall.'), known)).toEqual([]);
  });

  it('cuts from the heading of the comments on', () => {
    const comments = `<h2>3 comments</h2>${paragraph('I swam there.')}<p>So did I, often.</p>`;
    expect(removed(one.repeat(4) + comments)).toHaveLength(3);
    expect(removed(one + comments + one.repeat(4))).toEqual([]);
  });

  it.each([
    ['a date within the text', `${one}<p>30 September 2026</p>${two}`],
    ['a heading within the text', `${one}<h2>The mill</h2>${two}`],
    ['a short sentence at the end', `${one}${two}<p>And it fell.</p>`],
    [
      'the credit of a picture',
      `${one}<figure><img src="a.jpg"><figcaption>Photo: Ann</figcaption></figure>${two}`,
    ],
    [
      'a paragraph with a link',
      `<p>The <a href="/b">weir</a> goes, and so does the old mill that stood beside it since 1846.</p>${one}`,
    ],
    [
      'a paragraph on newsletters',
      `${one}<p>Its newsletter, which 4,000 people get, said so on Monday, and nobody in the whole of the dale contradicted it, as far as the council knows.</p>${two}`,
    ],
  ])('leaves %s', (_, html) => {
    expect(removed(html)).toEqual([]);
  });

  it('does not believe a rule that would take out a third of the words', () => {
    const links = '<p><a href="/b">The mill turns again in the dale</a></p>'.repeat(30);
    expect(removed(one + links)).toEqual([]);
  });
});
