import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sections, title } from '../corpus.ts';
import { runs } from '../measure-process.ts';
import { entries, node, nodePackage, npmInstall, type Peer, peerModules } from './peer.ts';

const collection = (articles: string): string => `
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

export const collections = {
  articles: defineCollection({ loader: glob({ pattern: '**/*.md', base: '${articles}' }) }),
};
`;

/** As its documentation has it: full text is the Markdown, rendered once more and sanitized. */
const feed = `
import rss from '@astrojs/rss';
import { getCollection } from 'astro:content';
import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

const markdown = new MarkdownIt();

export async function feedOf(name, context) {
  const articles = await getCollection('articles', ({ data }) => name === '' || data.section === name);
  articles.sort((one, other) => new Date(other.data.date) - new Date(one.data.date));
  return rss({
    title: name || '${title}',
    description: name || '${title}',
    site: context.site,
    items: articles.slice(0, ${entries}).map(({ id, data, body }) => ({
      title: data.title,
      pubDate: new Date(data.date),
      link: '/articles/' + id + '/',
      categories: [data.section],
      content: sanitizeHtml(markdown.render(body)),
    })),
  });
}
`;

const home = `
import { feedOf } from '../feed.js';

export const GET = (context) => feedOf('', context);
`;

const ofSection = `
import { feedOf } from '../../feed.js';

export const getStaticPaths = () =>
  [${sections.map((name) => `'${name}'`).join(', ')}].map((name) => ({
    params: { section: name.toLowerCase() },
    props: { name },
  }));

export const GET = (context) => feedOf(context.props.name, context);
`;

const files = (articles: string): Readonly<Record<string, string>> => ({
  'package.json': '{ "type": "module" }',
  'astro.config.mjs': `export default { site: 'https://news.example.org' };\n`,
  'src/content.config.js': collection(articles),
  'src/feed.js': feed,
  'src/pages/rss.xml.js': home,
  'src/pages/[section]/rss.xml.js': ofSection,
});

export const astro: Peer = {
  name: 'Astro',
  install: npmInstall(
    ...['astro@7.3.5', '@astrojs/rss@4.0.19', 'markdown-it@15.0.3', 'sanitize-html@2.17.5'],
    nodePackage,
  ),
  isInstalled: () => runs(node, program, '--version'),
  async setUp(site, articles) {
    await mkdir(join(site, 'src/pages/[section]'), { recursive: true });
    for (const [name, text] of Object.entries(files(articles))) {
      await writeFile(join(site, name), text);
    }
  },
  build: (site) => ({
    ...{ file: node, words: [program, 'build', '--silent'], folder: site },
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
  }),
  feeds: ['dist/rss.xml', 'dist/sport/rss.xml'],
  leavings: ['dist', '.astro', 'node_modules'],
};

const program = join(peerModules, 'node_modules/astro/bin/astro.mjs');
