import sanitize from 'sanitize-html';
import { cleanText } from '../text.ts';

const allowedTags = [
  'a abbr b bdi bdo blockquote br caption cite code dd del dfn div dl dt em figcaption figure',
  'h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub sup',
  'table tbody td tfoot th thead time tr u ul var wbr',
].flatMap((row) => row.split(' '));

const allowedAttributes = {
  '*': ['lang', 'dir', 'title'],
  a: ['href', 'rel'],
  img: ['src', 'alt', 'width', 'height'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  time: ['datetime'],
  blockquote: ['cite'],
  q: ['cite'],
};

/** Deeper nesting is flattened: readers and parsers overflow on it. */
const deepest = 100;

/**
 * HTML by allow-list: no script, style, form, frame or event handler, and every address absolute
 * http(s) or mailto. A link or picture without a usable address loses it, and the picture goes.
 * @param resolve makes a reference absolute; undefined refuses it
 */
export const safeHtml = (
  html: string,
  resolve: (reference: string) => string | undefined,
): string => {
  const absolute =
    (attribute: 'href' | 'src' | 'cite'): sanitize.Transformer =>
    (tagName, { [attribute]: reference, ...attribs }) => {
      const address = reference === undefined ? undefined : resolve(reference);
      return { tagName, attribs: address ? { ...attribs, [attribute]: address } : attribs };
    };
  let openLinks = 0;
  const pass = (markup: string): string => {
    openLinks = 0;
    return cleanText(sanitize(markup, options));
  };
  const options: sanitize.IOptions = {
    allowedTags,
    allowedAttributes,
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nestingLimit: deepest,
    onOpenTag: (name) => {
      if (name === 'a') openLinks += 1;
    },
    onCloseTag: (name) => {
      if (name === 'a') openLinks -= 1;
    },
    transformTags: {
      a: (tagName, attribs) =>
        openLinks > 1 ? { tagName: 'span', attribs: {} } : absolute('href')(tagName, attribs),
      img: absolute('src'),
      blockquote: absolute('cite'),
      q: absolute('cite'),
      h1: 'h2',
    },
    exclusiveFilter: ({ tag, attribs, text, mediaChildren }) =>
      (tag === 'img' && !attribs.src) ||
      (tag === 'p' && text.trim() === '' && mediaChildren.length === 0),
  };
  // Without what the first pass drops, the rest may nest differently or turn out to be empty.
  return pass(pass(html)).trim();
};
