import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate/node';
import { Parser } from 'htmlparser2';
import { beforeAll, describe, expect, it } from 'vitest';
import { feedFormats, frontPageKey, siteKeys } from '../lambda/contract.ts';
import { articleFields } from '../lambda/core/convert/front-matter/article-fields.ts';
import { buildSite } from '../lambda/local/build-site.ts';
import type { PublishReport, SourceReport } from '../lambda/publish/report.ts';
import { copyMediaBetween } from '../lambda/stores/copy-media.ts';
import { createFolderStore } from '../lambda/stores/folder/folder-store.ts';
import { createMemoryStore } from '../lambda/stores/memory-store.ts';
import { dump } from './support/newsroom.ts';

const baseUrl = 'https://news.example.org/gazette';
const content = new URL('../content/', import.meta.url);

interface JsonFeed {
  readonly items: readonly Item[];
}

interface Item {
  readonly url: string;
  readonly title: string;
  readonly content_html: string;
  readonly content_text?: string;
  readonly language?: string;
  readonly image?: string;
  readonly authors?: readonly { readonly name: string; readonly url?: string }[];
  readonly tags?: readonly string[];
}

let report: PublishReport;
let site: Record<string, string>;
let items: readonly Item[];

beforeAll(async () => {
  const now = new Date('2026-12-01T12:00:00Z');
  const source = createFolderStore(fileURLToPath(content));
  const target = createMemoryStore({ now: () => now });
  const ports = {
    content: source,
    site: target,
    state: createMemoryStore({ now: () => now }),
    copyMedia: copyMediaBetween(source, target),
  };
  report = await buildSite(ports, { baseUrl, now, rebuild: false });
  site = await dump(target);
  items = (JSON.parse(site['feed.json'] ?? '') as JsonFeed).items;
});

const sourceOf = (name: string): SourceReport => {
  const found = report.sources.find(({ source }) => source === `articles/${name}`);
  if (found === undefined) throw new Error(`${name} is in no report`);
  return found;
};

/** The entry of an article, in the feed of the front page. */
const itemOf = (slug: string): Item => {
  const found = items.find(({ url }) => url === `${baseUrl}/articles/${slug}`);
  if (found === undefined) throw new Error(`${slug} is not in the feed`);
  return found;
};

/** The text of markup, without its tags. */
const textOf = (html: string): string => {
  let text = '';
  new Parser({ ontext: (part) => (text += part) }).end(html);
  return text;
};

const isPage = (key: string): boolean => key.endsWith('.html') || /^articles\//.test(key);

describe('the sample publication', () => {
  it('has nothing rejected and nothing warned about', () => {
    const problems = [...report.problems, ...report.sources.flatMap((source) => source.problems)];

    expect(problems).toEqual([]);
    expect(report.sources.length).toBeGreaterThan(10);
  });

  it('has a text scraped from a page, whose leftovers go', () => {
    const { removed } = sourceOf('2026-09-30-night-ferry-close-to-return.txt');
    const { title, content_html: html } = itemOf('night-ferry-close-to-return');

    expect(title).toBe('Harbour board close to restoring Skerran’s night ferry');
    expect(removed).toEqual([
      'Be the first to comment at "Harbour board close to restoring Skerran’s night ferry"',
      'Write your comment',
      'This site uses Akismet to reduce spam. Learn how your comment data is processed.',
    ]);
    expect(html.match(/<p>/g)).toHaveLength(14);
    expect(html).toMatch(
      /^<p>The Port Ellery harbour board is close to .+ as the daytime crossing\.<\/p>$/s,
    );
    expect(html).not.toMatch(/Akismet|Be the first|Write your comment/);
  });

  it('has an article on comment forms, which stays whole', async () => {
    const source = await readFile(new URL('articles/comments-closed.txt', content), 'utf8');
    const [, ...paragraphs] = source.split('---\n')[2]?.trim().split('\n\n') ?? [];

    expect(sourceOf('comments-closed.txt').removed).toEqual([]);
    expect(textOf(itemOf('comments-closed').content_html).split('\n')).toEqual(paragraphs);
    expect(paragraphs.join()).toMatch(/“Write your comment”.+“This site uses Akismet/);
  });

  it('has Markdown with two authors, a section, tags and a picture', () => {
    const { authors, tags, image, content_html: html } = itemOf('old-breakwater-reopens');

    expect(authors?.map(({ name }) => name)).toEqual(['Maren Tolliver', 'Idris Calloway']);
    expect(tags).toEqual(['Local', 'Harbour', 'Heritage', 'Climate']);
    expect(image).toBe(`${baseUrl}/media/harbour-at-dusk.png`);
    expect(html).toMatch(/<h2>.+<ul>.+<table>.+<blockquote>/s);
    expect(site).toHaveProperty(['sections/local/rss.xml']);
  });

  it('has an article that waits for its date, out of every document', () => {
    const { outcome } = sourceOf('time-capsule-opened.md');
    const mentions = Object.keys(site).filter((key) => site[key]?.includes('Time capsule'));

    expect(outcome).toMatchObject({ kind: 'waiting', until: '2099-06-21T11:00:00.000Z' });
    expect(mentions).toEqual([]);
  });

  it('has a draft, out of every document', () => {
    const mentions = Object.keys(site).filter((key) => site[key]?.includes('Christmas lights'));

    expect(sourceOf('christmas-lights.md').outcome).toEqual({ kind: 'draft' });
    expect(mentions).toEqual([]);
  });

  it('has an article that reads from right to left', () => {
    const { title, language, content_html: html } = itemOf('layali-al-mina');

    expect(language).toBe('ar');
    expect(title).toMatch(/^\p{Script=Arabic}/u);
    expect(html).toMatch(/^<div lang="ar" dir="rtl">/);
    expect(site['articles/layali-al-mina']).toContain('<html lang="ar" dir="rtl">');
  });

  it('has every awkward character in a title and in a text', () => {
    const { title, content_html: html } = itemOf('coding-club');
    const text = textOf(html);

    expect(title).toBe('“R&D” club asks: is a < b & does ]]> end it? 👩‍👩‍👧 say yes');
    for (const awkward of ['&', '<', ']]>', '“', '’', '–', '👩‍👩‍👧', '🤦🏽‍♀️', '&amp;', '<b>']) {
      expect(text).toContain(awkward);
    }
    expect(text).toContain('if (depth < limit && seen[path[0]]>1) { return "<again & again>"; }');
    expect(site['articles/coding-club']).toContain(
      '<h1>“R&amp;D” club asks: is a &lt; b &amp; does ]]&gt; end it? 👩‍👩‍👧 say yes</h1>',
    );
  });

  it('leads nowhere within itself where nothing is', () => {
    const within = new RegExp(`${baseUrl}[^\\s"'<>\\\\)]*`, 'g');
    const links = Object.entries(site)
      .filter(([key]) => !key.startsWith('media/'))
      .flatMap(([key, text]) => (text.match(within) ?? []).map((link) => ({ key, link })));
    const broken = links.filter(({ link }) => {
      const path = decodeURIComponent(new URL(link).pathname).replace('/gazette', '');
      return !Object.hasOwn(site, path.slice(1).replace(/(^|\/)$/, `$1${frontPageKey}`));
    });

    expect(links.length).toBeGreaterThan(500);
    expect(broken).toEqual([]);
  });

  it('has full addresses only in its pages', () => {
    const addresses: string[] = [];
    const parser = () =>
      new Parser({
        onattribute: (name, value) => {
          if (['href', 'src', 'cite', 'srcset', 'poster'].includes(name)) addresses.push(value);
        },
      });
    for (const key of Object.keys(site).filter(isPage)) parser().end(site[key] ?? '');

    expect(addresses.length).toBeGreaterThan(50);
    expect(
      addresses.filter((address) => !/^(?:(?:feed:)?https?:\/\/|mailto:)./.test(address)),
    ).toEqual([]);
  });

  it('offers in the head of every page three feeds: the channel’s own, or those of everything', () => {
    for (const key of Object.keys(site).filter(isPage)) {
      if (key === siteKeys.notFound) continue;
      const own = key.slice(0, key.lastIndexOf('/') + 1);
      const path = Object.hasOwn(site, `${own}rss.xml`) ? encodeURI(own) : '';
      for (const { file, mediaType } of Object.values(feedFormats)) {
        const head = site[key]?.split('</head>')[0] ?? '';
        expect(head, key).toContain(`<link rel="alternate" type="${mediaType}" `);
        expect(head, key).toContain(`href="${baseUrl}/${path}${file}">`);
      }
    }
  });

  it('has pages of valid HTML only', async () => {
    const validator = new HtmlValidate({
      root: true,
      extends: ['html-validate:recommended'],
      rules: {
        // Advice for search results: a headline is as long as its writer makes it.
        'long-title': 'off',
        // A matter of style: HTML allows the slash that the cleaned text of an article has.
        'void-style': 'off',
      },
    });
    const pages = Object.keys(site).filter(isPage);

    const messages = await Promise.all(
      pages.map(async (key) => {
        const { results } = await validator.validateString(site[key] ?? '', `${key}.html`);
        return results.flatMap((result) =>
          result.messages.map(({ line, ruleId, message }) => `${key}:${line} ${ruleId} ${message}`),
        );
      }),
    );

    expect(pages.length).toBeGreaterThan(items.length + 20);
    expect(messages.flat()).toEqual([]);
  });
});

describe('the guide for writers', () => {
  it('explains exactly the fields that an article may have', async () => {
    const guide = await readFile(new URL('README.md', content), 'utf8');
    const [, table = ''] = guide.split(/^(?:\| field |## )/m);
    const fields = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
      cell.replaceAll('`', '').split(' or '),
    );

    expect(fields.toSorted()).toEqual(
      [...Object.keys(articleFields({ timezone: 'UTC', language: 'en' })), 'draft'].sort(),
    );
  });
});
