import type { Article, Attachment, Image } from '../article.ts';
import { escapeMarkup } from '../text.ts';
import { looksLikeHtml } from './html-text.ts';
import type { Slots } from './slots.ts';

/**
 * The files that a reader may fetch with an entry: the attachments, then the picture, if its type and
 * size are known. RSS has room for the first.
 */
export const enclosuresOf = ({ attachments = [], image }: Article): readonly Attachment[] => [
  ...attachments,
  ...(image?.type !== undefined && image.bytes !== undefined
    ? [{ url: image.url, type: image.type, bytes: image.bytes }]
    : []),
];

/**
 * The picture and the attachments in the words of Media RSS (rssboard.org/media-rss), the same in RSS
 * and Atom: one element a line, written for the slots.
 */
export const mediaElements = (
  { image, attachments = [] }: Article,
  slots: Slots,
  indent: string,
): string => {
  const lines = [
    ...(image ? pictureElements(image, slots) : []),
    ...attachments.flatMap((attachment) => attachmentElements(attachment, slots)),
  ];
  return lines.map((line) => `${indent}${line}\n`).join('');
};

const pictureElements = (image: Image, slots: Slots): string[] => {
  const { url, type, width, height, bytes, alt, caption, credit } = image;
  const size = { width: positive(width), height: positive(height) };
  return [
    ...element(
      'media:content',
      slots,
      { url, type, medium: 'image', fileSize: positive(bytes), ...size },
      [
        ...textElement('media:description', caption, slots),
        ...textElement('media:text', alt, slots),
        ...(credit ? [`<media:credit>${slots.text(credit)}</media:credit>`] : []),
      ],
    ),
    ...element('media:thumbnail', slots, { url, ...size }),
  ];
};

const attachmentElements = (attachment: Attachment, slots: Slots): string[] => {
  const { url, type, bytes, duration, title } = attachment;
  const kind = type.slice(0, type.indexOf('/'));
  const medium = ['image', 'audio', 'video'].includes(kind) ? kind : 'document';
  return element(
    'media:content',
    slots,
    { url, type, medium, fileSize: positive(bytes), duration },
    textElement('media:title', title, slots),
  );
};

/** An empty file has no size that Media RSS could name, nor a picture without width. */
const positive = (size: number | undefined) => (size && size > 0 ? size : undefined);

const element = (
  name: string,
  slots: Slots,
  { url, ...more }: Readonly<Record<string, string | number | undefined>> & { url: string },
  children: readonly string[] = [],
): string[] => {
  const attributes = Object.entries(more)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${slots.attribute(String(value))}"`);
  const tag = ` url="${slots.address(url)}"${attributes.join('')}`;
  return children.length > 0
    ? [`<${name}${tag}>`, ...children.map((child) => `    ${child}`), `</${name}>`]
    : [`<${name}${tag}/>`];
};

/** Plain by default; what would be taken for HTML goes out as HTML that says it. */
const textElement = (name: string, text: string | undefined, slots: Slots): string[] => {
  if (!text) return [];
  return looksLikeHtml(text)
    ? [`<${name} type="html">${slots.text(escapeMarkup(text))}</${name}>`]
    : [`<${name} type="plain">${slots.text(text)}</${name}>`];
};
