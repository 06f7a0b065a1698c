import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sections, title } from '../corpus.ts';
import { runs } from '../measure-process.ts';
import { entries, type Peer } from './peer.ts';

const slugs = sections.map((name) => name.toLowerCase());

/** A collection without pages; jekyll-feed finds an article's feeds by its categories. */
const config = `
title: ${title}
url: https://news.example.org
future: true
plugins: [jekyll-feed]
excerpt_separator: ""
kramdown: { syntax_highlighter: null }
collections:
  articles: { output: false }
feed:
  posts_limit: ${entries}
  collections:
    articles: { path: /atom.xml, categories: [${slugs.join(', ')}] }
defaults:
${slugs.map((slug) => `  - { scope: { path: _articles/${slug} }, values: { categories: [${slug}] } }`).join('\n')}
`;

export const jekyll: Peer = {
  name: 'Jekyll',
  install: 'apt-get install jekyll ruby-jekyll-feed',
  isInstalled: () => runs('ruby', '-e', 'require "jekyll"; require "jekyll-feed"'),
  async setUp(site, articles) {
    await mkdir(site, { recursive: true });
    await writeFile(join(site, '_config.yml'), config);
    await symlink(articles, join(site, '_articles'));
  },
  build: (site) => ({ file: 'jekyll', words: ['build', '--quiet'], folder: site }),
  feeds: ['_site/atom.xml', '_site/feed/articles/sport.xml'],
  leavings: ['_site', '.jekyll-cache'],
};
