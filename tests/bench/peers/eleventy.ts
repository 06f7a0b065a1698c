import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sections, title } from '../corpus.ts';
import { runs } from '../measure-process.ts';
import { entries, node, nodePackage, npmInstall, type Peer, peerModules } from './peer.ts';

/** No article has a page of its own, and Markdown is nothing but Markdown, which is faster. */
const config = `
import { rssPlugin } from '@11ty/eleventy-plugin-rss';

export default (config) => {
  config.setUseGitIgnore(false);
  config.addPlugin(rssPlugin);
  config.addGlobalData('permalink', () => false);
  config.addCollection('articles', (api) => api.getFilteredByGlob('articles/**/*.md').reverse());
  return { dir: { output: '_site' }, markdownTemplateEngine: false };
};
`;

/** The plugin's own template refuses articles without a page; this does the same. */
const feeds = `
import { dateToRfc3339, dateToRfc822 } from '@11ty/eleventy-plugin-rss';

const base = 'https://news.example.org';
const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => '&#' + sign.charCodeAt(0) + ';');
const section = ({ data }) => escape(data.section);

const formats = {
  'rss.xml': {
    begin: (name) => '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>' + name + '</title><link>' + base + '</link><description>' + name + '</description>',
    entry: (post, url, html) => '<item><title>' + escape(post.data.title) + '</title><link>' + url + '</link><guid>' + url + '</guid><pubDate>' + dateToRfc822(post.date) + '</pubDate><category>' + section(post) + '</category><description>' + escape(html) + '</description></item>',
    end: '</channel></rss>', between: '\\n',
  },
  'atom.xml': {
    begin: (name, updated) => '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>' + base + '/' + name + '</id><title>' + name + '</title><updated>' + updated + '</updated><author><name>${title}</name></author>',
    entry: (post, url, html) => '<entry><id>' + url + '</id><title>' + escape(post.data.title) + '</title><link href="' + url + '"/><updated>' + dateToRfc3339(post.date) + '</updated><category term="' + section(post) + '"/><content type="html">' + escape(html) + '</content></entry>',
    end: '</feed>', between: '\\n',
  },
  'feed.json': {
    begin: (name) => '{"version":"https://jsonfeed.org/version/1.1","title":' + JSON.stringify(name) + ',"items":[',
    entry: (post, url, html) => JSON.stringify({ id: url, url, title: post.data.title, date_published: dateToRfc3339(post.date), tags: [post.data.section], content_html: html }),
    end: ']}', between: ',\\n',
  },
};

export default class Feeds {
  data() {
    const names = ['', ${sections.map((name) => `'${name}'`).join(', ')}];
    return {
      feeds: names.flatMap((name) => Object.keys(formats).map((file) => ({ name, file }))),
      pagination: { data: 'feeds', size: 1, alias: 'feed' },
      permalink: ({ feed }) => '/' + (feed.name && feed.name.toLowerCase() + '/') + feed.file,
      eleventyImport: { collections: ['articles'] },
      eleventyExcludeFromCollections: true,
    };
  }

  async render({ feed, collections }) {
    const { begin, entry, end, between } = formats[feed.file];
    const posts = collections.articles
      .filter(({ data }) => feed.name === '' || data.section === feed.name)
      .slice(0, ${entries});
    const items = await Promise.all(posts.map(async (post) => {
      const html = await this.renderTransforms(post.content, post.data.page, base);
      return entry(post, base + '/articles/' + post.fileSlug, html);
    }));
    return begin(feed.name || '${title}', dateToRfc3339(posts[0].date)) + items.join(between) + end;
  }
}
`;

export const eleventy: Peer = {
  name: 'Eleventy',
  install: npmInstall('@11ty/eleventy@3.1.8', '@11ty/eleventy-plugin-rss@3.0.0', nodePackage),
  isInstalled: () => runs(node, program, '--version'),
  async setUp(site, articles) {
    await mkdir(site, { recursive: true });
    await writeFile(join(site, 'package.json'), '{ "type": "module" }');
    await writeFile(join(site, 'eleventy.config.js'), config);
    await writeFile(join(site, 'feeds.11ty.js'), feeds);
    await symlink(articles, join(site, 'articles'));
  },
  build: (site) => ({ file: node, words: [program, '--quiet'], folder: site }),
  feeds: ['_site/rss.xml', '_site/atom.xml', '_site/sport/feed.json'],
  leavings: ['_site', '.cache'],
};

const program = join(peerModules, 'node_modules/@11ty/eleventy/cmd.cjs');
