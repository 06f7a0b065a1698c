import sanitize from 'sanitize-html';
import { cleanText } from '../../text.ts';
import { isQuicklyRead } from '../../uri.ts';
import { safeAlready } from './already-safe.ts';
import { linkEmbeds } from './embeds.ts';
import type { Resolve } from './html-tree.ts';
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

/**
 * HTML by allow-list: no script, style, form, frame or event handler, every address absolute
 * http(s) or mailto, and elements where the HTML Standard lets them stand. A link or picture without
 * a usable address loses it, and the picture goes.
 * @param resolve makes a reference absolute; undefined refuses it
 */
export const safeHtml = (html: string, resolve: Resolve): string =>
  (
    safeAlready(html, resolve) ?? strict(tidyHtml(linkEmbeds(flatten(html), resolve), resolve))
  ).trim();

/** Takes out what runs and what lies too deep, and leaves what becomes a link. */
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
      transformTags: {
        img: hideCandidates,
        source: hideCandidates,
        iframe: dropSlowAddress,
        summary: 'p',
      },
    }),
  );

/** The sanitizer's own reading of `srcset` writes what it finds wrong to the console. */
const hideCandidates: sanitize.Transformer = (tagName, { srcset, ...attribs }) => ({
  tagName,
  attribs: { ...(srcset ? { 'data-srcset': srcset } : {}), ...attribs },
});

/** The sanitizer reads the addresses of frames itself. */
const dropSlowAddress: sanitize.Transformer = (tagName, { src, ...attribs }) => ({
  tagName,
  attribs: { ...(src && isQuicklyRead(src) ? { src } : {}), ...attribs },
});

/** What comes in is tidy: only attributes that tidying needed go, and all else if a step before is wrong. */
const strict = (html: string): string =>
  sanitize(html, {
    allowedTags,
    allowedAttributes,
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
  });
