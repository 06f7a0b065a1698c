import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../../../../lambda/core/convert/html/dom.ts';
import { takeLeadPicture } from '../../../../../../lambda/core/convert/html/metadata/lead-picture.ts';

const url = 'https://c.example/media/wall-1200x630.jpg?w=1200';
const take = (html: string) => {
  const { body } = parsePage(`<!DOCTYPE html><html><head></head><body>${html}</body></html>`);
  const picture = takeLeadPicture(body, { url });
  return { picture, left: body.innerHTML };
};
const text = `<p>${'A long sentence of the article. '.repeat(5)}</p>`;

describe('takeLeadPicture', () => {
  it('takes the picture of the page out of the text that opens with it, in whatever size', () => {
    expect(take(`<p><img src="/media/wall-800x420.jpg" alt="A wall"></p>${text}`)).toEqual({
      picture: { url, alt: 'A wall' },
      left: `<p></p>${text}`,
    });
  });

  it('finds it among the candidates and the late sources', () => {
    for (const attribute of ['srcset="/media/wall.jpg 2x"', 'data-src="/media/wall.jpg"']) {
      expect(take(`<img ${attribute}>${text}`).left).toBe(text);
    }
  });

  it('takes caption and credit with it', () => {
    const frame = (caption: string) =>
      take(`<figure><img src="/media/wall.jpg">${caption}</figure>${text}`);

    const whole = { url, caption: 'The wall.', credit: 'Photo: Ann Lee/AFP' };
    const one = frame('<figcaption>The wall. Photo: Ann Lee/AFP</figcaption>');
    const marked = frame(
      '<figcaption>The wall. <small class="credit">Photo: Ann Lee/AFP</small></figcaption>',
    );
    const beside = frame(
      '<figcaption>The wall.</figcaption><span class="copyright">Photo: Ann Lee/AFP</span>',
    );

    expect(one).toEqual({ picture: whole, left: text });
    expect(marked.picture).toEqual(whole);
    expect(beside.picture).toEqual(whole);
  });

  it('leaves a picture below the first paragraph, and one of another name', () => {
    const below = `${text}<img src="/media/wall.jpg">`;
    const other = `<img src="/media/gate.jpg">${text}`;
    expect(take(below)).toEqual({ picture: { url }, left: below });
    expect(take(other)).toEqual({ picture: { url }, left: other });
  });
});
