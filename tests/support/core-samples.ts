import type { Article } from '../../lambda/core/article.ts';
import { type ChannelContent, frontPage } from '../../lambda/core/channel.ts';
import { type Publication, parsePublication } from '../../lambda/core/publication.ts';
import { baseUrl } from './newsroom.ts';

export const makePublication = (yaml: string): Publication => {
  const { publication, problems } = parsePublication(yaml, 'publication.yaml');
  if (publication === undefined) throw new Error(JSON.stringify(problems));
  return publication;
};

export const makeArticle = (overrides: Partial<Article> = {}): Article => ({
  id: 'tag:news.example.org,2026:a',
  slug: 'a',
  title: 'A headline',
  body: '<p>A text.</p>',
  summary: 'A text.',
  authors: [{ name: 'An Author' }],
  tags: [],
  language: 'en',
  published: '2026-09-30T12:00:00.000Z',
  updated: '2026-09-30T13:00:00.000Z',
  ...overrides,
});

export const makeContent = (
  overrides: Partial<ChannelContent> = {},
  yaml = 'id: x\ntitle: P',
): ChannelContent => ({
  channel: frontPage,
  publication: makePublication(yaml),
  baseUrl,
  updated: '2026-09-30T13:00:00.000Z',
  articles: [makeArticle()],
  ...overrides,
});
