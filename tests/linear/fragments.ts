/**
 * Short texts that repeat: what opens something and does not close it, what looks like the beginning of
 * something, and what has to be looked at twice.
 */
export const markup = [
  ...['<', '<a', '<a ', '<a b="', '<!--', '<!', '<?', '<![CDATA[', ']]>', '-->', '</p>', '<p>'],
  ...[
    '<b>',
    '<svg>',
    '<div>',
    '<b><p>',
    '<i>a</i>',
    '<a href="/a">a</a>',
    '<img ',
    '<img src="/a.png">',
    '<td>',
    '<li>',
  ],
  ...['<h2>a</h2>', '<h2>Comments</h2>', '<br>', '<hr>', '<pre', '<script', '<style', '<!--a-->'],
  ...['<table><tr><td>', '<select><option>', '<p class="byline">By Ann Lee</p>', '<meta charset='],
  ...['<time datetime="2026-01-02">a</time>', '<p>A sentence of some words.</p>', '<body '],
  '<img src="/a.png" srcset="/a.png 1x, /b.png 2x">',
  '<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>',
  '<script type="application/ld+json">{"@type":"Article","author":"Ann Lee"}</script>',
];

/** What WordPress and the makers of sites put into a text. */
export const shortcodes = [
  ...['[caption', '[caption]<img>', '[caption id="a"]<img src="/a"> a', '[/caption]', '[gallery]'],
  ...[
    '[embed',
    '[embed]http://a ',
    '<pre>',
    '<script>',
    '<style>',
    '<pre></pre>',
    '<p',
    '<!-- wp:',
  ],
  ...['{{', '{{a', '{%', '{% a', '{a}', 'http://a.b\n'],
];

export const markdown = [
  ...['^[a]', '^[', '[', '![', '[[', '](', '[a](', '[a](b) ', '![a](b) ', '[^a]', '[^a]: a\n'],
  ...['[a]: b\n', '[a]', '|', '| a ', '| a | b |\n', '|-|-|\n', '`', '` ``', '```\n', '~~~\n'],
  ...['*', '**', '*a ', '**a* ', '_', '_a ', '__a', '~', '~~a ', '\\', '&', '&#', '&amp;', '&a'],
  ...['>', '> ', '> > ', '- ', '- a\n', '- - ', '* * ', '1. ', '1. a\n', '   - a\n', '# ', '# a\n'],
  ...['a\n===\n', 'a\n---\n', '***\n', 'http://a.b *c* ', 'a@b.c *d* ', '[a](b) *c* ', 'www.a.b '],
];

/** Marks that combine, in an order in which they have to be sorted, and characters that are not seen. */
export const characters = [
  ...['\u0301', 'a\u0301', '\u0300\u0315', '\u0315\u0300', '\u{1D15E}', '\uFF9E\u0301', '\u064B'],
  ...[
    '👍🏽',
    '👩‍👩‍👧',
    '\u200D',
    '\u200B',
    '\u2028',
    '\u00A0',
    '\u3000',
    '\uFDFA',
    'İ',
    'Σ',
    '각',
    '\u202E',
  ],
  ...[' ', '\t', ' \n', '\n', '\r', '\r\n', '\uD800', '\u0000', '\uFEFF'],
];

export const text = [
  ...[
    'a',
    'a ',
    '.',
    '. ',
    '...',
    '…',
    '-',
    '--',
    '—',
    ' - ',
    ' – ',
    ',',
    ', ',
    ':',
    '/',
    '//',
    '(',
  ],
  ...[
    ')',
    '(a ',
    '(c) ',
    '©',
    '© Ann ',
    '«',
    '»',
    '"',
    '“',
    '!',
    'aA',
    'AA',
    'aAA',
    '1',
    '1.',
    '1:',
  ],
  ...['12:30 ', '2026-01-02 ', '1/2/2026 ', '30 September 2026 ', '3 days ago ', 'vor 3 Stunden '],
  ...[
    'By ',
    'By Ann Lee ',
    'By Ann Lee and ',
    'by Ann by ',
    'Ann Lee, ',
    'Ann Lee | ',
    'A | ',
    ' y ',
  ],
  ...['و', 'وعلي ', '記者', '漢', 'Photo: ', 'Photo: Ann Lee. ', '(AFP) ', 'Comments\n', 'Share\n'],
  ...['window._', 'function(', '/* ', 'if (', '{', '}', 'By Ann Lee\n', '30 September 2026\n'],
  ...['A sentence of a text.\n', 'A sentence of a text that is long enough to be one.\n\n'],
];

/** Parts of addresses, and of other values. */
export const addresses = [
  ...['#', '#a', '?', '?a=', '&a=b', '%', '%41', '%zz', '/a', '/', '../', './', '.', '-', '@', ':'],
  ...[
    'placeholder',
    'placeholder-',
    '1x1',
    'spacer',
    '{slug}',
    '{section}/',
    'media/',
    '//a.',
    'é',
  ],
  ...[
    'a@',
    '<a@',
    '<a@b',
    '\t<',
    '+',
    ',',
    '1x, ',
    'a 1x,',
    'a,b 2w,',
    '|',
    '[',
    '(',
    '漢',
    '\u0301',
  ],
];
