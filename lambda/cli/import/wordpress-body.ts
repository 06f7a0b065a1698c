/** Elements that cannot be inside a paragraph. */
const blocks =
  'address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|video';

const opening = new RegExp(`(<(?:${blocks})(?=[\\s/>])[^>]*>?)`, 'gi');
const closing = new RegExp(`(</(?:${blocks})>|<hr\\s*/?>)`, 'gi');
const beginsWithBlock = new RegExp(`^(?:</?(?:${blocks})(?=[\\s/>])|<!--)`, 'i');

/** The ends of elements whose line ends do not separate paragraphs. */
const verbatimEnds: Readonly<Record<string, RegExp>> = {
  pre: /<\/pre>/gi,
  script: /<\/script>/gi,
  style: /<\/style>/gi,
  textarea: /<\/textarea>/gi,
};
const verbatimStart = /<(pre|script|style|textarea)\b/gi;

/**
 * The body of a post as WordPress shows it. Its classic editor stores paragraphs as blank lines, and
 * captions and embeds as shortcodes. Posts of the block editor contain their paragraphs already.
 */
export const wordpressBody = (body: string): string => {
  const html = withCaptions(body.replace(/\r\n?/g, '\n')).replace(embed, '\n\n$1\n\n');
  return /<!-- wp:/.test(html) ? html : withParagraphs(html);
};

const withParagraphs = (html: string): string => {
  const pieces: string[] = [];
  let start = 0;
  for (const { from, to } of verbatimParts(html)) {
    pieces.push(paragraphsOf(html.slice(start, from)), `\n${html.slice(from, to)}\n`);
    start = to;
  }
  return [...pieces, paragraphsOf(html.slice(start))].join('').trim();
};

/** Where verbatim elements begin and end. An element without an end tag is none. */
const verbatimParts = function* (html: string): Generator<{ from: number; to: number }> {
  const unclosed = new Set<string>();
  let last = 0;
  for (const { 1: tag = '', index: from } of html.matchAll(verbatimStart)) {
    const name = tag.toLowerCase();
    if (from < last || unclosed.has(name)) continue;
    last = endOf(html, name, from) ?? last;
    if (last > from) yield { from, to: last };
    else unclosed.add(name);
  }
};

const endOf = (html: string, name: string, from: number): number | undefined => {
  const end = verbatimEnds[name];
  if (end === undefined) return undefined;
  end.lastIndex = from;
  return end.test(html) ? end.lastIndex : undefined;
};

const paragraphsOf = (html: string): string =>
  html
    .replace(opening, '\n\n$1')
    .replace(closing, '$1\n\n')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (beginsWithBlock.test(part) ? part : `<p>${withBreaks(part)}</p>`))
    .join('\n');

/** WordPress shows an embed for an address alone on its line. Here it becomes a link. */
const withBreaks = (text: string): string =>
  text
    .split('\n')
    .map((line) => (/^https?:\/\/[^\s<>"]+$/.test(line) ? linkTo(line) : line))
    .join('<br>\n');

const linkTo = (address: string): string => `<a href="${address}">${address}</a>`;

/** A shortcode's attributes are shorter than 2000 characters. */
const embed = /\[embed\b[^\]]{0,2000}\]\s*(https?:\/\/[^\s[\]<>"]+)\s*\[\/embed\]/g;
const captionStart = /\[caption\b[^\]]{0,2000}\]\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?)/;
const captionEnd = '[/caption]';

const withCaptions = (html: string): string => {
  const parts = html.split(captionEnd);
  const rest = parts.pop() ?? '';
  const captioned = parts.map((part) => {
    const found = captionStart.exec(part);
    if (found === null) return part + captionEnd;
    const [start, picture] = found;
    const caption = part.slice(found.index + start.length).trim();
    return `${part.slice(0, found.index)}<figure>${picture}<figcaption>${caption}</figcaption></figure>`;
  });
  return [...captioned, rest].join('');
};
