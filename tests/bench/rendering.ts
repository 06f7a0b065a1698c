import { Feed } from 'feed';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import type { Article } from '../../lambda/core/article.ts';
import type { ChannelContent } from '../../lambda/core/channel.ts';
import { renderFeeds } from '../../lambda/core/render/feeds/feeds.ts';
import { makeContent } from '../support/core-samples.ts';
import type { Figure, Part } from './part.ts';
import { createSampleArticles } from './sample-articles.ts';
import { median } from './table.ts';

const entries = 50;

/** How often each takes its turn before anything is measured, and within a round. */
const warmUps = 60;
const runsInRound = 20;

interface Renderer {
  readonly subject: string;
  readonly condition: string;
  /** Not measured: what one run renders. */
  prepare(): readonly Article[];
  render(articles: readonly Article[]): readonly string[];
}

const { publication, baseUrl } = makeContent({}, 'id: tag:x,2026:n\ntitle: N\nlanguage: en');
const home = `${baseUrl}/`;

const contentOf = (articles: readonly Article[]): ChannelContent =>
  makeContent({ publication, baseUrl, articles, updated: articles[0]?.updated ?? '' });

const makeNew = createSampleArticles(entries);
const makeOne = createSampleArticles(1);
const oldOnes = makeNew();

/** Warm as the publisher is: all entries but one have been in a feed before. */
const withOneNew = (): Article[] => [...makeOne(), ...oldOnes.slice(1)];

/**
 * All write their three documents of the same articles from the same model. Ours are the ones that
 * would replace the live ones: fixed, completed, within their limit of bytes, and parsed once more.
 */
export const renderers: readonly Renderer[] = [
  {
    subject: 'Newsstand',
    condition: 'all entries new',
    prepare: makeNew,
    render: (articles) => Object.values(renderFeeds(contentOf(articles))),
  },
  {
    subject: 'Newsstand',
    condition: 'one entry new',
    prepare: withOneNew,
    render: (articles) => Object.values(renderFeeds(contentOf(articles))),
  },
  {
    subject: 'feed',
    condition: 'all entries new',
    prepare: makeNew,
    render: renderWithFeed,
  },
  {
    subject: 'feedsmith',
    condition: 'all entries new',
    prepare: makeNew,
    render: renderWithFeedsmith,
  },
];

function renderWithFeed(articles: readonly Article[]): string[] {
  const feed = new Feed({
    id: home,
    title: publication.title,
    description: publication.description,
    link: home,
    language: publication.language,
    updated: new Date(articles[0]?.updated ?? 0),
    copyright: '',
    feedLinks: {
      rss: `${home}rss.xml`,
      atom: `${home}atom.xml`,
      json: `${home}feed.json`,
    },
  });
  for (const article of articles) {
    feed.addItem({
      id: article.id,
      title: article.title,
      link: `${home}articles/${article.slug}`,
      description: article.summary,
      content: article.body,
      author: article.authors.map(({ name }) => ({ name })),
      category: categoriesOf(article).map((name) => ({ name, term: name })),
      date: new Date(article.updated),
      published: new Date(article.published),
    });
  }
  return [feed.rss2(), feed.atom1(), feed.json1()];
}

function renderWithFeedsmith(articles: readonly Article[]): string[] {
  const { title, description, language } = publication;
  const updated = new Date(articles[0]?.updated ?? 0);
  const linkOf = ({ slug }: Article): string => `${home}articles/${slug}`;
  return [
    generateRssFeed({
      ...{ title, description, language, link: home, lastBuildDate: updated },
      items: articles.map((article) => ({
        title: article.title,
        link: linkOf(article),
        guid: { value: article.id, isPermaLink: false },
        description: article.summary,
        pubDate: new Date(article.published),
        categories: categoriesOf(article).map((name) => ({ name })),
        dc: { creators: article.authors.map(({ name }) => name) },
        content: { encoded: article.body },
      })),
    }),
    generateAtomFeed({
      ...{ id: home, title: { value: title }, subtitle: { value: description }, updated },
      links: [{ href: home, rel: 'alternate' }],
      entries: articles.map((article) => ({
        id: article.id,
        title: { value: article.title },
        links: [{ href: linkOf(article), rel: 'alternate' }],
        summary: { value: article.summary },
        content: { type: 'html', value: article.body },
        authors: article.authors.map(({ name }) => ({ name })),
        categories: categoriesOf(article).map((term) => ({ term })),
        published: new Date(article.published),
        updated: new Date(article.updated),
      })),
    }),
    JSON.stringify(
      generateJsonFeed({
        ...{ title, description, language, home_page_url: home, feed_url: `${home}feed.json` },
        items: articles.map((article) => ({
          id: article.id,
          url: linkOf(article),
          title: article.title,
          content_html: article.body,
          summary: article.summary,
          date_published: new Date(article.published),
          date_modified: new Date(article.updated),
          authors: article.authors.map(({ name }) => ({ name })),
          tags: categoriesOf(article),
        })),
      }),
    ),
  ];
}

const categoriesOf = ({ section, tags }: Article): string[] => [
  ...(section === undefined ? [] : [section]),
  ...tags,
];

/** In µs for each entry, up to the bytes that would be written: strings of V8 are made late. */
const timeOnce = ({ prepare, render }: Renderer): number => {
  const articles = prepare();
  const begun = performance.now();
  for (const document of render(articles)) Buffer.byteLength(document);
  return ((performance.now() - begun) * 1000) / articles.length;
};

export const rendering: Part = {
  name: 'rendering',
  title: 'Three documents of 50 entries, in a process that is warm',
  async measure({ rounds }, tell) {
    tell(`warming up ${renderers.length} renderers`);
    for (let run = 0; run < warmUps; run += 1) renderers.forEach(timeOnce);
    const values = renderers.map((): number[] => []);
    for (let round = 0; round < rounds; round += 1) {
      const times = renderers.map((): number[] => []);
      for (let run = 0; run < runsInRound; run += 1) {
        for (const [index, renderer] of renderers.entries()) times[index]?.push(timeOnce(renderer));
      }
      for (const [index, samples] of times.entries()) values[index]?.push(median(samples));
      tell(`round ${round + 1} of ${rounds}`);
    }
    const figures: Figure[] = renderers.map(({ subject, condition }, index) => ({
      ...{ subject, condition, measure: 'time per entry', unit: 'µs' },
      values: values[index] ?? [],
    }));
    return { figures, missing: [] };
  },
};
