import { imageSize } from 'image-size';
import { contentKeys } from '../contract.ts';
import type { SourceArticle } from './article.ts';

/** What the bytes of a file tell of it. */
export interface MediaFacts {
  /** The size of the file. */
  readonly bytes: number;
  /** Of a picture as it is shown, in pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** Media of the publication's own by their keys; null for what is not there. */
export type MediaByKey = Readonly<Record<string, MediaFacts | null>>;

/** In bytes: pictures tell their size before this, behind what cameras and editors put first. */
export const mediaStart = 256 * 1024;

/** So many files of one article are looked at; of the others nothing is known. */
const mostMedia = 100;

/** In pixels. A header that claims more is damaged. */
const largestSide = 100_000;

/** An image as the sanitiser writes it: attributes in double quotes, `<` and `>` escaped. */
const imageTags = /<img\b[^>]*>/g;

/** @returns the keys of the publication's own media that an article shows or links to, ascending */
export const mediaKeysOf = (
  { image, attachments = [], body }: SourceArticle,
  baseUrl: string,
): string[] => {
  const addresses = [
    ...(image ? [image.url] : []),
    ...attachments.map(({ url }) => url),
    ...(body.match(imageTags) ?? []).map(addressIn),
  ];
  const keys = addresses.flatMap((address) => mediaKeyOf(address, baseUrl) ?? []);
  return [...new Set(keys)].slice(0, mostMedia).sort();
};

/**
 * @param start the first bytes of a file, `mediaStart` of them if it has so many
 * @param bytes the size of the whole file
 */
export const factsOf = (start: Uint8Array, bytes: number): MediaFacts => {
  const sides = sidesOf(start);
  const isPicture = sides?.every((side) => side >= 1 && side <= largestSide);
  const [width = 0, height = 0] = sides ?? [];
  return isPicture ? { bytes, width: Math.round(width), height: Math.round(height) } : { bytes };
};

/** Width and height as shown. What is no picture, or a damaged one, has none. */
const sidesOf = (start: Uint8Array): readonly number[] | undefined => {
  try {
    const { width, height, orientation = 1 } = imageSize(start);
    const liesOnItsSide = orientation >= 5;
    return liesOnItsSide ? [height, width] : [width, height];
  } catch {
    return undefined;
  }
};

/** The article with what is known of its media. Attachments that are not there are left out. */
export const withMedia = <Kind extends SourceArticle>(
  article: Kind,
  media: MediaByKey,
  baseUrl: string,
): Kind => {
  const factsAt = (address: string) => media[mediaKeyOf(address, baseUrl) ?? ''];
  const { image, attachments, body } = article;
  return {
    ...article,
    body: body.replace(imageTags, (tag) => withSides(tag, factsAt(addressIn(tag)))),
    ...(image ? { image: { ...image, ...factsAt(image.url) } } : {}),
    ...(attachments
      ? {
          attachments: attachments.flatMap((attachment) => {
            const facts = factsAt(attachment.url);
            if (facts === null) return [];
            return facts ? { ...attachment, bytes: facts.bytes } : attachment;
          }),
        }
      : {}),
  };
};

/** Browsers and readers keep the place free for a picture whose sides they know. */
const withSides = (tag: string, facts: MediaFacts | null | undefined): string => {
  if (!facts?.width || /\s(?:width|height)="/.test(tag)) return tag;
  return tag.replace(/\s*\/?>$/, ` width="${facts.width}" height="${facts.height}"$&`);
};

const addressIn = (tag: string): string =>
  (/\ssrc="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');

const mediaKeyOf = (address: string, baseUrl: string): string | undefined => {
  const root = `${baseUrl}/`;
  if (!address.startsWith(root + contentKeys.media)) return undefined;
  const [path = ''] = address.slice(root.length).split(/[?#]/);
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};
