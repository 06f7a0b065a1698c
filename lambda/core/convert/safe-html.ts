import sanitize from 'sanitize-html';
import { cleanText } from '../text.ts';
import type { Resolve } from './html-tree.ts';
import { candidatesOf, srcsetOf } from './pictures.ts';
import { tidyHtml } from './tidy-html.ts';

const allowedTags = [
  'a abbr b bdi bdo blockquote br caption cite code dd del dfn div dl dt em figcaption figure',
  'h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub sup',
  'table tbody td tfoot th thead time tr u ul var wbr',
].flatMap((row) => row.split(' '));

const allowedAttributes = {
  '*': ['lang', 'dir', 'title'],
  a: ['href', 'rel', 'id'],
  img: ['src', 'srcset', 'alt', 'width', 'height'],
  ol: ['start', 'reversed', 'type'],
  li: ['value', 'id'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  time: ['datetime'],
  blockquote: ['cite'],
  q: ['cite'],
};

/** What tidying makes something else of. */
const embedTags = 'iframe embed object video audio source picture h1 svg button select'.split(' ');
const embedAttributes = [
  'src srcset data title aria-label',
  'data-src data-srcset data-lazy-src data-lazy-srcset data-original data-lazy data-url',
].flatMap((row) => row.split(' '));

/** Deeper nesting is flattened: readers and parsers overflow on it. */
const deepest = 100;

/** The anchors of footnotes; other names could be taken for those of the page around. */
const footnote = /^fn(?:ref)?\d+(?:[-:]\d+)*$/;

/**
 * HTML by allow-list: no script, style, form, frame or event handler, and every address absolute
 * http(s) or mailto. A link or picture without a usable address loses it, and the picture goes.
 * @param resolve makes a reference absolute; undefined refuses it
 */
export const safeHtml = (html: string, resolve: Resolve): string => {
  const strict = strictPass(resolve);
  const pass = (markup: string) => strict(tidyHtml(markup, resolve));
  // Without what one pass drops, the rest may nest differently or turn out to be empty.
  return pass(pass(flatten(html))).trim();
};

/** Takes out what runs and what lies too deep, and leaves what is to become a link. */
const flatten = (html: string): string =>
  cleanText(
    sanitize(html, {
      allowedTags: [...allowedTags, ...embedTags],
      allowedAttributes: {
        ...allowedAttributes,
        ...Object.fromEntries(embedTags.map((tag) => [tag, embedAttributes])),
        img: [...allowedAttributes.img, ...embedAttributes],
      },
      nestingLimit: deepest,
      transformTags: { img: hideCandidates, source: hideCandidates, summary: 'p' },
    }),
  );

/** The sanitizer's own reading of `srcset` writes what it finds wrong to the console. */
const hideCandidates: sanitize.Transformer = (tagName, { srcset, ...attribs }) => ({
  tagName,
  attribs: { ...(srcset ? { 'data-srcset': srcset } : {}), ...attribs },
});

const strictPass = (resolve: Resolve) => {
  const absolute =
    (attribute: 'href' | 'src' | 'cite'): sanitize.Transformer =>
    (tagName, { [attribute]: reference, id, srcset, ...attribs }) => {
      const address = reference === undefined ? undefined : resolve(reference);
      const candidates = candidatesOf(srcset ?? '', resolve);
      return {
        tagName,
        attribs: {
          ...attribs,
          ...(address ? { [attribute]: address } : {}),
          ...(candidates.length > 0 ? { srcset: srcsetOf(candidates) } : {}),
          ...(id && footnote.test(id) ? { id } : {}),
        },
      };
    };
  let openLinks = 0;
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
      li: absolute('cite'),
    },
    exclusiveFilter: ({ tag, attribs, text, mediaChildren }) =>
      (tag === 'img' && !attribs.src) ||
      (tag === 'p' && text.trim() === '' && mediaChildren.length === 0),
  };
  return (markup: string): string => {
    openLinks = 0;
    return cleanText(sanitize(markup, options));
  };
};
