import type { Article } from '../../lambda/core/article.ts';
import { makeArticle } from '../support/core-samples.ts';

/** In ms: sections publish every ten minutes, back from here. */
const newest = Date.UTC(2026, 10, 1, 12);
const apart = 600_000;

const words = (
  'the council has said that a new bridge over river will open in spring after years of work and ' +
  'talks about money which residents on both banks had asked for since floods took away old one ' +
  '“it’s long overdue” engineer told reporters while traders fear noise — but few doubt its use'
).split(' ');

/** Marsaglia's xorshift: the same numbers from 0 to 1 on every machine. */
const createNumbers = (seed: number): (() => number) => {
  let state = seed + 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};

/** The article at a place, counted from the newest: some 3 kB of HTML in seven paragraphs. */
const sampleArticle = (place: number): Article => {
  const number = createNumbers(place);
  const sentence = (length: number): string =>
    Array.from({ length }, () => words[Math.floor(number() * words.length)]).join(' ');
  const paragraph = (): string =>
    `<p>${sentence(68)}, <a href="https://example.org/${place}?a=1&amp;b=2">${sentence(3)}</a>.</p>`;
  const published = new Date(newest - place * apart).toISOString();
  return makeArticle({
    id: `tag:news.example.org,2026:${place}`,
    slug: `article-${place}`,
    title: `${place}: ${sentence(8)}`,
    body: Array.from({ length: 7 }, paragraph).join('\n'),
    summary: sentence(30),
    authors: [{ name: `Author ${place % 10}` }],
    section: `Section ${place % 8}`,
    tags: Array.from({ length: 1 + (place % 3) }, (_, index) => `Tag ${(place + index) % 20}`),
    published,
    updated: published,
  });
};

/**
 * Creates new copies of the same articles at each call, so that nothing which remembers articles knows them, and as
 * the state gives them: parsed from JSON.
 */
export const createSampleArticles = (count: number): (() => Article[]) => {
  const json = JSON.stringify(Array.from({ length: count }, (_, place) => sampleArticle(place)));
  return () => JSON.parse(json);
};
