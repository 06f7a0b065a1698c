/** Elements that cannot be inside a paragraph. */
const blocks =
  'address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|video';

const opening = new RegExp(`(<(?:${blocks})(?=[\\s/>])[^>]*>)`, 'gi');
const closing = new RegExp(`(</(?:${blocks})>|<hr\\s*/?>)`, 'gi');
const beginsWithBlock = new RegExp(`^(?:</?(?:${blocks})(?=[\\s/>])|<!--)`, 'i');

/** Elements whose line ends do not separate paragraphs. */
const verbatim = /(<(pre|script|style|textarea)\b[\s\S]*?<\/\2>)/i;

/**
 * The body of a post as WordPress shows it. Its classic editor stores paragraphs as blank lines, and
 * captions and embeds as shortcodes. Posts of the block editor contain their paragraphs already.
 */
export const wordpressBody = (body: string): string => {
  const html = withCaptions(body.replace(/\r\n?/g, '\n'));
  return /<!-- wp:/.test(html) ? html : withParagraphs(html);
};

const withParagraphs = (html: string): string => {
  const pieces = html.split(verbatim);
  // The pattern has two groups: each verbatim piece is followed by the name of its element.
  return pieces
    .map((piece, index) => [paragraphsOf(piece), `\n${piece}\n`, ''][index % 3] ?? '')
    .join('')
    .trim();
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

const withCaptions = (html: string): string =>
  html
    .replace(
      /\[caption\b[^\]]*\]\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*?)\[\/caption\]/g,
      (_, picture: string, caption: string) =>
        `<figure>${picture}<figcaption>${caption.trim()}</figcaption></figure>`,
    )
    .replace(/\[embed\b[^\]]*\]\s*(https?:\/\/[^\s[\]<>"]+)\s*\[\/embed\]/g, '\n\n$1\n\n');
