import { describe, expect, it } from 'vitest';
import { withLink } from '../../../lambda/core/links.ts';
import { makeArticle, makePublication } from '../../support/core-samples.ts';
import { baseUrl } from '../../support/newsroom.ts';

const link = (template: string, overrides = {}) => {
  const publication = makePublication(`id: x\ntimezone: Asia/Tokyo\nlinks: '${template}'`);
  return withLink(makeArticle(overrides), { publication, baseUrl }).link;
};

describe('the link of an article', () => {
  it.each([
    ['https://p.example/{slug}', 'https://p.example/a'],
    ['https://p.example/{slug}/{slug}.html', 'https://p.example/a/a.html'],
    ['https://p.example/?p={slug}&amp=1', 'https://p.example/?p=a&amp=1'],
    ['https://p.example?p={slug}', 'https://p.example/?p=a'],
    ['https://p.example/#{slug}', 'https://p.example/#a'],
    ['https://p.example/{section}/{slug}', 'https://p.example/c-plus-plus-news/a'],
    ['https://p.example/[x]|/{slug}', 'https://p.example/%5Bx%5D%7C/a'],
  ])('by the template %s is %s', (template, address) => {
    expect(link(template, { section: 'C++ News' })).toBe(address);
  });

  it('has the day of publication in the time zone of the publication', () => {
    const template = 'https://p.example/{year}/{month}/{day}/{slug}';

    expect(link(template, { published: '2026-12-31T14:59:59.999Z' })).toBe(
      'https://p.example/2026/12/31/a',
    );
    expect(link(template, { published: '2026-12-31T15:00:00.000Z' })).toBe(
      'https://p.example/2027/01/01/a',
    );
  });

  it('leaves out the section and its slash for an article without a section', () => {
    expect(link('https://p.example/{section}/{year}/{slug}')).toBe('https://p.example/2026/a');
  });

  it('percent-encodes characters outside ASCII', () => {
    const overrides = { slug: 'مكتبات', section: 'Größe' };

    expect(link('https://p.example/{section}/{slug}', overrides)).toBe(
      'https://p.example/gr%C3%B6%C3%9Fe/%D9%85%D9%83%D8%AA%D8%A8%D8%A7%D8%AA',
    );
  });

  it('is missing if the publication has no site of its own', () => {
    const article = makeArticle();

    expect(withLink(article, { publication: makePublication('id: x'), baseUrl })).toBe(article);
  });
});

describe('the text of an article on a site of its own', () => {
  const bodyOf = (body: string) => {
    const publication = makePublication('id: x\nlinks: https://p.example/?a={slug}&b=1');
    return withLink(makeArticle({ body }), { publication, baseUrl }).body;
  };

  it('refers to itself there', () => {
    expect(
      bodyOf(`<a href="${baseUrl}/articles/a#fn1">1</a> <a href="${baseUrl}/articles/a">a</a>`),
    ).toBe(
      '<a href="https://p.example/?a=a&amp;b=1#fn1">1</a> <a href="https://p.example/?a=a&amp;b=1">a</a>',
    );
  });

  it('refers to itself there with what it asks of its page', () => {
    expect(bodyOf(`<a href="${baseUrl}/articles/a?view=print#end">Print</a>`)).toBe(
      '<a href="https://p.example/?a=a&amp;b=1?view=print#end">Print</a>',
    );
  });

  it('keeps all other references', () => {
    const body = `<a href="${baseUrl}/articles/ab">${baseUrl}/articles/a</a> <img src="${baseUrl}/media/a.png">`;

    expect(bodyOf(body)).toBe(body);
  });
});
