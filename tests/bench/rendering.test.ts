import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, it } from 'vitest';
import { renderers } from './rendering.ts';

it.each(renderers)('$subject renders the same 50 articles with $condition', (renderer) => {
  const articles = renderer.prepare();
  const [rss = '', atom = '', json = ''] = renderer.render(articles);
  const texts = [
    parseRssFeed(rss).items?.map(({ content }) => content?.encoded),
    parseAtomFeed(atom).entries?.map(({ content }) => content?.value),
    parseJsonFeed(json).items?.map(({ content_html }) => content_html),
  ];

  expect(articles).toHaveLength(50);
  for (const bodies of texts) expect(bodies).toEqual(articles.map(({ body }) => body));
});

it('renders articles that it has not seen, unless all but one are to be known', () => {
  for (const { condition, prepare } of renderers) {
    const [before, after] = [prepare(), prepare()];
    const known = after.filter((article) => before.includes(article));
    expect(known).toHaveLength(condition === 'one entry new' ? 49 : 0);
  }
});
