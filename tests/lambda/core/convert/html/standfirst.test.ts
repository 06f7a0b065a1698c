import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../../../lambda/core/convert/html/dom.ts';
import { findStandfirst } from '../../../../../lambda/core/convert/html/standfirst.ts';

const words = 'Salmon are to pass Hollow Mill again, for the council wants the weir gone.';
const find = (html: string, description = '') =>
  findStandfirst(
    parsePage(`<!DOCTYPE html><html><head></head><body>${html}</body></html>`),
    'The weir goes',
    description,
  );
const headline = '<h1>The weir goes</h1>';

describe('findStandfirst', () => {
  it.each([
    ['called so', `<p class="article-lead">${words}</p>`, ''],
    ['in a box that is called so', `<div class="teaser-text"><p>${words}</p></div>`, ''],
    ['of the same words as the description', `<h2>${words}</h2>`, words],
    ['that the description begins with', `<p>${words}</p>`, `${words} More of it.`],
  ])('finds a paragraph %s', (_, html, description) => {
    expect(find(headline + html, description)).toBe(words);
  });

  it.each([
    ['above the headline', `<p class="lead">${words}</p>${headline}`],
    ['without a headline', `<p class="lead">${words}</p>`],
    ['that nothing tells of', `${headline}<p>${words}</p>`],
    ['that is a link', `${headline}<p class="teaser"><a href="/b">${words}</a></p>`],
    ['within a link', `${headline}<a href="/b"><p class="teaser">${words}</p></a>`],
    ['among others', `${headline}<aside><p class="teaser">${words}</p></aside>`],
    ['far below', `${headline}<p>${'word '.repeat(300)}</p><p class="lead">${words}</p>`],
    ['of a few words', `${headline}<p class="lead">Salmon pass</p>`],
    ['as long as an article', `${headline}<p class="lead">${'word '.repeat(300)}</p>`],
  ])('finds none %s', (_, html) => {
    expect(find(html)).toBeUndefined();
  });
});
