import { InputError } from '../../lambda/cli/command-line.ts';
import { articleFile } from '../../lambda/cli/import/article-file.ts';
import { fallbackTitle, lastPathSegment } from '../../lambda/cli/import/fallbacks.ts';
import { readFeed } from '../../lambda/cli/import/read-feed.ts';
import { wordpressBody } from '../../lambda/cli/import/wordpress-body.ts';
import { convertArticle } from '../../lambda/core/convert/convert-article.ts';
import { parsePublication } from '../../lambda/core/publication.ts';
import { escapeMarkup } from '../../lambda/core/text.ts';
import { makePublication } from '../support/core-samples.ts';
import { baseUrl } from '../support/newsroom.ts';
import { addresses, characters, markdown, markup, shortcodes, text } from './fragments.ts';

/** Where foreign text stands in an input. */
interface Place {
  /** The input with a text in that place. */
  readonly around: (text: string) => string;
  readonly read: (input: string) => unknown;
  /** What is repeated there. */
  readonly fragments: readonly string[];
}

const context = { publication: makePublication('id: f\ntitle: F'), baseUrl };

const article = (extension: string) => (input: string) =>
  convertArticle(`articles/a.${extension}`, Buffer.from(input), context);

const values = [
  ...addresses,
  '\u0300\u0315',
  ' ',
  'a',
  'By Ann Lee and ',
  'Ann, ',
  '(c) ',
  '<',
  '&',
];

/** YAML reads JSON. */
const quoted = (value: string): string =>
  JSON.stringify(value.replace(/[\u007F-\u009F\u2028]/g, ''));

const field = (name: string, before = ''): [string, Place] => [
  `front matter: ${name} ${before}`,
  {
    around: (value) => `---\n${name}: ${quoted(before + value)}\n---\n# T\n\nText.\n`,
    read: article('md'),
    fragments: values,
  },
];

const setting = (name: string, before = ''): [string, Place] => [
  `publication.yaml: ${name} ${before}`,
  {
    around: (value) => `title: T\n${name}: ${quoted(before + value)}\n`,
    read: (input) => parsePublication(input, 'publication.yaml'),
    fragments: values,
  },
];

const prose = '<p>A sentence of some words for the text of it, which is long enough.</p>'.repeat(3);

const page = (head: string, body: string): string =>
  `<!DOCTYPE html><html><head><title>The harbour opens - Site</title>${head}</head><body><nav>menu</nav><article><h1>The harbour opens</h1>${body}</article><footer>f</footer></body></html>`;

const inPage = (
  name: string,
  fragments: readonly string[],
  around: Place['around'],
): [string, Place] => [`page: ${name}`, { around, read: article('html'), fragments }];

const meta = (name: string): [string, Place] =>
  inPage(`meta ${name}`, values, (value) =>
    page(`<meta property="${name}" content="${escapeMarkup(value)}">`, prose),
  );

const attribute = (
  name: string,
  before: string,
  markupOf: (value: string) => string,
): [string, Place] => [
  `attribute: ${name} ${before}`,
  {
    around: (value) => `<h1>T</h1><p>a</p>${markupOf(escapeMarkup(before + value))}`,
    read: article('html'),
    fragments: values,
  },
];

const picture = 'https://a.example/wallpaper.jpg';
const lead = `<meta property="og:image" content="${picture}">`;

const pages = [
  inPage('body', markup, (body) => page('', prose + body)),
  inPage('head', markup, (head) => page(head, prose)),
  inPage('text', [...text, ...characters], (body) =>
    page('', `${prose}<p>${escapeMarkup(body)}</p>`),
  ),
  inPage('heading', [...text, ...characters], (heading) =>
    page('', `<h1>${escapeMarkup(heading)}</h1>${prose}`),
  ),
  inPage(
    'kickers',
    ['<small>a kicker</small> ', '<b>a</b>', '<span class="label">a</span>'],
    (heading) => page('', `<h1>${heading}</h1>${prose}`),
  ),
  inPage('byline', text, (line) => page('', `<p class="byline">${escapeMarkup(line)}</p>${prose}`)),
  inPage('date', text, (line) => page('', `<p class="date">${escapeMarkup(line)}</p>${prose}`)),
  inPage('caption', [...text, '| '], (caption) =>
    page(
      lead,
      `<figure><img src="${picture}"><figcaption>${escapeMarkup(caption)}</figcaption></figure>${prose}`,
    ),
  ),
  inPage('caption with a credit', [...text, '| '], (caption) =>
    page(
      lead,
      `<figure><img src="${picture}"><figcaption>${escapeMarkup(caption)} <i class="credit">Ann</i></figcaption></figure>${prose}`,
    ),
  ),
  inPage('canonical', values, (value) =>
    page(`<link rel="canonical" href="https://a.example/${escapeMarkup(value)}">`, prose),
  ),
  inPage('JSON-LD', ['{"@type":"Article"},', '[', '{"a":', '/*', '//a\n', ',', ' '], (json) =>
    page(`<script type="application/ld+json">[${json}</script>`, prose),
  ),
  meta('og:title'),
  meta('og:site_name'),
  meta('author'),
  meta('date'),
  meta('description'),
  meta('og:image'),
];

const attributes = [
  attribute('href', '', (value) => `<a href="${value}">a</a>`),
  attribute('href', 'https://a.example/', (value) => `<a href="${value}">a</a>`),
  attribute('href', 'https://', (value) => `<a href="${value}">a</a>`),
  attribute('src', '', (value) => `<img src="${value}">`),
  attribute('src', 'https://a.example/', (value) => `<img src="${value}">`),
  attribute('srcset', '', (value) => `<img srcset="${value}">`),
  attribute('alt', '', (value) => `<img src="/a.png" alt="${value}">`),
  attribute('width', '', (value) => `<img src="/a.png" width="${value}">`),
  attribute('id', 'fn1', (value) => `<a id="${value}">a</a>`),
  attribute('frame', 'https://', (value) => `<iframe src="${value}"></iframe>`),
  attribute(
    'frame',
    'https://platform.x.com/embed/',
    (value) => `<iframe src="${value}"></iframe>`,
  ),
];

/** Reads a feed as an import does, or refuses it. */
const readImport = async (input: string): Promise<void> => {
  const ignore = () => {};
  const entries = readFeed(input, 'feed', { expect: ignore, step: ignore, warn: ignore });
  try {
    for await (const each of entries) if ('body' in each) articleFile(each, false);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
};

const entryWith =
  (names: readonly string[]) =>
  (value: string): string => {
    const fields = names.map((name) => `<${name}>${escapeMarkup(value)}</${name}>`).join('');
    return `<rss version="2.0"><channel><title>a</title><item><guid>a</guid>${fields}<link>https://a.example/${escapeMarkup(value)}</link></item></channel></rss>`;
  };

const imports: [string, Place][] = [
  [
    'import: body of WordPress',
    { around: (body) => body, read: wordpressBody, fragments: [...markup, ...shortcodes] },
  ],
  [
    'import: caption of WordPress',
    {
      around: (caption) => `[caption]<img>${caption}[/caption]`,
      read: wordpressBody,
      fragments: [...shortcodes, ' '],
    },
  ],
  [
    'import: RSS',
    {
      around: entryWith(['title', 'pubDate', 'category', 'description']),
      read: readImport,
      fragments: values,
    },
  ],
  [
    'import: authors of RSS',
    { around: entryWith(['title', 'author']), read: readImport, fragments: values },
  ],
  [
    'import: JSON Feed',
    {
      around: (value) =>
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 'a',
          items: [
            { id: value, title: value, content_text: value, date_published: value, tags: [value] },
          ],
        }),
      read: readImport,
      fragments: values,
    },
  ],
  [
    'import: title and address that are missing',
    {
      around: (body) => body,
      read: (input) => [fallbackTitle(input), lastPathSegment(`https://a.example/${input}`)],
      fragments: [...values, '<p></p>', '<p>a</p>', '<br>', '<a ', '<b>'],
    },
  ],
];

const texts: [string, Place][] = [
  [
    'plain text',
    {
      around: (body) => `A headline\n\n${body}`,
      read: article('txt'),
      fragments: [...text, ...characters],
    },
  ],
  [
    'Markdown',
    {
      around: (body) => `# T\n\n${body}`,
      read: article('md'),
      fragments: [...markdown, ...markup, ...characters],
    },
  ],
  [
    'Markdown within a line',
    { around: (body) => `# T\n\nA ${body} b.`, read: article('md'), fragments: markdown },
  ],
  [
    'HTML',
    {
      around: (body) => `---\ntitle: T\n---\n<p>${body}`,
      read: article('html'),
      fragments: [...markup, ...shortcodes],
    },
  ],
];

/** Where foreign text stands in what is published or imported. */
export const places: Readonly<Record<string, Place>> = Object.fromEntries([
  ...texts,
  ...pages,
  ...attributes,
  ...['title', 'author', 'tags', 'slug', 'section', 'date', 'summary', 'language', 'id'].map(
    (name) => field(name),
  ),
  field('canonical', 'https://a.example/'),
  field('canonical', 'https://'),
  field('image', 'https://a.example/'),
  field('id', 'tag:a.example,2026:'),
  ...['title', 'language', 'timezone', 'authors', 'image'].map((name) => setting(name)),
  setting('home', 'https://a.example/'),
  setting('links', 'https://a.example/{slug}'),
  [
    'publication.yaml: sections',
    {
      around: (rows) => `title: T\nsections:\n${rows}`,
      read: (input) => parsePublication(input, 'publication.yaml'),
      fragments: ['  - a\n', '  - name: a\n', '  - []\n'],
    },
  ],
  ...imports,
]);
