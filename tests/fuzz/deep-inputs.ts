/** A source that nests something so deep. */
export interface DeepInput {
  readonly name: string;
  readonly extension: '.md' | '.html' | '.txt';
  readonly make: (depth: number) => string;
}

const nested = (opening: string, inner: string, closing: string) => (depth: number) =>
  `${opening.repeat(depth)}${inner}${closing.repeat(depth)}`;

const lines = (line: (level: number, depth: number) => string) => (depth: number) =>
  Array.from({ length: depth }, (_, level) => `${line(level, depth)}\n`).join('');

const indented = (text: string) => lines((level) => `${' '.repeat(level)}${text}`);

const kind =
  (extension: DeepInput['extension'], around: (inner: string) => string) =>
  (name: string, make: DeepInput['make']): DeepInput => ({
    name,
    extension,
    make: (depth) => around(make(depth)),
  });

const yaml = kind('.md', (text) => `---\n${text}\n---\n# Title\n\nText.\n`);
const toml = kind('.md', (text) => `+++\n${text}\n+++\n# Title\n\nText.\n`);
const json = kind('.md', (text) => `{"title": "A", "tags":\n${text}\n}\n\nText.\n`);
const markdown = kind('.md', (text) => `# Title\n\n${text}\n`);
const html = kind('.html', (text) => `<h1>Title</h1>\n${text}\n`);
const linkedData = kind(
  '.html',
  (text) =>
    `<html><head><script type="application/ld+json">${text}</script></head><body><h1>Title</h1><p>Text.</p></body></html>`,
);

/** Every way to nest that front matter has. The numbers of levels that its parser sees may be double. */
export const deepYaml: readonly DeepInput[] = [
  yaml('lists in brackets', nested('[', '', ']')),
  yaml('lists in open brackets', nested('tags: [', '', '')),
  yaml('lists in brackets on lines', nested('[\n ', '', ']\n ')),
  yaml('maps in braces', nested('{a: ', '', '}')),
  yaml('keys in brackets', nested('[', '', ']: x')),
  yaml('pairs in brackets', (depth) => `tags: [${'a: '.repeat(depth)}x]`),
  yaml('pairs in braces', (depth) => `tags: {${'a: '.repeat(depth)}x}`),
  yaml('pairs in some brackets', nested(`[${'a: '.repeat(40)}`, '', ']')),
  yaml('empty keys', nested(': ', 'x', '')),
  yaml('pairs on a line', nested('a: ', 'x', '')),
  yaml('lists on a line', nested('- ', 'x', '')),
  yaml('keys on a line', nested('? ', 'x', '')),
  yaml('maps on lines', indented('a:')),
  yaml('keys on lines', indented('?')),
  yaml('lists on lines', indented('-')),
  yaml(
    'maps whose colons are in one column',
    lines((level, depth) => `${' '.repeat(level)}${'a'.repeat(depth - level)}:`),
  ),
  yaml(
    'lists in maps, in one column',
    lines((level) => `${'  '.repeat(level)}a:\n${'  '.repeat(level)}-`),
  ),
  yaml('brackets behind lines', (depth) => indented('a:')(depth) + '['.repeat(depth)),
];

export const deepInputs: readonly DeepInput[] = [
  ...deepYaml,
  yaml('tags', nested('!a ', 'x', '')),
  yaml('anchors', nested('&a ', 'x', '')),
  yaml(
    'aliases',
    lines((level) => `a${level + 1}: &a${level + 1} [${level === 0 ? 'x' : `*a${level}`}]`),
  ),
  toml('lists', nested('tags = [', '', ']')),
  toml('lists in lists', (depth) => `tags = ${nested('[', '', ']')(depth)}`),
  toml('tables', (depth) => `tags = ${nested('{a = ', '1', '}')(depth)}`),
  toml('names', (depth) => `[${'a.'.repeat(depth)}a]\nb = 1`),
  toml('names of a value', (depth) => `${'a.'.repeat(depth)}a = 1`),
  json('lists', nested('[', '', ']')),
  json('open lists', nested('[', '', '')),
  json('maps', nested('{"a":', '1', '}')),
  markdown('quotes', nested('> ', 'x', '')),
  markdown('lists on a line', nested('- ', 'x', '')),
  markdown(
    'lists',
    lines((level) => `${' '.repeat(level)}- a`),
  ),
  markdown('emphasis', nested('*a ', '', 'b* ')),
  markdown('stars', nested('*', 'a', '*')),
  markdown('links', nested('[', 'a', '](x)')),
  markdown('brackets', nested('[', '', '')),
  markdown('parentheses', (depth) => `[a](${'('.repeat(depth)}${')'.repeat(depth)})`),
  markdown('pictures', nested('![', 'a', '](x)')),
  markdown('footnotes within', nested('^[', 'a', ']')),
  markdown('footnotes behind', (depth) => `x[^a]\n\n${'[^a]: '.repeat(depth)}x`),
  markdown('divisions', nested('<div>', 'x', '')),
  markdown('bold', nested('<b>', 'x', '')),
  html('divisions', nested('<div>', 'x', '</div>')),
  html('open divisions', nested('<div>', 'x', '')),
  html('bold', nested('<p><b>', 'x', '')),
  html('tables', nested('<table><tr><td>', 'x', '')),
  html('lists', nested('<ul><li>', 'x', '')),
  html('drawings', nested('<svg><g>', 'x', '')),
  html('templates', nested('<template>', 'x', '')),
  linkedData('lists', nested('[', '', ']')),
  linkedData('graphs', nested('{"@graph":[', '', ']}')),
  linkedData(
    'authors',
    (depth) => `{"@type":"Article","author":${nested('[', '"A"', ']')(depth)}}`,
  ),
  linkedData(
    'names',
    (depth) => `{"@type":"Article","author":${nested('{"name":', '"A"', '}')(depth)}}`,
  ),
  linkedData('open lists', nested('[', '', '')),
  { name: 'text', extension: '.txt', make: (depth) => `Title\n\n${nested('(', 'x', ')')(depth)}` },
  { name: 'text', extension: '.txt', make: (depth) => `Title\n\n${'> '.repeat(depth)}x` },
];
